"""Whether an enumeration inside sentences keeps to one kind of number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ogicheck.api import At, Finding, Report, ReportParagraph, Rule, Text, rule
from ogicheck_plugins.national.prose import RESIDUE

COUNTS = "一二三四五六七八九十"
RINGED = "①②③④⑤⑥⑦⑧⑨⑩"
ENUMERATOR = re.compile(
    rf"(?:^|(?<=[。；;！：:，])|(?<=\d[.．、]))\s*"
    rf"(?P<printed>(?P<order>首先|其次(?![是为])|(?<!，)其次|再次(?=[，是要])|(?P<side>另?一方面))"
    rf"|(?P<count>[{COUNTS}])(?:[是要]|、(?![{COUNTS}]))|第(?P<of>[{COUNTS}])[，、]"
    rf"|(?P<digits>\d{{1,2}})[、.．](?!\d)"
    rf"|[（(](?P<within>[{COUNTS}]|\d{{1,2}})[）)]|(?P<ringed>[{RINGED}]))"
)
"""一是, 一要, 一、 (but not 一、二级), 第一, 1., （一）, (1), ①; a list may begin right behind a number: 1.一是.
Behind a comma 其次是 tells what comes next by its size.
"""
ORDER = ("首先", "其次", "再次", "最后")
SIDE, SIDES = "面", ("一方面", "另一方面")
"""They open no list that others could go on with: between 一是 and 二是 they may stand."""
WORDED = "是要第先"
"""Kinds that only stand inside sentences; the others may be a heading's, too."""
GAPPED = "是"
"""The kind whose steps never begin an ordinary clause: what they skip is missed."""
SKIPPED = (2, 3)
"""How far apart two steps are between which one or two are left out."""
PATTERNS = {"是": "{}是", "要": "{}要", "第": "第{}，", "、": "{}、", "（": "（{}）"}
DIGITS = {"1": "{}.", "(": "（{}）"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an enumeration inside sentences."""

    count: int
    printed: str
    index: int
    paragraph: ReportParagraph

    @property
    def kind(self) -> str:
        """一是, 一、, 第一, 1., （一）, (1), ①, 首先 and 一方面 are of the kinds 是, 、, 第, 1, （, (, ①, 先 and 面."""
        first = self.printed[0]
        if self.printed in (*ORDER, *SIDES):
            return "先" if self.printed in ORDER else SIDE
        if first in "（(":
            return "(" if self.printed[1].isdecimal() else "（"
        if first == "第" or first.isdecimal() or first in RINGED:
            return {"第": "第"}.get(first, "①" if first in RINGED else "1")
        return self.printed[-1]


@rule(
    "OGI109",
    "enumerator-mixed",
    level="warning",
    clauses=(),
    messages={
        "mixed": Text(
            "同一列举中“{0}”之后用了“{1}”，应为“{2}”。",
            "In one enumeration '{1}' follows '{0}'; it should be '{2}'.",
        ),
        "gap": Text(
            "列举中“{0}”之后是“{1}”，缺“{2}”。",
            "In an enumeration '{1}' follows '{0}': '{2}' is missing.",
        ),
    },
)
def enumerator_mixed(report: Report, at: At) -> Iterator[Finding]:
    """一个列举里序号写法混用，或者缺号。

    为什么：前面是“一是”“二是”，后面变成“三、”，读者会以为另起了一部分；变成“四是”，像是漏了一项。
    错：一是……；二是……；三、……。首先……；其次……；三是……。一方面……；二是……。一是……；二是……；四是……。
    对：一是……；二是……；三是……。
    怎么改：改成同一种写法，补上缺的一项或者改正序号。

    One enumeration mixes two kinds of number, or skips one.

    Why: After 一是 and 二是 a 三、 reads like a new part, and a 四是 as if one were lost.
    Bad: 一是…；二是…；三、…. 首先…；其次…；三是…. 一方面…；二是…. 一是…；二是…；四是….
    Good: 一是…；二是…；三是….
    Fix: Use one kind throughout, and add what is missing or mend the numbers.
    """
    for section in report.sections:
        told = [step for index, one in enumerate(section.paragraphs) for step in _steps(one, index)]
        for before, step in zip(told, told[1:], strict=False):
            if _leaves(before, step, told):
                yield at(step.paragraph).say("mixed", before.printed, step.printed, _due(before, step))
        steps = [step for step in told if step.kind != SIDE]
        for before, step in zip(steps, steps[1:], strict=False):
            if _mixes(before, step, steps):
                yield at(step.paragraph).say("mixed", before.printed, step.printed, _due(before, step))
        worded = [step for step in steps if step.kind == GAPPED]
        for before, step in zip(worded, worded[1:], strict=False):
            if _skips(before, step, section.paragraphs):
                missing = PATTERNS[before.kind].format(COUNTS[before.count])
                yield at(step.paragraph).say("gap", before.printed, step.printed, missing)


def _steps(paragraph: ReportParagraph, index: int) -> Iterator[Step]:
    for match in ENUMERATOR.finditer(RESIDUE.sub("", paragraph.printed)):
        yield Step(_count(match), match["printed"], index, paragraph)


def _count(match: re.Match[str]) -> int:
    if match["side"]:
        return SIDES.index(match["side"]) + 1
    if match["order"]:
        return ORDER.index(match["order"]) + 1
    if match["ringed"]:
        return RINGED.index(match["ringed"]) + 1
    sign = match["digits"] or match["within"] or match["count"] or match["of"]
    return int(sign) if sign.isdecimal() else COUNTS.index(sign) + 1


def _due(before: Step, step: Step) -> str:
    """How the step would be printed in the way of the one before it."""
    if before.kind == SIDE:
        return SIDES[1]
    if before.kind in "①先":
        return RINGED[step.count - 1] if before.kind == "①" else ORDER[min(step.count, len(ORDER)) - 1]
    return (
        DIGITS[before.kind].format(step.count)
        if before.kind in DIGITS
        else PATTERNS[before.kind].format(COUNTS[step.count - 1])
    )


def _mixes(before: Step, step: Step, steps: Sequence[Step]) -> bool:
    """Another kind goes on where one stood, and no list of its own leads up to it: close by behind 是 or 第, in the same
    paragraph where either may number headings.
    """
    follows = step.kind != before.kind and 1 < step.count == before.count + 1 <= len(COUNTS)
    worded = before.kind in WORDED and step.kind not in "（(①"
    inside = {before.kind, step.kind} == {"(", "①"}
    near = step.index - before.index <= int(worded) and (worded or inside or before.kind in WORDED or step.kind in WORDED)
    return follows and near and not _has_own_list(before, step, steps)


def _leaves(before: Step, step: Step, steps: Sequence[Step]) -> bool:
    """Whether 二是 stands where 另一方面 is due, and no 一是 leads up to it."""
    halved = (before.kind, before.count, step.count) == (SIDE, 1, 2) and step.kind in WORDED
    return halved and step.index == before.index and not any((one.kind, one.count) == (step.kind, 1) for one in steps)


def _skips(before: Step, step: Step, paragraphs: Sequence[ReportParagraph]) -> bool:
    """Whether a step is left out between two of a kind, however it might be written."""
    if step.kind != before.kind or step.count - before.count not in SKIPPED or step.index - before.index > 1:
        return False
    said = "".join("".join(one.printed.split()) for one in paragraphs[before.index : step.index + 1])
    sign, order = COUNTS[before.count], ORDER[min(before.count, len(ORDER) - 1)]
    ways = rf"{sign}[是要、，则来者]|[第其（(]{sign}|{RINGED[before.count]}|{order}|(?<!\d){before.count + 1}[.．、）)]"
    return not re.search(ways, said)


def _has_own_list(before: Step, step: Step, steps: Sequence[Step]) -> bool:
    """Whether the step before it of its own kind is there: 三是 in the middle of a paragraph goes on from one there."""
    reach = step.index if step.kind in WORDED and before.index == step.index else 0
    earlier = steps[: steps.index(step)]
    return any(one.kind == step.kind and one.count == step.count - 1 and one.index >= reach for one in earlier)


RULES: list[Rule] = [enumerator_mixed]
