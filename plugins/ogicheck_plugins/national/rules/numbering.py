"""Whether the sections are numbered as the form has them, with none too many."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Section, Text, ordinal, rule, style
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021

CLAUSES = (FORM_2019, FORM_2021)
OFFICIAL_STYLES = ("一,", "一.", "一:")


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


RULES: list[Rule] = [section_number, section_extra]
