"""Writes a page for each rule from its docstring: `python docs/pages.py`."""

from __future__ import annotations

from pathlib import Path

from ogicheck.checking.checker import Checker, Plan
from ogicheck.checking.verdict import rule_info
from ogicheck.values.findings import RuleInfo

FOLDER = Path(__file__).parent / "rules"


def pages() -> dict[str, str]:
    """Every page's file name and text."""
    checker = Checker.of(Plan())
    registry = checker.host.registry
    infos = [rule_info(registry, rule, rule.level) for _, rule in sorted(registry.rules.items())]
    return {"README.md": index(infos), **{f"{one.id}.md": page(one) for one in infos}}


def index(infos: list[RuleInfo]) -> str:
    rows = "".join(
        f"| [{one.id}]({one.id}.md) | {one.name} | {one.level} | {one.zh.summary} | {one.en.summary} |\n" for one in infos
    )
    return f"# Rules 规则\n\n| id | name | level | 不符之处 | what is wrong |\n|---|---|---|---|---|\n{rows}"


def page(info: RuleInfo) -> str:
    formats = "2019, 2021" if info.formats == ("*",) else ", ".join(info.formats)
    regional = info.regions != ("*",)
    head = "| level | formats | regions |\n|---|---|---|" if regional else "| level | formats |\n|---|---|"
    regions = f" {', '.join(info.regions)} |" if regional else ""
    chinese = "；".join(clause.title.zh for clause in info.clauses) or "无"
    english = "; ".join(clause.title.en for clause in info.clauses) or "none"
    return f"""# {info.id} {info.name}

{head}
| {info.level} | {formats} |{regions}

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
"""


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
