"""What a report says as rows: the cells of its tables, and what its sentences claim."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.model import Claim, Narrative

Number = int | Decimal


class CellRow(NamedTuple):
    """A cell: where it stands by the form's keys, its printed text, and its number (None where it gives none)."""

    table: str
    row: str
    column: str
    text: str
    value: Number | None


class ClaimRow(NamedTuple):
    """A figure in a sentence: what it counts, of which year, and whether the sentence can only be read so."""

    address: str
    measure: str
    value: Number
    unit: str
    of_year: int | None
    scope: str
    certain: bool
    text: str


Plain = tuple[tuple[Any, ...], ...]
Said = tuple[Plain, Plain]
"""The cells and the claims of one report, as tuples of no kind of their own: kept results are read back as values only."""
NOTHING: Said = (), ()


def said(report: Report) -> Said:
    """Raises FactError where its sentences cannot be read."""
    narrative: Narrative = report.fact("narrative")
    return tuple(map(tuple, cells(report))), tuple(tuple(_claim(one)) for one in narrative.claims)


def cells(report: Report) -> Iterator[CellRow]:
    """The cells of the rows that the form knows."""
    for table in report.tables.values():
        for row in table.rows:
            for cell in row.cells.values() if row.key else ():
                yield CellRow(table.key, cell.row, cell.column, cell.text, cell.value)


def _claim(one: Claim) -> ClaimRow:
    quantity = one.quantity
    return ClaimRow(one.address, one.measure, quantity.value, quantity.unit, one.year, one.scope, one.certain, one.text)
