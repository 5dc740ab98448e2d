"""Whether the sub-headings of a section are numbered in order and in one style a level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ogicheck.api import At, Finding, Report, ReportParagraph, Rule, Text, ordinal, printed_number, rule, style
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.prose import RESIDUE

DECIMAL = re.compile(r"\d+[.．](?!20\d\d\s*年)\d")
"""A number of two levels (2.1), or a figure; behind the number of an item a year may stand (2.2021年)."""
SENTENCE_END = re.compile(r"(?<=[。；;！？])\s*")


@dataclass(slots=True)
class Level:
    """One level of sub-headings: its style, and the last one's count and number."""

    style: str
    count: int
    printed: str


@rule(
    "OGI108",
    "subheading-number",
    level="warning",
    clauses=(FORM_2019, FORM_2021),
    messages={
        "skip": Text("序号“{0}”之后是“{1}”，跳号了。", "Number '{1}' follows '{0}': one is skipped."),
        "repeat": Text("序号“{0}”重复。", "Number '{0}' is repeated."),
        "style": Text("序号“{0}”之后是“{1}”，写法不一致。", "Number '{1}' follows '{0}' in another style."),
    },
)
def subheading_number(report: Report, at: At) -> Iterator[Finding]:
    """同一级小标题的序号跳号、重号或写法不一致。

    为什么：多半是增删段落后没有重排，读者会以为缺了内容。
    错：（一）、（二）之后是“（3）”。
    对：（一）、（二）、（三）。
    怎么改：重排序号，同一级用同一种写法。

    Sub-headings of one level skip a number, repeat one or change style.

    Why: Readers think that something is missing.
    Bad: （3） after （一） and （二）.
    Good: （一）, （二）, （三）.
    Fix: Number them anew, in one style a level.
    """
    tabled = {form.section for form in report.form.tables.values()}
    for section in report.sections:
        if section.key not in tabled:
            yield from _subheadings(section.paragraphs, at)


def _subheadings(paragraphs: Sequence[ReportParagraph], at: At) -> Iterator[Finding]:
    levels: list[Level] = []
    for paragraph in paragraphs:
        number = printed_number(RESIDUE.sub("", paragraph.printed))
        count = ordinal(number)
        if not (count is None or style(number) == "一是" or DECIMAL.match(paragraph.printed)):
            fault = _follow(levels, style(number), count, number)
            if fault:
                yield at(paragraph).say(fault[0], *fault[1:])
        _run_on(levels, paragraph.printed)


def _run_on(levels: list[Level], text: str) -> None:
    """Take in the numbers by which the last level goes on within a paragraph: …。（二）依申请公开。…"""
    for sentence in SENTENCE_END.split(text)[1:] if levels else ():
        number = printed_number(sentence)
        count = ordinal(number)
        same = next((level for level in levels if count is not None and level.style == style(number)), None)
        if same and count == same.count + 1 and not DECIMAL.match(sentence):
            same.count, same.printed = same.count + 1, number


def _follow(levels: list[Level], own: str, count: int, number: str) -> tuple[str, ...] | None:
    """Put a number behind those before it; what is wrong with it there."""
    depth = next((index for index, level in enumerate(levels) if level.style == own), None)
    if depth is None:
        changed = levels[-1] if levels and count > 1 and _alike(levels[-1], own, count) else None
        if count == 1:
            levels.append(Level(own, count, number))
        if changed:
            changed.count, before, changed.printed = count, changed.printed, number
            return "style", before.strip(), number.strip()
        return None
    del levels[depth + 1 :]
    level = levels[depth]
    before, last = level.printed.strip(), level.count
    level.count, level.printed = count, number
    if count in (1, last + 1):
        return None
    return ("repeat", number.strip()) if count == last else ("skip", before, number.strip())


def _alike(level: Level, own: str, count: int) -> bool:
    """Whether a number in a new style goes on where a level stood: both in brackets, or both not."""
    return count == level.count + 1 and ("(" in level.style) == ("(" in own)


RULES: list[Rule] = [subheading_number]
