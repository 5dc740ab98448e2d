"""Rows that were typed into one row of a table, a line each in every cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from ogicheck.api import UNREAD, Cell, Document, Form, Table, TableLexicon, fold, is_figure
from ogicheck_plugins.repairs.pieces import of_form


def mend(document: Document, form: Form) -> Document:
    """The document with a row for each of the form's."""
    return of_form(document, form, unstacked, lambda table: table.gridded and any("\n" in cell.text for cell in table.cells))


def unstacked(table: Table, lexicon: TableLexicon) -> Table:
    """The table, each row whose label is several of the form's made as many rows. Figures that are not one a line can't be
    told apart, and are unread. A picture's lines may be of rows whose parting was not seen, and stay.
    """
    stacked = {
        cell.row: (cell, labels)
        for cell in table.cells
        if "\n" in cell.text and cell.confidence is None and len(labels := _labels(cell.text.split("\n"), lexicon)) > 1
    }
    if not (stacked and table.gridded):
        return table
    last = max(cell.row + cell.rowspan for cell in table.cells)
    heights = [len(stacked[row][1]) if row in stacked else 1 for row in range(last)]
    starts = [0, *accumulate(heights)]
    rows = groupby(sorted(table.cells, key=lambda cell: (cell.row, cell.column)), key=lambda cell: cell.row)
    cells = (one for row, own in rows for one in _spread(list(own), starts, stacked.get(row)))
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _labels(lines: Sequence[str], lexicon: TableLexicon) -> list[str]:
    """The rows' labels that these lines make, each of one or several; none where they are not all of labels."""
    for end in range(1, len(lines) + 1):
        label = "".join(lines[:end])
        if fold(label) in lexicon.rows.exact:
            rest = _labels(lines[end:], lexicon)
            if rest or end == len(lines):
                return [label, *rest]
    return []


def _spread(cells: Sequence[Cell], starts: Sequence[int], stack: tuple[Cell, list[str]] | None) -> Iterator[Cell]:
    """The cells of a row where they then stand: what is before the label spans all its rows."""
    for cell in cells:
        top, height = starts[cell.row], starts[cell.row + cell.rowspan] - starts[cell.row]
        if stack is None or cell.column < stack[0].column:
            yield replace(cell, row=top, rowspan=height)
        else:
            texts = stack[1] if cell is stack[0] else _figures(cell.text, height)
            yield from (replace(cell, row=top + at, rowspan=1, text=text) for at, text in enumerate(texts))


def _figures(text: str, count: int) -> list[str]:
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return [""] * count
    return lines if len(lines) == count and all(map(is_figure, lines)) else [UNREAD] * count
