"""What other reports say: figures of a Record, for a measure that a sentence claims or a cell of a table."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from ogicheck.api import Record, RecordFigure
from ogicheck_plugins.national.told import COLUMNS, ROWS, Number


def number(figure: RecordFigure | None) -> Number | None:
    """What a figure counts; None where there is none, or it can't be told."""
    return figure.number if figure else None


def figures(record: Record, measure: str) -> tuple[Number, ...]:
    """By which figures a claim on the record's year is right: the totals as printed, and what their parts sum to.

    Empty where the record says nothing clear.
    """
    kind, _, result = measure.partition(".")
    if kind not in ROWS:
        return ()
    table, names = ROWS[kind]
    rows = [row for key, row in record.tables.get(table, {}).items() if any(fnmatchcase(key, name) for name in names)]
    columns = COLUMNS.get(kind) or ((result,) if result else ("total",))
    printed = [number(row[column]) for row in rows for column in columns if column in row]
    parts = [number(figure) for row in rows for column, figure in row.items() if column != "total"]
    sums = [_sum(printed)] if len(printed) >= len(rows) > 0 else []
    sums += [_sum(parts)] if columns == ("total",) and parts else []
    return tuple(dict.fromkeys(one for one in sums if one is not None))


def _sum(numbers: Iterable[Number | None]) -> Number | None:
    total: Number = 0
    for one in numbers:
        if one is None:
            return None
        total += one
    return total
