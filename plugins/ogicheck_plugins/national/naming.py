"""What rows, columns and cells are called in messages: by the form's own labels, with the group they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ogicheck.api import Figure, Report

EXPLANATION = re.compile(r"(?<=.)（[^（）]*）$")


def short(label: str) -> str:
    """A label without the explanation in brackets behind it."""
    return EXPLANATION.sub("", label)


def row_name(report: Report, table: str, row: str) -> str:
    """A row's label, its nearest group before it: （三）不予公开 / 1.属于国家秘密. Groups of groups are left out."""
    return " / ".join([*_group(report, table, row), short(report.form.tables[table].rows[row].label)])


def row_names(report: Report, table: str, rows: Iterable[str]) -> str:
    """The names of several rows, a group's only before the first of its rows."""
    names: list[str] = []
    group: list[str] = []
    for row in rows:
        own = _group(report, table, row)
        names.append(short(report.form.tables[table].rows[row].label) if own == group else row_name(report, table, row))
        group = own
    return "; ".join(names)


def _group(report: Report, table: str, row: str) -> list[str]:
    rows = report.form.tables[table].rows
    outer = {group for one in rows.values() for group in one.under[:-1]}
    return [group for group in rows[row].under[-1:] if group not in outer]


def column_name(report: Report, table: str, column: str) -> str:
    """A column's label."""
    blocks = report.form.tables[table].blocks.values()
    return short(next(block.columns[column].label for block in blocks if column in block.columns))


def cell_name(report: Report, cell: Figure) -> str:
    """A cell's row and column: （七）总计·自然人."""
    table = cell.address.split("/")[1]
    return f"{row_name(report, table, cell.row)}·{column_name(report, table, cell.column)}"


def table_name(report: Report, table: str) -> str:
    """The title of the section that a table belongs to."""
    return report.form.sections[report.form.tables[table].section].title


def paragraph_name(report: Report, address: str) -> tuple[str, str]:
    """The heading of the section that a paragraph stands in ("" before the first one), and its number there."""
    section, _, number = address.partition("/paragraph/")
    return next((one.text for one in report.sections if one.address == section), ""), number
