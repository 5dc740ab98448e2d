"""Whether headings and enumerations are numbered as they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ogicheck.api import At, Finding, Report, ReportParagraph, Rule, Section, Text, ordinal, printed_number, rule, style
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021

CLAUSES = (FORM_2019, FORM_2021)
OFFICIAL_STYLES = ("一,", "一.", "一:")
RESIDUE = re.compile(r"^(?:\[[a-z]+:[^\]]*\]\s*)+")
COUNTS = "一二三四五六七八九十"
ENUMERATOR = re.compile(rf"(?:^|(?<=[。；;！：:，]))\s*(?P<printed>(?P<count>[{COUNTS}])[是、]|第(?P<of>[{COUNTS}])，)")


@rule(
    "OGI106",
    "section-number",
    level="warning",
    clauses=CLAUSES,
    messages={
        "number": Text("“{0}”的序号应为“{1}”。", "The number of '{0}' should be '{1}'."),
        "onward": Text("从“{0}”起序号错位，这里应为“{1}”。", "From '{0}' on the numbers are off: here it should be '{1}'."),
        "style": Text(
            "“{0}”的序号写法不对，应为“{1}、”。", "The number of '{0}' is in another style; it should be '{1}、'."
        ),
        "none": Text("“{0}”没有序号，应为“{1}、”。", "'{0}' has no number; it should be '{1}、'."),
    },
)
def section_number(report: Report, at: At) -> Iterator[Finding]:
    """一级标题的序号不对，或写法与格式不一致。

    为什么：格式用“一、”到“六、”编号，表格和正文的引用都靠它。
    错：“6、其他需要报告的事项”“三是收到和处理政府信息公开申请情况”。
    对：“六、其他需要报告的事项”。
    怎么改：改成格式的序号；Word 自动编号的，检查编号格式。

    A section's number is wrong or in another style.

    Why: The form numbers its sections 一、 to 六、, and references rely on it.
    Bad: 6、其他需要报告的事项.
    Good: 六、其他需要报告的事项.
    Fix: Use the form's number; where Word numbers by itself, mend the list style.
    """
    wrong = [(section, *fault) for section in report.sections if (fault := _fault(section, report))]
    previous: tuple[str, int] | None = None
    for section, kind, shift in wrong:
        number = report.form.sections[section.key or ""].number
        cause = (kind, shift)
        if cause != previous:
            onward = kind == "number" and _goes_on(section, shift, report)
            yield at(section).say("onward" if onward else kind, section.text, number)
        previous = cause


def _fault(section: Section, report: Report) -> tuple[str, int] | None:
    """What is wrong with a section's number: its kind, and by how much it is off."""
    if not section.key or section.repeats or section.number is None:
        return None
    if not section.number:
        return "none", 0
    shift = _shift(section, report)
    if shift and not _counts_on(section, report):
        return "number", shift
    return ("style", 0) if style(section.number) not in OFFICIAL_STYLES else None


def _shift(section: Section, report: Report) -> int | None:
    """By how much the number of a section of the form is off; None where it has none."""
    due = ordinal(report.form.sections[section.key].number + "、") if section.key else None
    count = ordinal(section.number or "")
    return None if due is None or count is None else count - due


def _goes_on(section: Section, shift: int, report: Report) -> bool:
    """Whether the next section of the form is off by as much."""
    behind = report.sections[report.sections.index(section) + 1 :]
    return next((_shift(one, report) for one in behind if one.key), None) == shift


def _counts_on(section: Section, report: Report) -> bool:
    """Whether the number follows the one before: another section too many or too few is the cause then."""
    index = report.sections.index(section)
    if index == 0:
        return False
    before = ordinal(report.sections[index - 1].number or "")
    return before is not None and ordinal(section.number or "") == before + 1


@rule(
    "OGI107",
    "section-extra",
    level="warning",
    clauses=CLAUSES,
    messages={
        "extra": Text("格式中没有这样的一级标题：“{0}”。", "The form has no such first-level heading: '{0}'."),
    },
)
def section_extra(report: Report, at: At) -> Iterator[Finding]:
    """多出一级标题，使后面的序号错位。

    为什么：格式只有六个部分，内容不宜泛化；多出的标题会让后面的部分对不上号。
    错：“二、工作机制保障”之后才是“三、主动公开政府信息情况”。
    对：把这些内容写在“一、总体情况”之下，用“（一）”“（二）”编号。
    怎么改：降为二级标题，并入相应部分。

    A further first-level heading shifts the numbers of those behind it.

    Why: The form has six sections and no more.
    Bad: 二、工作机制保障 before 三、主动公开政府信息情况.
    Good: The same content below 一、总体情况, numbered （一）, （二）.
    Fix: Make it a second-level heading of the section that it belongs to.
    """
    run: list[Section] = []
    for section in (*report.sections, None):
        if section is not None and section.key is None:
            run.append(section)
        elif run:
            yield at(run[0]).say("extra", "”“".join(one.text for one in run), related=run[1:])
            run = []


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
    clauses=CLAUSES,
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
        if count is None or style(number) == "一是" or re.match(r"\d+[.．]\d", paragraph.printed):
            continue
        fault = _follow(levels, style(number), count, number)
        if fault:
            yield at(paragraph).say(fault[0], *fault[1:])


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


RULES: list[Rule] = [section_number, section_extra, subheading_number, enumerator_mixed]
