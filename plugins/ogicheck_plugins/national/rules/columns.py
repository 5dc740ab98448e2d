"""Whether each table has the form's columns, and whether its labels are the form's."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Column, Finding, Report, ReportTable, Row, Rule, Site, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.naming import column_name, row_name, table_name

CLAUSES = (FORM_2019, FORM_2021)


@rule(
    "OGI204",
    "column-missing",
    level="error",
    clauses=CLAUSES,
    messages={
        "missing": Text("“{1}”表缺少“{0}”一列。", "The table '{1}' lacks the column '{0}'."),
        "under": Text("“{1}”下缺少“{0}”一列。", "The column '{0}' is missing under '{1}'."),
    },
)
def column_missing(report: Report, at: At) -> Iterator[Finding]:
    """表格缺少格式规定的列。

    为什么：格式规定的列一列都不能少；缺列的表格无法汇总，合计也无从核对。
    错：“法人或其他组织”下没有“社会公益组织”一列。
    对：各列齐全，没有的填 0。
    怎么改：按格式补上这一列并填写数字，没有的填 0。

    A table lacks a column of the form.

    Why: The form's columns are fixed; without them tables cannot be summed up and totals cannot be checked.
    Bad: No column 社会公益组织 under 法人或其他组织.
    Good: All columns are there, with 0 where there is nothing.
    Fix: Add the column and fill it in, with 0 where there is nothing.
    """
    for table in report.tables.values():
        for missing in table.missing_columns:
            yield _missing(report, table, at.doubting(table.unclear), missing)


def _missing(report: Report, table: ReportTable, at: At, missing: str) -> Finding:
    """`missing` is column, block/column, or, where the rows stand side by side, row/column."""
    form = report.form.tables[table.key]
    over, _, column = missing.rpartition("/")
    name = column_name(report, table.key, column)
    if form.layout == "bands":
        return at(Site(f"{table.address}/{missing}", table.place)).say("under", name, row_name(report, table.key, over))
    spot = at(Site(f"{table.address}/*/{column}", table.place))
    if over and form.blocks[over].label:
        return spot.say("under", name, form.blocks[over].label)
    return spot.say("missing", name, table_name(report, table.key))


@rule(
    "OGI205",
    "column-unexpected",
    level="warning",
    clauses=CLAUSES,
    messages={"unknown": Text("格式中没有“{0}”这一列。", "The form has no column '{0}'.")},
)
def column_unexpected(report: Report, at: At) -> Iterator[Finding]:
    """表格多出格式没有的列。

    为什么：自行增加的列使表格无法与其他机关的表格汇总。
    错：表格右边加了一列“备注”。
    对：只有格式规定的列；需要说明的情况写在文字部分。
    怎么改：删去这一列，把需要说明的写进文字部分。

    A table has a column that the form does not have.

    Why: Columns of one's own keep the table from being summed up with those of other organs.
    Bad: A column 备注 at the right of the table.
    Good: The form's columns only; what needs explaining stands in the text.
    Fix: Take the column out and explain in the text.
    """
    for table in report.tables.values():
        for column in table.columns:
            if column.key is None and column.text.strip():
                yield at.doubting(table.unclear)(column).say("unknown", "".join(column.text.split()))


@rule(
    "OGI206",
    "label-wording",
    level="note",
    clauses=CLAUSES,
    messages={
        "label": Text("“{0}”不是格式的用语，应写“{1}”。", "'{0}' is not the form's wording, which is '{1}'."),
        "headers": Text(
            "“{0}”表的表头无法辨认，各列按格式的次序读取，请人工核对。",
            "The headers of table '{0}' were not recognised: its columns were read in the form's order.",
        ),
    },
)
def label_wording(report: Report, at: At) -> Iterator[Finding]:
    """行名或列名能够辨认，但不是格式的用语。

    为什么：行名、列名是格式规定的；改动之后容易误解，也不便于汇总。
    错：“6.属于四种过程性信息”。
    对：“6.属于四类过程性信息”。
    怎么改：改为格式的用语；空格、换行、全角半角不影响。

    A row or column is recognised, but its label is not the form's.

    Why: The form fixes the labels; other words invite misunderstanding and hinder summing up.
    Bad: 6.属于四种过程性信息.
    Good: 6.属于四类过程性信息.
    Fix: Use the form's words; spaces, line breaks and width do not matter.
    """
    for table in report.tables.values():
        if not table.columns and any(row.cells for row in table.rows):
            yield at.doubting(table.unclear)(table).say("headers", table_name(report, table.key))
        for (printed, official), parts in _inexact(report, table).items():
            yield at.doubting(table.unclear)(parts[0]).say("label", printed, official, related=parts[1:])


def _inexact(report: Report, table: ReportTable) -> dict[tuple[str, str], list[Row | Column]]:
    """The labels that are not the form's, as printed and as they should be, each with the parts that bear it."""
    form = report.form.tables[table.key]
    columns = {key: column.label for block in form.blocks.values() for key, column in block.columns.items()}
    rows = {key: row.label for key, row in form.rows.items()}
    found: dict[tuple[str, str], list[Row | Column]] = {}
    for parts, labels in ((table.rows, rows), (table.columns, columns)):
        for part in parts:
            if part.key and part.match in ("seen", "near"):
                found.setdefault(("".join(part.text.split()), labels[part.key]), []).append(part)
    return found


RULES: list[Rule] = [column_missing, column_unexpected, label_wording]
