"""Whether the figures of the tables add up, by the relations that the form declares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ogicheck.api import At, Finding, Report, ReportTable, Rule, Site, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.facts import relations
from ogicheck_plugins.national.mending import mend
from ogicheck_plugins.national.naming import cell_name, column_name, row_name, row_names
from ogicheck_plugins.national.sums import Cells, Gap, Sum, figure, total

CLAUSES = (FORM_2019, FORM_2021)
HINT = Text("若“{6}”为 {7}，则全部关系成立。", "If '{6}' were '{7}', every relation of the table would hold.")
OPEN = {
    "absent": Text(
        "“{0}”的表格没有或没有读出，无法核对。", "Cannot be checked: the table of '{0}' is absent or was not read."
    ),
    "missing": Text("缺少或无法确定“{0}”的数字，无法核对。", "Cannot be checked without the figures of '{0}'."),
    "text": Text(
        "“{0}”无法核对：“{1}”不是可以相加的数字。", "'{0}' cannot be checked: '{1}' gives no figure that can be added."
    ),
}


def messages(unequal: Text) -> dict[str, Text]:
    """A rule's messages. Arguments: row or column, left figures and sum, right figures and sum, difference, cell, value."""
    return {"unequal": unequal, "unequal-hint": Text(unequal.zh + HINT.zh, f"{unequal.en} {HINT.en}"), **OPEN}


def broken(report: Report, at: At) -> Iterator[Finding]:
    """A finding for each broken relation of the rule, and one of kind open for what can't be checked."""
    for key in dict.fromkeys(one.table for one in report.form.relations.values() if one.rule == at.rule.id):
        table = report.tables.get(key)
        if table is None or table.state == "unread":
            section = report.form.sections[report.form.tables[key].section]
            yield at(Site(f"table/{key}", report.place)).open("absent", section.title)
            continue
        sums, gaps = relations(report, key).of(at.rule.id)
        if gaps:
            yield at(table).open("missing", _names(report, key, gaps))
        unequal = any(one.difference for one in sums)
        hint = _hint(report, table) if unequal else ()
        for one in sums:
            if unclear := one.unclear:
                names = "; ".join(cell_name(report, cell) for cell in unclear)
                yield at(one.site).open("text", _name(report, one), names, related=unclear)
            elif unequal and one.difference:
                said = (*_sides(report, one), *hint)
                yield at(one.site).say("unequal-hint" if hint else "unequal", *said, related=one.cells)


def _hint(report: Report, table: ReportTable) -> tuple[object, ...]:
    """The one cell, and its figure, that would mend every relation of the table, if there is one."""
    sums, gaps = relations(report, table.key)
    mended = None if gaps or any(one.unclear for one in sums) else mend(sums)
    return (cell_name(report, mended.cell), mended.value) if mended else ()


def _name(report: Report, one: Sum) -> str:
    table = one.cells[0].address.split("/")[1]
    return (row_name if one.each == "row" else column_name)(report, table, one.key)


def _names(report: Report, table: str, gaps: Sequence[Gap]) -> str:
    rows = row_names(report, table, [gap.row for gap in gaps if gap.row])
    return "; ".join([*([rows] if rows else []), *(column_name(report, table, gap.column) for gap in gaps if gap.column)])


def _sides(report: Report, one: Sum) -> tuple[object, ...]:
    left, right = (_terms(report, one, side) for side in (one.left, one.right))
    return _name(report, one), left, total(one.left), right, total(one.right), abs(one.difference)


def _terms(report: Report, one: Sum, cells: Cells) -> str:
    """A side's figures by name; where there are many, without those of 0."""
    table = cells[0].address.split("/")[1]
    told = [cell for cell in cells if len(cells) < 3 or figure(cell)]
    names = [
        row_name(report, table, cell.row) if one.each == "column" else column_name(report, table, cell.column)
        for cell in told
    ]
    return " + ".join(f"{name} {figure(cell)}" for name, cell in zip(names, told, strict=True)) or "0"


