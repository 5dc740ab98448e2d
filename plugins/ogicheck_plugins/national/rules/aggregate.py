"""A government's figures against the sum of its organs' reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ogicheck.api import At, Figure, Finding, Report, ReportTable, Rule, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.naming import cell_name, table_name
from ogicheck_plugins.national.parts import Cause, Parts
from ogicheck_plugins.national.sums import figure
from ogicheck_plugins.national.told import Number
from ogicheck_plugins.national.unfilled import HABIT

Difference = tuple[Figure, Number, Number]
"""A cell, its figure, and the sum of the parts."""
OPEN = Text(
    "“{0}”无法与各单位之和核对：{1}。",
    "The table of '{0}' cannot be compared with the sum of the parts: {1}.",
)


@rule(
    "OGI705",
    "aggregate",
    level="error",
    clauses=(REGULATION_50, FORM_2019, FORM_2021),
    needs=("parts",),
    messages={
        "differs": Text(
            "“{0}”为 {1}，{3} 个单位之和为 {2}，相差 {4}。请核对汇总表。",
            "'{0}' is {1}, the sum of {3} reports {2}: a difference of {4}. Check the sum.",
        ),
        "left-out": Text(
            "“{0}”为 {1}，{3} 个单位之和为 {2}，相差 {4}，与“{5}”的数字处处相同：汇总时像是漏了这个单位。",
            "'{0}' is {1}, the sum of {3} reports {2}: a difference of {4}, all of it '{5}', which looks left out.",
        ),
        "twice": Text(
            "“{0}”为 {1}，{3} 个单位之和为 {2}，相差 {4}，与“{5}”的数字处处相同：汇总时像是把这个单位算了两次。",
            "'{0}' is {1}, the sum of {3} reports {2}: a difference of {4}, all of it '{5}', which looks counted twice.",
        ),
        "many": Text(
            "“{0}”表有 {1} 格与 {2} 个单位之和不符：{3}。请核对汇总的单位是否齐全、是否用错。",
            "Table '{0}' differs from the sum of {2} reports in {1} cells: {3}. Check that they are the right reports.",
        ),
        "many-left-out": Text(
            "“{0}”表有 {1} 格与 {2} 个单位之和不符，相差的与“{4}”的数字处处相同：汇总时像是漏了这个单位。{3}。",
            "Table '{0}' differs from the sum of {2} reports in {1} cells, by just '{4}', which looks left out: {3}.",
        ),
        "many-twice": Text(
            "“{0}”表有 {1} 格与 {2} 个单位之和不符，相差的与“{4}”的数字处处相同：汇总时像是把这个单位算了两次。{3}。",
            "Table '{0}' differs from the sum of {2} reports in {1} cells, by just '{4}', which looks counted twice: {3}.",
        ),
        "unread": OPEN,
    },
)
def aggregate(report: Report, at: At) -> Iterator[Finding]:
    """政府报告的表格不等于所属各单位报告之和。

    为什么：一级政府的年度报告汇总本级政府各部门、各下级单位的数据；加起来不等，说明漏了、重了，或者有单位改过数。
    错：十二个单位新收申请合计 120，政府报告为 111。
    对：十二个单位合计 120，政府报告为 120。
    怎么改：按提示查漏掉或重复的单位；都不是的，逐格核对各单位最后报送的数字。

    A government's table is not the sum of its organs' tables.

    Why: A government's report sums up its organs' reports; where it doesn't, one was left out, counted twice, or changed.
    Bad: Twelve organs received 120 requests, the government's report says 111.
    Good: Both say 120.
    Fix: Look for the organ named; where none is, compare cell by cell with what each organ reported last.
    """
    parts = Parts.of(report)
    for key, table in report.tables.items():
        hindered = parts.hindered(key)
        if table.state == "read" and hindered:
            yield at(table).open("unread", table_name(report, key), "、".join(hindered))
        elif table.state == "read":
            yield from _compared(report, at, table, parts)


def _compared(report: Report, at: At, table: ReportTable, parts: Parts) -> Iterator[Finding]:
    differing: dict[tuple[str, str], Difference] = {}
    for cell in (cell for row in table.rows if row.key for cell in row.cells.values()):
        stated, due = figure(cell), parts.sum(table.key, cell.row, cell.column)
        blank_total = cell.column == "total" and cell.shape == "blank"
        if stated is not None and due is not None and stated != due and not blank_total:
            differing[cell.row, cell.column] = (cell, stated, due)
    message, organ = parts.cause(table.key, {where: now - due for where, (_, now, due) in differing.items()})
    if len(differing) > HABIT:
        yield _as_one(report, at, table, parts, list(differing.values()), (message, organ))
        return
    for cell, stated, due in differing.values():
        said = (cell_name(report, cell), stated, due, parts.count, abs(stated - due))
        yield at(cell).say(message, *said, *([organ] if organ else []))


def _as_one(
    report: Report, at: At, table: ReportTable, parts: Parts, differing: Sequence[Difference], cause: Cause
) -> Finding:
    """One finding that lists the cells, each with its figure and the sum: they have one cause."""
    message, organ = cause
    lines = [f"{cell_name(report, cell)} {stated}≠{due}" for cell, stated, due in differing]
    said = (table_name(report, table.key), len(lines), parts.count, "；".join(lines))
    related = [cell for cell, _, _ in differing]
    name = "many" if message == "differs" else f"many-{message}"
    return at(table).say(name, *said, *([organ] if organ else []), related=related)


RULES: list[Rule] = [aggregate]
