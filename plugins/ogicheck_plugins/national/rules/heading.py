"""Title, statistical period, and whether the form is the one of the report year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ogicheck.api import At, Finding, Report, Rule, Site, Text, fold, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.identity import announced_year
from ogicheck_plugins.national.organs import is_branch
from ogicheck_plugins.national.periods import spans_year
from ogicheck_plugins.national.prose import paragraphs

CLAUSES = (FORM_2019, FORM_2021)
ROOM = re.compile("(?<=[局委厅院会处镇乡道府心])(?:党政|综合|政务公开|政策法规|宣传|行政)*(?:办公室|办|科|股)$")
"""An organ's own room, which writes for it."""


def whole(report: Report) -> Site:
    return Site("report", report.place)


@rule(
    "OGI110",
    "title-missing",
    level="note",
    clauses=CLAUSES,
    messages={"missing": Text("没有找到写明机关和年份的标题。", "No title with the organ and the year was found.")},
)
def title_missing(report: Report, at: At) -> Iterator[Finding]:
    """没有写明机关名称和年份的标题。

    为什么：转载、归档、汇总时，离开网页就不知道是谁的、哪一年的报告。
    错：正文直接从“根据《条例》”开始。
    对：清河县司法局2022年政府信息公开工作年度报告
    怎么改：在正文前加上标题行。

    No title line names the organ and the year.

    Why: Off its web page nobody knows whose report it is, and of which year.
    Bad: The text begins with its introduction.
    Good: 清河县司法局2022年政府信息公开工作年度报告
    Fix: Put the title above the text.
    """
    if report.title is None:
        yield at(whole(report)).say("missing")


@rule(
    "OGI111",
    "title-mismatch",
    level="warning",
    clauses=CLAUSES,
    messages={
        "year": Text(
            "标题写的是 {0} 年，正文和统计期限是 {1} 年。", "The title says {0}; the text and its period are of {1}."
        ),
        "announced": Text(
            "标题写的是 {0} 年，引言公布的是 {1} 年的报告。", "The title says {0}, the introduction announces {1}."
        ),
        "organ": Text("标题写的是“{0}”，引言写的是“{1}”。", "The title names '{0}', the introduction '{1}'."),
    },
)
def title_mismatch(report: Report, at: At) -> Iterator[Finding]:
    """标题的年份或机关与正文不一致。

    为什么：多半是在上一年或别的机关的文件上改的，没有改全。
    错：标题是2021年，统计期限是2022年1月1日至12月31日。
    对：标题、引言、统计期限说的是同一个机关、同一年。
    怎么改：核对后改正标题。

    The title's year or organ contradicts the text.

    Why: The file was made from last year's or another organ's, and not changed throughout.
    Bad: The title says 2021, the period 1 January to 31 December 2022.
    Good: Title, introduction and period speak of one organ and one year.
    Fix: Check and mend the title.
    """
    title = report.title
    if title is None:
        return
    if title.year and report.year and title.year != report.year:
        yield at(title).say("year", title.year, report.year)
    for one in report.preamble:
        announced = announced_year(fold(one.text)) if fold(one.text) not in fold(title.text) else None
        if title.year and announced == title.year - 1 == (report.year or 0) - 1:
            yield at(one).say("announced", title.year, announced)
    maker = report.introduced
    if title.organ and maker and not _same(title.organ, maker) and not _is_its_own(title.organ, maker):
        yield at(title).say("organ", title.organ, maker)


def _same(one: str, other: str) -> bool:
    """Whether two names may be one organ's: the shorter's characters stand in the longer one in order."""
    shorter, longer = sorted((_core(one), _core(other)), key=len)
    rest = iter(longer)
    return len(shorter) < 4 or all(char in rest for char in shorter) or is_branch(one, other)


def _is_its_own(government: str, maker: str) -> bool:
    """Whether a government's report is made by a body of its own: 清河县政务服务局 for 清河县人民政府."""
    place = _core(government).removesuffix("政府")
    return place != government and maker.startswith(place) and not maker.endswith("政府")


def _core(name: str) -> str:
    """A name without what its short forms leave out: 县政府 is 县人民政府, a 镇 its government, an office writes for it."""
    plain = ROOM.sub("", name.replace("人民政府", "政府").replace("街道办事处", "街道")).removesuffix("办公室")
    return re.sub(r"(?<=[镇乡])政府$", "", plain)


