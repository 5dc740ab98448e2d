"""A printed cell as a figure of the report."""

from __future__ import annotations

from ogicheck.document import Cell
from ogicheck.reading.numbers import parse
from ogicheck.report import Cell as ReportCell

SURE = 0.8
"""Least confidence at which a recognised text counts as a number; below it the cell gives none."""


def figure(cell: Cell, address: str, row: str, column: str) -> ReportCell:
    """A table's cell with its number, at its address."""
    value, shape = parse(cell.text)
    if cell.confidence is not None and cell.confidence < SURE:
        value, shape = None, "text"
    return ReportCell(address, cell.text.strip(), value, shape, cell.place, row, column, cell.confidence)
