"""Whether each table has the form's rows, in order, each with as many figures as its columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ogicheck.api import At, Finding, Report, ReportTable, Row, Rule, Site, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.naming import row_name, row_names, table_name
from ogicheck_plugins.national.ordering import moved
from ogicheck_plugins.national.unfilled import HABIT

CLAUSES = (FORM_2019, FORM_2021)


@rule(
    "OGI202",
    "row-missing",
    level="error",
    clauses=CLAUSES,
    messages={"missing": Text("缺少 {1} 行：“{0}”。", "The table lacks {1} row(s): '{0}'.")},
)
def row_missing(report: Report, at: At) -> Iterator[Finding]:
    """表格缺少格式规定的行。

    为什么：格式规定的行一行都不能少；缺行的表格无法汇总，合计也无从核对。
    错：“（三）不予公开”下没有“5.属于三类内部事务信息”一行。
    对：各行齐全，没有的填 0。
    怎么改：按格式补上这些行并填写数字，没有的填 0。

    A table lacks rows of the form.

    Why: The form's rows are fixed; without them tables cannot be summed up and totals cannot be checked.
    Bad: No row 5.属于三类内部事务信息 under （三）不予公开.
    Good: All rows are there, with 0 where there is nothing.
    Fix: Add the rows and fill them in, with 0 where there is nothing.
    """
    for table in report.tables.values():
        for run in _runs(report, table):
            spot = at.doubting(table.unclear)(Site(f"{table.address}/{run[0]}", table.place))
            yield spot.say("missing", row_names(report, table.key, run), len(run))


def _runs(report: Report, table: ReportTable) -> Iterator[list[str]]:
    """The missing rows, those that stand together in the form in one run."""
    due = [key for key, row in report.form.tables[table.key].rows.items() if not (row.optional or row.stands_for)]
    for missing, run in groupby(due, key=lambda key: key in table.missing_rows):
        if missing:
            yield list(run)


@rule(
    "OGI203",
    "row-unexpected",
    level="warning",
    clauses=CLAUSES,
    messages={
        "unknown": Text("格式中没有“{0}”这一行。", "The form has no row '{0}'."),
        "unlabelled": Text("有一行数字没有行名，认不出是哪一行。", "A row of figures has no label and cannot be told."),
        "several": Text(
            "“{0}”表多出 {1} 行格式没有的（如“{2}”）。", "Table '{0}' has {1} rows that the form has not, such as '{2}'."
        ),
        "replaced": Text("本年度的格式没有“{0}”这一行，应分为：“{1}”。", "The form has no row '{0}'; it has '{1}' instead."),
    },
)
def row_unexpected(report: Report, at: At) -> Iterator[Finding]:
    """表格多出格式没有的行。

    为什么：自行增加或沿用旧格式的行，使表格无法与其他机关的表格汇总。
    错：2022 年度的表格只有“（六）其他处理”一行，没有分为三项。
    对：“（六）其他处理”下分列三项。
    怎么改：删去多出的行，数字归入格式规定的行；需要说明的情况写在文字部分。

    A table has a row that the form does not have.

    Why: Rows of one's own, or of an older form, keep the table from being summed up with those of other organs.
    Bad: A single row （六）其他处理 in a report for 2022.
    Good: The three rows under （六）其他处理.
    Fix: Take the row out and put its figures where the form has them; explain in the text.
    """
    for table in report.tables.values():
        rows = report.form.tables[table.key].rows
        unsure = at.doubting(table.unclear)
        unknown = [row for row in table.rows if row.key is None]
        if len(unknown) > HABIT:
            yield unsure(table).say("several", table_name(report, table.key), len(unknown), unknown[0].text, related=unknown)
        else:
            yield from (
                unsure(row).say("unknown", row.text) if row.text else unsure(row).say("unlabelled") for row in unknown
            )
        for row in table.rows:
            if row.key and rows[row.key].stands_for:
                yield unsure(row).say("replaced", row.text, row_names(report, table.key, rows[row.key].stands_for))


@rule(
    "OGI207",
    "row-width",
    level="error",
    clauses=CLAUSES,
    messages={
        "row": Text(
            "“{0}”一行有 {1} 个数，应有 {2} 个，无法确定各数属于哪一列。",
            "Row '{0}' holds '{1}' values for '{2}' columns: which belongs to which cannot be told.",
        ),
        "rows": Text(
            "从“{0}”到“{3}”共 {4} 行的数与列数不符（首行有 {1} 个，应有 {2} 个），无法确定各数属于哪一列。",
            "The '{4}' rows from '{0}' to '{3}' do not fit their columns (the first holds '{1}' values for '{2}').",
        ),
        "unclear": Text(
            "从“{0}”到“{1}”共 {2} 行，文件中没有分开各单元格的框线，或空白的单元格没有留下位置，或单元格被分页截断，"
            "无法确定各数属于哪一列，未参加核对；"
            "请人工核对，或用带框线的表格重新导出。",
            "In the '{2}' rows from '{0}' to '{1}' no lines part the cells, or blank ones left no trace, or a page break "
            "cuts one: which value is in which column cannot be told. They were not checked; look at them, or export the "
            "table again with its lines.",
        ),
    },
)
def row_width(report: Report, at: At) -> Iterator[Finding]:
    """一行的数比列多或者少，整行错位。

    为什么：错位的一行，数字会被读到别的列里；本工具不猜测，这一行不参加核对。
    错：七列的表格，一行只有六个单元格。
    对：每行七个单元格，没有的填 0。
    怎么改：补上缺少的单元格，或者删去多余的单元格。

    A row has more or fewer values than columns.

    Why: In a shifted row figures are read in the wrong column; they are not guessed at, so the row is not checked.
    Bad: A row with six cells in a table of seven columns.
    Good: Seven cells in each row, with 0 where there is nothing.
    Fix: Add the missing cell, or take out the one too many.
    """
    for table in report.tables.values():
        for (shifted, _), group in groupby(table.rows, key=lambda row: (row.key is not None and row.shifted, row.unclear)):
            if shifted:
                yield _shifted(report, at, list(group))


def _shifted(report: Report, at: At, rows: list[Row]) -> Finding:
    first, last = rows[0], rows[-1]
    names = [row_name(report, row.address.split("/")[1], row.key or "") for row in (first, last)]
    if first.unclear:
        return at(first).open("unclear", *names, len(rows), related=rows[1:])
    if len(rows) == 1:
        return at(first).say("row", names[0], first.values, first.due)
    return at(first).say("rows", names[0], first.values, first.due, names[1], len(rows), related=rows[1:])


@rule(
    "OGI208",
    "row-order",
    level="warning",
    clauses=CLAUSES,
    messages={
        "after": Text("“{0}”一行应在“{1}”之后。", "Row '{0}' should come after '{1}'."),
        "first": Text("“{0}”应是表中的第一行。", "Row '{0}' should come first."),
    },
)
def row_order(report: Report, at: At) -> Iterator[Finding]:
    """表格各行的先后次序与格式不符。

    为什么：汇总时按行次取数，次序乱了就会取错。
    错：“7.属于行政执法案卷”在“6.属于四类过程性信息”之前。
    对：各行按格式的次序排列。
    怎么改：把这一行连同数字移到格式规定的位置。

    A table's rows stand in another order than the form's.

    Why: Tables are summed up row by row; in another order figures end up in the wrong place.
    Bad: 7.属于行政执法案卷 before 6.属于四类过程性信息.
    Good: The rows in the form's order.
    Fix: Move the row, with its figures, to its place.
    """
    for table in report.tables.values():
        order = list(report.form.tables[table.key].rows)
        rows = [row for row in table.rows if row.key]
        due = sorted((row.key or "" for row in rows), key=order.index)
        for _, group in groupby(rows, key=lambda row: row.fragment):
            together = list(group)
            for index in moved([order.index(row.key or "") for row in together]):
                place = due.index(together[index].key or "")
                said = [row_name(report, table.key, key) for key in reversed(due[max(place - 1, 0) : place + 1])]
                yield at.doubting(table.unclear)(together[index]).say("after" if place else "first", *said)


RULES: list[Rule] = [row_missing, row_unexpected, row_width, row_order]
