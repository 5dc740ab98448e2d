"""What a cell of a report counts, in a series or a sum."""

from __future__ import annotations

from decimal import Decimal
from fnmatch import fnmatchcase

from ogicheck.api import Form, Record, TableForm

Number = int | Decimal
LARGEST = 10**12
"""What is no count of an organ's, and no number to calculate with."""


def counted(record: Record, form: Form, table: str, row: str, column: str) -> Number | None:
    """What a cell counts: a blank is 0, but a blank total only where its whole row is. None where that cannot be told."""
    figure = record.figure(table, row, column)
    number = figure.number if figure else None
    if number is None or figure is None or not _countable(number):
        return None
    if figure.value is None and not figure.text.strip():
        parts = [record.figure(table, row, part) for part in _parts(form, table, column)]
        return 0 if all(part is None or part.number == 0 for part in parts) else None
    return number


def _countable(number: Number) -> bool:
    return (isinstance(number, int) or number.is_finite()) and -LARGEST < number < LARGEST


def _parts(form: Form, table: str, column: str) -> list[str]:
    """The columns that a total column sums up, by the form's relations."""
    relations = (one for one in form.relations.values() if (one.table, one.each) == (table, "row"))
    names = [name for one in relations if one.right == [column] for name in one.left]
    columns = (key for block in form.tables[table].blocks.values() for key in block.columns)
    return [key for key in columns if any(fnmatchcase(key, name) for name in names)]


def rows_due(record: Record, form: TableForm, table: str) -> list[str]:
    """The rows that a report's table should have: an optional one, or one that stands for others, only where it is there."""
    found = record.tables.get(table, {})
    standing = [row for key, row in form.rows.items() if row.stands_for and key in found]
    replaced = {key for row in standing for key in row.stands_for if not any(one in found for one in row.stands_for)}
    return [key for key, row in form.rows.items() if key in found or not (row.optional or row.stands_for or key in replaced)]


def plain_number(number: Number) -> str:
    """A number without an exponent."""
    return format(number, "f") if not isinstance(number, int) else str(number)
