"""A printed cell as a figure of the report."""

from __future__ import annotations

from ogicheck.document import Cell
from ogicheck.reading.numbers import parse
from ogicheck.report import Cell as ReportCell


def figure(cell: Cell, address: str, row: str, column: str) -> ReportCell:
    """A table's cell with its number, at its address."""
    value, shape = parse(cell.text)
    return ReportCell(address, cell.text.strip(), value, shape, cell.place, row, column)
