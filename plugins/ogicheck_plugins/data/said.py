"""What a report says as plain rows: the cells of its tables, and what its sentences claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True)
class Said:
    """What one report says."""

    cells: tuple[CellRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()


def said(report: Report) -> Said:
    """Raises FactError where its sentences cannot be read."""
    narrative: Narrative = report.fact("narrative")
    return Said(tuple(cells(report)), tuple(map(_claim, narrative.claims)))


def cells(report: Report) -> Iterator[CellRow]:
    """The cells of the rows that the form knows."""
    for table in report.tables.values():
        for row in table.rows:
            for cell in row.cells.values() if row.key else ():
                yield CellRow(table.key, cell.row, cell.column, cell.text, cell.value)


def _claim(one: Claim) -> ClaimRow:
    quantity = one.quantity
    return ClaimRow(one.address, one.measure, quantity.value, quantity.unit, one.year, one.scope, one.certain, one.text)
