"""`ogicheck new-plugin`: a package to begin a plugin with."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

import click

from ogicheck.api import Session, SettingError, Text, with_session

TEMPLATE = Path(__file__).with_name("template")
FILES = {
    "pyproject.toml": "pyproject.toml",
    "README.md": "README.md",
    "plugin.py": "$module/__init__.py",
    "test_contract.py": "tests/test_contract.py",
    "report.md": "tests/cases/report.md",
    "bad.toml": "tests/cases/${prefix}101/bad-no-number.toml",
    "good.toml": "tests/cases/${prefix}101/good-hotline.toml",
}
"""Each template with the file that it becomes."""
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
TAKEN = "OGI"

BAD_NAME = Text(
    "“{0}”不能作插件名；文件夹名请用小写字母、数字和连字符，至少有两个字母，如 ogicheck-qingxi。",
    "'{0}' is no name for a plugin: name the folder by small letters, digits and hyphens, with at least two letters: "
    "ogicheck-qingxi, say.",
)
FULL = Text("文件夹 {0} 不是空的，没有写入。", "the folder {0} is not empty; nothing was written.")
DONE = Text(
    '已写入 {0}。接着在其中运行：\n  python -m pip install -e ".[test]"\n  python -m pytest\n',
    'Written to {0}. Next, in it:\n  python -m pip install -e ".[test]"\n  python -m pytest\n',
)


@click.command("new-plugin")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@with_session("lang")
def command(session: Session, folder: Path) -> None:
    """写好一个插件的软件包：一条规则、它的正反例；文件夹的名称就是插件的名称。\f

    Write a package with one rule, a good and a bad case; DIR's name is the plugin's.
    """
    words = _words(folder.resolve().name)
    if words is None:
        raise SettingError(BAD_NAME.fill(folder.resolve().name))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SettingError(FULL.fill(folder))
    _write(folder, words)
    session.write(DONE.fill(folder).say(session.lang).encode())


def _words(folder: str) -> dict[str, str] | None:
    """What the templates call the plugin: the folder's name without "ogicheck-", its letters for the ids of rules."""
    name = folder.lower().replace("_", "-").removeprefix("ogicheck-")
    prefix = re.sub(r"[^a-z]", "", name).upper()[:10]
    if not NAME.fullmatch(name) or len(prefix) < 2 or prefix == TAKEN:
        return None
    return {"name": name, "project": f"ogicheck-{name}", "module": f"ogicheck_{name.replace('-', '_')}", "prefix": prefix}


def _write(folder: Path, words: dict[str, str]) -> None:
    for template, name in FILES.items():
        path = folder / Template(name).substitute(words)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (TEMPLATE / f"{template}.txt").read_text("utf-8")
        path.write_text(Template(text).substitute(words), "utf-8", newline="\n")
