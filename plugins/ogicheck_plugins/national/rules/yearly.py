"""This year's figures against the organ's report of last year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ogicheck.api import At, Finding, Record, Report, Rule, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.earlier import figures, number
from ogicheck_plugins.national.facts import narrative, previous
from ogicheck_plugins.national.naming import cell_name, column_name
from ogicheck_plugins.national.narrative.model import Change
from ogicheck_plugins.national.sums import figure
from ogicheck_plugins.national.told import Number, is_counted, told

CLAUSES = (FORM_2019, FORM_2021)


@rule(
    "OGI701",
    "carried-over",
    level="warning",
    clauses=CLAUSES,
    needs=("table/requests", "previous"),
    messages={
        "differs": Text(
            "“上年结转”的{0}为 {1}，而上年报告（{3}）“结转下年度继续办理”的{0}为 {2}。请核对；机构有调整或上年报告已更正的，"
            "请在第六部分说明。",
            "{1} were carried over in column '{0}', but last year's report ({3}) carried {2} forward. Check; explain a "
            "reorganisation or correction in section six.",
        )
    },
)
def carried_over(report: Report, at: At) -> Iterator[Finding]:
    """“上年结转”与上年报告的“结转下年度继续办理”不一致。

    为什么：上年没有办完的申请，今年应当一件不少地接着办；对不上说明两年的台账没有接上。
    错：上年报告结转下年度 3，今年上年结转 0。
    对：上年报告结转下年度 3，今年上年结转 3。
    怎么改：按台账核对两年的数字，改正今年的表；上年报告有误的，按规定更正并在第六部分说明。

    The requests carried over are not those that last year's report carried forward.

    Why: What was not finished last year has to be finished this year.
    Bad: 3 carried forward in last year's report, 0 carried over in this one.
    Good: 3 carried forward, 3 carried over.
    Fix: Check both years with the register; explain a correction of last year's report in section six.
    """
    row, before = report.tables["requests"].row("carried_over"), previous(report)
    for cell in row.cells.values() if row else ():
        printed = before.figure("requests", "carried_forward", cell.column)
        now, last = figure(cell), number(printed)
        given = cell.column != "total" or (cell.shape != "blank" and printed and printed.text.strip())
        if given and None not in (now, last) and now != last:
            yield at(cell).say("differs", column_name(report, "requests", cell.column), now, last, before.file)


@rule(
    "OGI702",
    "growth-rate",
    level="warning",
    clauses=CLAUSES,
    needs=("previous",),
    messages={
        "differs": Text(
            "正文称“{0}”；本年 {1}，上年报告（{4}）为 {2}，应为{3}。请核对后改正。",
            "The text says '{0}'; it is {1} this year and {2} in last year's report ({4}), which makes '{3}'. Check it.",
        )
    },
)
def growth_rate(report: Report, at: At) -> Iterator[Finding]:
    """正文所称的增减与上年报告的数字不符。

    为什么：增减是由两年的数字算出来的，对不上说明其中有一个写错了。
    错：上年 40 件，今年 46 件，写“较上年增长20%”。
    对：上年 40 件，今年 46 件，写“较上年增长15%”。
    怎么改：用两年报告中的数字重新计算；上年数字后来有更正的，写明更正后的数字。

    A stated growth is not what last year's report and this one give.

    Why: A growth follows from two figures; where it doesn't, one of the three is wrong.
    Bad: 40 last year, 46 this year, and "较上年增长20%".
    Good: 40 last year, 46 this year, and "较上年增长15%".
    Fix: Compute it from the two reports; where last year's figure was corrected, say so.
    """
    for change in narrative(report).changes:
        pairs = _pairs(report, change)
        if pairs and not any(_follows(change, now, last) for now, last in pairs):
            now, last = pairs[0]
            say = at(change).say if change.scope == "own" else at(change).review
            yield say("differs", change.text, now, last, _stated(change, now, last), previous(report).file)


def _pairs(report: Report, change: Change) -> list[tuple[Number, Number]]:
    """This year's and last year's figure, in every way that the sentence may be meant; none where one is not known."""
    if not is_counted(report, change.scope):
        return []
    table = told(report, change.measure)
    now: list[Number] = [change.figure.value] if change.figure else []
    now += table.figures if table else ()
    last = figures(previous(report), change.measure)
    pairs = [(one, other) for one in dict.fromkeys(now) for other in last]
    return pairs + _with_carried(report, previous(report), change) if pairs else []


def _with_carried(report: Report, before: Record, change: Change) -> list[tuple[Number, Number]]:
    """Requests received together with those carried over, in both years."""
    now = [told(report, one) for one in ("received", "carried_over")] if change.measure == "received" else []
    last = [figures(before, one) for one in ("received", "carried_over")]
    known = [one.figures[0] for one in now if one]
    return [(sum(known), sum(one[0] for one in last))] if len(known) == 2 and all(last) else []


def _follows(change: Change, now: Number, last: Number) -> bool:
    moved = now - last if change.rising else last - now
    if change.quantity.unit != "%":
        return change.quantity.fits(moved)
    return last == 0 or change.quantity.fits(Decimal(moved) * 100 / last)


def _stated(change: Change, now: Number, last: Number) -> str:
    moved = abs(Decimal(now) - Decimal(last))
    way = "增加" if now >= last else "减少"
    return f"{way}{moved * 100 / last:.1f}%" if change.quantity.unit == "%" else f"{way}{moved}{change.quantity.unit}"


@rule(
    "OGI704",
    "in-force-continuity",
    level="note",
    clauses=(FORM_2021,),
    formats=("2021",),
    needs=("table/disclosure", "previous"),
    messages={
        "differs": Text(
            "“{0}”为 {1}；上年报告（{6}）现行有效 {2}，加本年制发 {3}，减本年废止 {4}，应为 {5}。请核对。",
            "'{0}' is {1}; last year's report ({6}) had {2} in force, and {3} issued less {4} abolished make {5}. Check.",
        )
    },
)
def in_force_continuity(report: Report, at: At) -> Iterator[Finding]:
    """现行有效件数与上年报告接不上。

    为什么：上年有效的，加上今年制发的，减去今年废止的，就是今年有效的；对不上多半是漏计了清理的文件。
    错：上年现行有效 30，今年制发 2、废止 1，现行有效 35。
    对：上年现行有效 30，今年制发 2、废止 1，现行有效 31。
    怎么改：核对规范性文件目录；因集中清理、机构改革等变动较大的，在第六部分说明。

    The documents in force do not follow from last year's report.

    Why: Last year's, with those issued and without those abolished, are this year's.
    Bad: 30 in force last year, 2 issued, 1 abolished, and 35 in force.
    Good: 30 in force last year, 2 issued, 1 abolished, and 31 in force.
    Fix: Check the catalogue of documents; explain a general revision or reorganisation in section six.
    """
    for key in ("regulations", "normative_documents"):
        cells = [report.tables["disclosure"].cell(key, column) for column in ("in_force", "issued", "abolished")]
        printed = previous(report).figure("disclosure", key, "in_force")
        last = number(printed) if printed and printed.text.strip() else None
        now = [figure(cell) for cell in cells if cell and cell.shape != "blank"]
        if last is None or cells[0] is None or len(now) < 3:
            continue
        in_force, issued, abolished = (one or 0 for one in now)
        due = last + issued - abolished
        if None not in now and in_force != due:
            said = (cell_name(report, cells[0]), in_force, last, issued, abolished, due, previous(report).file)
            yield at(cells[0]).say("differs", *said, related=[cell for cell in cells[1:] if cell])


RULES: list[Rule] = [carried_over, growth_rate, in_force_continuity]
