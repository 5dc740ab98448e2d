"""Blank cells."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Figure, Finding, Part, Report, ReportTable, Row, Rule, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.naming import cell_name, row_name, table_name
from ogicheck_plugins.national.unfilled import HABIT, is_unfilled_table


@rule(
    "OGI209",
    "cell-blank",
    level="warning",
    clauses=(FORM_2019, FORM_2021),
    messages={
        "cell": Text("“{0}”是空白；没有的填 0。", "'{0}' is blank; where there is nothing, write 0."),
        "row": Text("“{0}”一行全是空白；没有的填 0。", "Row '{0}' is wholly blank; fill in zeros."),
        "habit": Text("“{0}”表有 {1} 格空白；没有的填 0。", "Table '{0}' has '{1}' blank cells; fill in zeros."),
        "template": Text("“{0}”表全是空白；没有的填 0。", "Table '{0}' is wholly blank; fill in zeros."),
    },
    options={"habit": True},
)
def cell_blank(report: Report, at: At) -> Iterator[Finding]:
    """表格中有空白的数字格。

    为什么：空白看不出是没有，还是漏填；填 0 才是明确的回答。惯于留空的地方，可设 habit = false，多于五格的就不提。
    错：一行六格填 0，“总计”一格空白。
    对：没有的每格都填 0。
    怎么改：对照台账补上数字，没有的填 0。

    A table has blank cells where figures are due.

    Why: A blank does not tell whether there was nothing or the figure was forgotten; 0 does. Where blanks are the custom, a
    ruleset may set habit = false: then more than five in a table pass for zeros.
    Bad: Six cells of a row have 0, its total is blank.
    Good: 0 in each cell where there is nothing.
    Fix: Fill in the figures by the register, 0 where there is nothing.
    """
    for table in report.tables.values():
        cells = [cell for row in table.rows if row.key for cell in row.cells.values()]
        blank = [cell for cell in cells if cell.shape == "blank"]
        parts = _blank_parts(table)
        if is_unfilled_table(table, report):
            continue
        if blank and len(blank) == len(cells):
            yield at(table).say("template", table_name(report, table.key))
        elif len(parts) > HABIT:
            if at.options["habit"]:
                yield at(table).say("habit", table_name(report, table.key), len(blank), related=parts)
        else:
            yield from (_said(report, at, table, part) for part in parts)


def _blank_parts(table: ReportTable) -> list[Row | Figure]:
    """Rows of more than one cell that are wholly blank, and the blank cells of other rows."""
    parts: list[Row | Figure] = []
    for row in table.rows:
        blank = [cell for cell in row.cells.values() if row.key and cell.shape == "blank"]
        parts += [row] if len(blank) == len(row.cells) > 1 else blank
    return parts


def _said(report: Report, at: At, table: ReportTable, part: Part) -> Finding:
    if isinstance(part, Figure):
        return at(part).say("cell", cell_name(report, part))
    return at(part).say("row", row_name(report, table.key, part.address.rpartition("/")[2]))


RULES: list[Rule] = [cell_blank]
