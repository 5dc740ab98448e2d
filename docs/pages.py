"""Writes a page for each rule from its docstring, and one of the clauses that rules rest on: `python -m docs.pages`."""

from __future__ import annotations

from pathlib import Path

import tomli
import tomlkit

from fixtures import cases
from ogicheck.api import rule_info
from ogicheck.checking.checker import Checker, Plan
from ogicheck.hosting.rules import Rule
from ogicheck.values.findings import Clause, RuleInfo

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "rules"
TESTS = ROOT / "tests"
CLAUSES = Path(__file__).with_name("clauses.toml")
FIRST, LATER = "0.1.0", dict[str, str]()
"""The release with the first rules, and by rule that of those which came later."""
BOTH = ("form-2019", "form-2021")


def pages() -> dict[str, str]:
    """Every page's file name and text."""
    checker = Checker.of(Plan())
    registry = checker.host.registry
    infos = [rule_info(registry, rule, rule.level) for _, rule in sorted(registry.rules.items())]
    written = {f"{one.id}.md": page(one, registry.rules[one.id]) for one in infos}
    return {"README.md": index(infos), "clauses.md": clauses(infos), **written}


def index(infos: list[RuleInfo]) -> str:
    rows = "".join(
        f"| [{one.id}]({one.id}.md) | {one.name} | {one.level} | {one.zh.summary} | {one.en.summary} |\n" for one in infos
    )
    return f"# Rules 规则\n\n| id | name | level | 不符之处 | what is wrong |\n|---|---|---|---|---|\n{rows}"


def clauses(infos: list[RuleInfo]) -> str:
    """What is asked of a report, clause by clause, with the rules that look at it."""
    known = {one.id: one for info in infos for one in info.clauses}
    rows = "".join(
        f"| {basis(one['basis'], known)} | {one['zh']} | {one['en']} | "
        f"{' '.join(f'[{rule}]({rule}.md)' for rule in one['rules'])} | {'<br>'.join(map(shown, one['rules']))} |\n"
        for one in tomli.loads(CLAUSES.read_text("utf-8"))["clause"]
    )
    head = "| 依据 basis | 要求 | what is asked | 规则 rules | 测试 tests |\n|---|---|---|---|---|\n"
    return f"# Clauses 条款与规则\n\n{head}{rows}"


def basis(key: str, known: dict[str, Clause]) -> str:
    return "<br>".join(known[one].title.zh for one in (BOTH if key == "both" else (key,)))


def shown(rule: str) -> str:
    """Where the cases of a rule stand, on which it finds something or is silent; else the tests that name it."""
    places = [place for place in (cases.FOLDER / rule, cases.PASSAGES / f"{rule}.toml") if place.exists()]
    written = (place for place in sorted(TESTS.glob("test_*.py")) if f'"{rule}"' in place.read_text("utf-8"))
    named = [place.relative_to(ROOT).as_posix() for place in places or written]
    return ", ".join(f"[{name}](../../{name})" for name in named)


def page(info: RuleInfo, rule: Rule) -> str:
    formats = "2019, 2021" if info.formats == ("*",) else ", ".join(info.formats)
    regional = info.regions != ("*",)
    head = (
        "| level | formats | since | regions |\n|---|---|---|---|"
        if regional
        else "| level | formats | since |\n|---|---|---|"
    )
    regions = f" {', '.join(info.regions)} |" if regional else ""
    chinese = "；".join(clause.title.zh for clause in info.clauses) or "无"
    english = "; ".join(clause.title.en for clause in info.clauses) or "none"
    options = f"\n## 选项 Options\n\n```toml\n{tomlkit.dumps(dict(rule.options))}```\n" if rule.options else ""
    return f"""# {info.id} {info.name}

{head}
| {info.level} | {formats} | {LATER.get(info.id, FIRST)} |{regions}

## {info.zh.summary}

- 为什么：{info.zh.why}
- 错：{info.zh.bad}
- 对：{info.zh.good}
- 怎么改：{info.zh.fix}
- 依据：{chinese}

## {info.en.summary}

- Why: {info.en.why}
- Bad: {info.en.bad}
- Good: {info.en.good}
- Fix: {info.en.fix}
- Basis: {english}

例 Cases: {shown(info.id)}
{options}"""


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
