"""Builds the documentation site of the project's own pages: `python -m docs.site.build FOLDER`.

The pages stay where they are read on a code host. Here they are laid out anew, links between them lead to one another, and
links to anything else of the repository lead to it there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import normpath, relpath

ROOT = Path(__file__).parents[2]
HOME = "https://github.com/ogicheck/ogicheck"
IMAGES = ROOT / "docs" / "images"
LINK = re.compile(r"\]\((?!\w+:)([^()\s#]+)(#[^()\s]+)?\)")
GUIDES = ("clerk", "office", "publisher", "auditor", "author")
"""Who uses it: a guide each."""
CHINESE = {
    "guide": "README.zh-CN.md",
    **{f"guides/{name}": f"docs/guides/{name}.zh-CN.md" for name in GUIDES},
    "publishing": "docs/publishing.zh-CN.md",
    "http": "docs/http.zh-CN.md",
    "data": "docs/data.zh-CN.md",
    "scale": "docs/scale.zh-CN.md",
    "rulesets": "docs/rulesets.zh-CN.md",
    "plugins": "docs/plugins.zh-CN.md",
    "promises": "docs/promises.zh-CN.md",
}
ENGLISH = {
    "en/guide": "README.md",
    **{f"en/guides/{name}": f"docs/guides/{name}.md" for name in GUIDES},
    "en/publishing": "docs/publishing.md",
    "en/http": "docs/http.md",
    "en/data": "docs/data.md",
    "en/scale": "docs/scale.md",
    "en/rulesets": "docs/rulesets.md",
    "en/plugins": "docs/plugins.md",
    "en/promises": "docs/promises.md",
    "en/contributing": "CONTRIBUTING.md",
    "en/changelog": "CHANGELOG.md",
}
SCHEMAS = (
    "docs/configuration.schema.json",
    "rulesets/ruleset.schema.json",
    "plugins/ogicheck_plugins/outputs/output.schema.json",
)
"""They stand at the top of the site under their names, where an editor is told to look for them."""


def pages() -> dict[str, str]:
    """The site's pages: their names there, and their paths in the repository."""
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    rules = sorted((ROOT / "docs" / "rules").glob("*.md"))
    named = {f"{path.parent.name}/{path.stem}": path.relative_to(ROOT).as_posix() for path in (*rules, *decisions)}
    return {**CHINESE, **ENGLISH, **named}


def slug(words: str) -> str:
    """The anchor of a heading, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")


def laid_out(name: str, path: str, names: Mapping[str, str]) -> str:
    """A page as the site has it. `names` are the names of the pages by their paths."""

    at = Path(name).parent.as_posix()

    def led(link: re.Match[str]) -> str:
        target = normpath(f"{Path(path).parent.as_posix()}/{link[1]}")
        if target in names:
            return f"]({relpath(names[target], at)}.md{link[2] or ''})"
        if target.startswith("docs/images/"):
            return f"]({relpath(target.removeprefix('docs/'), at)})"
        kind = "tree" if (ROOT / target).is_dir() else "blob"
        return f"]({HOME}/{kind}/main/{target}{link[2] or ''})"

    return LINK.sub(led, (ROOT / path).read_text("utf-8"))


def index(title: str, intro: str, below: Mapping[str, list[str]]) -> str:
    """A page that lists others, by caption."""
    trees = (f"```{{toctree}}\n:caption: {caption}\n\n{chr(10).join(names)}\n```\n" for caption, names in below.items())
    return f"# {title}\n\n{intro}\n\n" + "\n".join(trees)


def indexes(every: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    rules = [name for name in every if name.startswith("rules/")]
    decisions = [name for name in every if name.startswith("decisions/")]
    yield (
        "index",
        index("ogicheck", INTRO, {"使用": list(CHINESE), "规则": rules, "English": ["en/index"], "决策记录": decisions}),
    )
    yield "en/index", index("ogicheck in English", ENGLISH_INTRO, {"Guides": [name[3:] for name in ENGLISH]})


INTRO = """检查政府信息公开工作年度报告是否符合国家格式：表格、勾稽关系、文字与数字是否一致，错在哪里，依据什么，怎么改。

- 从你要做的事开始：[写年报](guides/clerk.md)、[收年报](guides/office.md)、[发布年报](guides/publisher.md)、
  [审计](guides/auditor.md)、[写规则](guides/author.md)；全部功能见[使用指南](guide.md)
- [全部规则](rules/README.md)，[条款与规则](rules/clauses.md)
- 供编辑器和程序使用：[配置的 schema](configuration.schema.json)，[规则集的 schema](ruleset.schema.json)，
  [输出的 schema](output.schema.json)
- [English](en/index.md)"""
ENGLISH_INTRO = """Checks Chinese government reports on open government information against the national form: what is wrong,
where, what it rests on, how to mend it.

- [I write a report](guides/clerk.md), [gather](guides/office.md), [publish](guides/publisher.md),
  [audit](guides/auditor.md) or [write rules](guides/author.md)
- [Guide](guide.md), [all rules](../rules/README.md), [clauses and rules](../rules/clauses.md)
- For editors and programs: schemas of [configurations](../configuration.schema.json), [rulesets](../ruleset.schema.json),
  the [output](../output.schema.json)"""


def lay_out(folder: Path) -> None:
    """Write the sources of the site into an empty folder."""
    every = pages()
    names = {path: name for name, path in every.items()}
    written = {name: laid_out(name, path, names) for name, path in every.items()} | dict(indexes(every))
    for name, text in written.items():
        target = folder / f"{name}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    shutil.copy(Path(__file__).with_name("conf.py"), folder)
    for schema in SCHEMAS:
        shutil.copy(ROOT / schema, folder)
    if IMAGES.is_dir():
        shutil.copytree(IMAGES, folder / "images")


def build(target: Path) -> int:
    """Build the site; a warning fails it. Returns the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder))
        call = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", folder, str(target)]
        return subprocess.call(call, env={**os.environ, "PYTHONPATH": str(ROOT)})


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1])))
