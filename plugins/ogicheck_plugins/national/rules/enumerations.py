"""Whether an enumeration inside sentences keeps to one kind of number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ogicheck.api import At, Finding, Report, ReportParagraph, Rule, Text, rule
from ogicheck_plugins.national.prose import RESIDUE

COUNTS = "一二三四五六七八九十"
ENUMERATOR = re.compile(rf"(?:^|(?<=[。；;！：:，]))\s*(?P<printed>(?P<count>[{COUNTS}])[是、]|第(?P<of>[{COUNTS}])，)")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an enumeration inside sentences."""

    count: int
    printed: str
    index: int
    paragraph: ReportParagraph

    @property
    def kind(self) -> str:
        """一是, 一、, 第一, are of the kinds 是, 、 and 第."""
        return "第" if self.printed[0] == "第" else self.printed[-1]


@rule(
    "OGI109",
    "enumerator-mixed",
    level="warning",
    clauses=(),
    messages={
        "mixed": Text(
            "同一列举中“{0}”之后用了“{1}”，应为“{2}”。",
            "In one enumeration '{1}' follows '{0}'; it should be '{2}'.",
        )
    },
)
def enumerator_mixed(report: Report, at: At) -> Iterator[Finding]:
    """一个列举里序号写法混用。

    为什么：前面是“一是”“二是”，后面变成“三、”，读者会以为另起了一部分。
    错：一是……；二是……；三、……。
    对：一是……；二是……；三是……。
    怎么改：改成同一种写法。

    One enumeration mixes two kinds of number.

    Why: After 一是 and 二是 a 三、 reads like a new part.
    Bad: 一是…；二是…；三、….
    Good: 一是…；二是…；三是….
    Fix: Use one kind throughout.
    """
    for section in report.sections:
        steps = [step for index, one in enumerate(section.paragraphs) for step in _steps(one, index)]
        for before, step in zip(steps, steps[1:], strict=False):
            if _mixes(before, step, steps):
                yield at(step.paragraph).say("mixed", before.printed, step.printed, COUNTS[step.count - 1] + "是")


def _steps(paragraph: ReportParagraph, index: int) -> Iterator[Step]:
    for match in ENUMERATOR.finditer(RESIDUE.sub("", paragraph.printed)):
        yield Step(COUNTS.index(match["count"] or match["of"]) + 1, match["printed"], index, paragraph)


def _mixes(before: Step, step: Step, steps: Sequence[Step]) -> bool:
    """Another kind goes on where 是 stood, close by, and no list of its own leads up to it."""
    own_list = any(one.kind == step.kind and one.count == step.count - 1 for one in steps[: steps.index(step)])
    follows = before.kind == "是" and step.kind != "是" and step.count == before.count + 1
    return follows and step.index - before.index <= 1 and not own_list


RULES: list[Rule] = [enumerator_mixed]