@rule(
    "OGI301",
    "request-balance",
    level="error",
    clauses=CLAUSES,
    needs=("sums",),
    messages=messages(
        Text(
            "“{0}”一列不平衡：{1} = {2}，而{3} = {4}，相差 {5}。",
            "Column '{0}' does not balance: '{1}' = '{2}', but '{3}' = '{4}', a difference of '{5}'.",
        )
    ),
)
def request_balance(report: Report, at: At) -> Iterator[Finding]:
    """某一列“第一项加第二项之和”不等于“第三项加第四项之和”。

    为什么：表头写明了勾稽关系：新收加上年结转，等于（七）总计加结转下年度；不等说明至少有一处数字填错。
    错：新收 2、上年结转 0，而（七）总计 0、结转下年度 0。
    对：新收 2、上年结转 0，（七）总计 2、结转下年度 0。
    怎么改：对照台账核对这一列的四个数字，改正填错的那一个，再核对本行“总计”。

    In a column, requests received and carried over are not those handled and carried forward.

    Why: The form prints the relation in its corner; where it fails, at least one figure is wrong.
    Bad: 2 received, 0 carried over, but 0 handled and 0 carried forward.
    Good: 2 received, 0 carried over, 2 handled and 0 carried forward.
    Fix: Compare the column's four figures with the register, mend the wrong one, then check its row's total.
    """
    yield from broken(report, at)


@rule(
    "OGI302",
    "request-row-total",
    level="error",
    clauses=CLAUSES,
    needs=("sums",),
    messages=messages(
        Text(
            "“{0}”一行各类申请人合计 {2}，而{3}，相差 {5}。各类为：{1}。",
            "Row '{0}': the applicants make '{2}', but it prints '{3}', a difference of '{5}'. They are: '{1}'.",
        )
    ),
)
def request_row_total(report: Report, at: At) -> Iterator[Finding]:
    """某一行各类申请人的件数之和与该行“总计”不等。

    为什么：“总计”是自然人与五类法人或其他组织的合计；不等说明至少有一处数字填错。
    错：自然人 2、其余各列 0，总计 3。
    对：自然人 2、其余各列 0，总计 2。
    怎么改：对照台账核对这一行，改正填错的数字，再核对该列的（七）总计。

    A row's applicants do not add up to its total.

    Why: The last column is the sum of the six kinds of applicants; where it isn't, at least one figure is wrong.
    Bad: 2 natural persons and no one else, but a total of 3.
    Good: 2 natural persons and no one else, and a total of 2.
    Fix: Compare the row with the register, mend the wrong figure, then check its column's （七）总计.
    """
    yield from broken(report, at)


@rule(
    "OGI303",
    "request-result-total",
    level="error",
    clauses=CLAUSES,
    needs=("sums",),
    messages=messages(
        Text(
            "“{0}”一列各项办理结果合计 {2}，而{3}，相差 {5}。各项为：{1}。",
            "Column '{0}': the results make '{2}', but it prints '{3}', a difference of '{5}'. They are: '{1}'.",
        )
    ),
)
def request_result_total(report: Report, at: At) -> Iterator[Finding]:
    """某一列各项办理结果之和与“（七）总计”不等。

    为什么：（七）总计是（一）予以公开到（六）其他处理的合计；不等说明至少有一处数字填错或漏填。
    错：予以公开 2，其余结果均为 0，（七）总计 0。
    对：予以公开 2，其余结果均为 0，（七）总计 2。
    怎么改：对照台账核对这一列的各项结果，改正填错的数字。

    In a column, the results do not add up to （七）总计.

    Why: （七）总计 is the sum of all results from （一） to （六）; where it isn't, at least one figure is wrong.
    Bad: 2 granted, no other result, but a sum of 0.
    Good: 2 granted, no other result, and a sum of 2.
    Fix: Compare the column's results with the register and mend the wrong figure.
    """
    yield from broken(report, at)


@rule(
    "OGI304",
    "review-total",
    level="error",
    clauses=CLAUSES,
    needs=("sums",),
    messages=messages(
        Text(
            "“{0}”各类结果合计 {2}，而{3}，相差 {5}。各类为：{1}。",
            "'{0}': the outcomes make '{2}', but it prints '{3}', a difference of '{5}'. They are: '{1}'.",
        )
    ),
)
def review_total(report: Report, at: At) -> Iterator[Finding]:
    """行政复议或行政诉讼一组的四类结果之和与该组“总计”不等。

    为什么：“总计”是结果维持、结果纠正、其他结果、尚未审结的合计；不等说明至少有一处数字填错。
    错：结果维持 1、尚未审结 1，总计 1。
    对：结果维持 1、尚未审结 1，总计 2。
    怎么改：对照案件台账核对这一组的五个数字，改正填错的那一个。

    A group's four outcomes do not add up to its total.

    Why: The total is the sum of upheld, corrected, other and pending cases; where it isn't, at least one figure is wrong.
    Bad: 1 upheld, 1 pending, but a total of 1.
    Good: 1 upheld, 1 pending, and a total of 2.
    Fix: Compare the group's five figures with the register of cases and mend the wrong one.
    """
    yield from broken(report, at)


RULES: list[Rule] = [request_balance, request_row_total, request_result_total, review_total]