@rule(
    "OGI112",
    "period-missing",
    level="note",
    clauses=CLAUSES,
    messages={"missing": Text("没有写明所列数据的统计期限。", "The period of the figures is not given.")},
)
def period_missing(report: Report, at: At) -> Iterator[Finding]:
    """没有写明统计期限。

    为什么：不写明起止日期，读者不知道数据截至哪一天。
    错：全文没有“统计期限”。
    对：本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。
    怎么改：在引言里加上统计期限。

    The statistical period is not given.

    Why: Without it nobody knows up to which day the figures run.
    Bad: No sentence speaks of a period.
    Good: 本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。
    Fix: Add it to the introduction.
    """
    if report.period is None and not any(spans_year(one.text, report.year) for one in paragraphs(report)):
        yield at(whole(report)).say("missing")


@rule(
    "OGI113",
    "period-wrong",
    level="error",
    clauses=(REGULATION_50, *CLAUSES),
    messages={
        "dates": Text(
            "统计期限是{0}至{1}，应为{2}年1月1日至{2}年12月31日。",
            "The period is {0} to {1}; it should be 1 January to 31 December {2}.",
        )
    },
)
def period_wrong(report: Report, at: At) -> Iterator[Finding]:
    """统计期限不是报告年度的1月1日至12月31日。

    为什么：年度报告统计的是整个日历年；期限写错，表中数据就对不上。
    错：2022年度报告写“2022年1月1日至12月21日”。
    对：2022年1月1日至2022年12月31日。
    怎么改：改成报告年度的起止日期；如果数据确实不是全年的，重新统计。

    The period is not 1 January to 31 December of the report year.

    Why: The report covers the calendar year.
    Bad: 2022年1月1日至12月21日.
    Good: 2022年1月1日至2022年12月31日.
    Fix: Give the year's first and last day; count anew if the figures do not cover the year.
    """
    span, year = report.period, report.year
    if span is None or not span.readable or year is None:
        return
    if span.start not in (None, date(year, 1, 1)) or span.end not in (None, date(year, 12, 31)):
        yield at(span).say("dates", span.start or "？", span.end or "？", year)


@rule(
    "OGI114",
    "period-unreadable",
    level="note",
    clauses=CLAUSES,
    messages={"lost": Text("统计期限的日期缺字，无法识别。", "The dates of the period have lost characters.")},
)
def period_unreadable(report: Report, at: At) -> Iterator[Finding]:
    """统计期限的日期丢了字。

    为什么：多半是转换或粘贴时丢了数字或“年月日”。
    错：自202111日起至20211231日止
    对：自2021年1月1日起至2021年12月31日止
    怎么改：补全日期。

    The dates of the period have lost digits or 年月日.

    Why: Characters are lost in conversion or pasting.
    Bad: 自202111日起至20211231日止
    Good: 自2021年1月1日起至2021年12月31日止
    Fix: Complete the dates.
    """
    if report.period and not report.period.readable:
        yield at(report.period).say("lost")


@rule(
    "OGI115",
    "format-year",
    level="error",
    clauses=CLAUSES,
    messages={
        "year": Text(
            "报告年度是 {0} 年，用的却是《{1}》（{2}），该格式适用于 {3} 年度报告。",
            "The report is for {0}, but follows '{1}' ({2}), which is for reports of {3}.",
        )
    },
)
def format_year(report: Report, at: At) -> Iterator[Finding]:
    """表格格式与报告年度不符。

    为什么：2019、2020年度用试行格式，2021年度起用新格式，两者的表二、表三不同。
    错：2022年度报告的表二还是“本年新制作数量、本年新公开数量、对外公开总数量”。
    对：2022年度报告用“本年制发件数、本年废止件数、现行有效件数”。
    怎么改：换成报告年度适用的格式重新填写；如果指定了规则集，确认选对了。

    The tables are of the form of other years.

    Why: Reports for 2019 and 2020 follow the trial form, later ones the form of 2021.
    Bad: A report for 2022 with the columns 本年新制作数量, 本年新公开数量.
    Good: A report for 2022 with the columns 本年制发件数, 本年废止件数, 现行有效件数.
    Fix: Fill in the form that holds for the year; where a ruleset was named, check that it is the right one.
    """
    years = report.form.ruleset.years
    if report.year is None or years is None or (report.title is None and report.period is None):
        return
    if not report.form.covers(report.year):
        span = f"{years.first}—{years.last}" if years.last else f"{years.first}—"
        yield at(whole(report)).say("year", report.year, report.form.ruleset.title, report.form.ruleset.instrument, span)


RULES: list[Rule] = [title_missing, title_mismatch, period_missing, period_wrong, period_unreadable, format_year]
