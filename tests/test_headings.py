"""A section is told by its words, or by its number, its neighbours and what stands below it; a sub-heading is no section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from fixtures.values import Facts
from ogicheck.values.findings import FileResult

Check = Callable[[bytes], FileResult]
REPORT = clean(2023, "槐安县水利局", seed=3)
BELOW = {
    "as sections": (
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息管理情况",
        "平台建设情况",
        "监督保障情况",
    ),
    "in words seen": ("政府信息主动公开情况", "依申请公开政府信息情况", "政府信息管理", "政府信息平台建设", "监督保障"),
}
STYLES = ("（{}）", "{}是", "第{}部分")
OTHER_WORDS = [
    ("problems", "五、存在的问题与下步打算"),
    ("problems", "五、工作中的不足及改进方向"),
    ("disclosure", "二、政府信息主动公开的数量"),
    ("requests", "三、申请的接收与答复"),
    ("review", "四、争议案件"),
    ("overview", "一、2023年工作开展情况"),
    ("other", "六、其他要说明的几点"),
]


def told(check: Check, facts: Facts) -> list[tuple[str, str]]:
    found = check(build.build(facts, "text-piped")).findings
    return [(one.rule, one.address) for one in found if one.kind == "fail"]


def with_subheadings(titles: tuple[str, ...], style: str = "（{}）") -> Facts:
    """The report with these sub-headings in its overview, each with its own paragraph."""
    overview = REPORT.sections[0]
    prose = [block for block in overview.blocks if isinstance(block, str) and not block.startswith("（")]
    numbered = [style.format(number) + title for number, title in zip("一二三四五", titles, strict=True)]
    blocks = [prose[0], *(line for pair in zip(numbered, prose[1:], strict=False) for line in pair)]
    return replace(REPORT, sections=(replace(overview, blocks=tuple(blocks)), *REPORT.sections[1:]))


def without_heading(facts: Facts, key: str) -> Facts:
    return apply(facts, {"op": "heading", "section": key, "text": ""})


@pytest.mark.parametrize("titles", BELOW.values(), ids=BELOW)
def test_subheadings_worded_as_sections_are_none(titles: tuple[str, ...], check: Check) -> None:
    assert told(check, with_subheadings(titles)) == []


@pytest.mark.parametrize("titles", BELOW.values(), ids=BELOW)
@pytest.mark.parametrize("lost", ["disclosure", "requests"])
def test_a_lost_heading_is_told_once_whatever_the_subheadings(titles: tuple[str, ...], lost: str, check: Check) -> None:
    facts = without_heading(with_subheadings(titles), lost)
    assert told(check, facts) == [("OGI105", f"section/{lost}")]


@pytest.mark.parametrize("lost", ["problems", "other"])
def test_a_lost_section_without_a_table_is_missing(lost: str, check: Check) -> None:
    facts = apply(with_subheadings(BELOW["as sections"]), {"op": "drop_section", "section": lost})
    assert ("OGI101", f"section/{lost}") in told(check, facts)


def test_a_section_numbered_as_a_subheading_over_its_table_is_one(check: Check) -> None:
    facts = apply(REPORT, {"op": "heading", "section": "requests", "text": "（三）收到和处理政府信息公开申请情况"})
    assert told(check, facts) == [("OGI106", "section/requests")]


@pytest.mark.parametrize(("key", "heading"), OTHER_WORDS)
def test_a_heading_in_other_words_at_its_place_is_the_section(key: str, heading: str, check: Check) -> None:
    facts = apply(REPORT, {"op": "heading", "section": key, "text": heading})
    assert told(check, facts) == [("OGI105", f"section/{key}")]


def test_a_strange_heading_that_shares_nothing_is_extra_and_the_section_missing(check: Check) -> None:
    facts = apply(REPORT, {"op": "heading", "section": "problems", "text": "五、特色亮点做法"})
    assert {rule for rule, _ in told(check, facts)} >= {"OGI101", "OGI107"}


def test_number_and_words_of_a_heading_on_two_lines_are_one(check: Check) -> None:
    facts = apply(REPORT, {"op": "heading", "section": "requests", "text": "三、\n收到和处理政府信息公开申请情况"})
    assert told(check, facts) == []
