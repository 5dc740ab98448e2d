"""Heads of columns that touch, in a table of several blocks that a page draws without lines between its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ogicheck.api import Cell, Document, Form, Labels, Table, TableLexicon, fold, is_figure
from ogicheck_plugins.repairs.pieces import labels_in, of_form

FIRST = 2
"""The first column of figures, as a page's reader gives them: labels stand in those before."""


def mend(document: Document, form: Form) -> Document:
    """The document, each such head parted by the form's labels."""
    return of_form(document, form, parted, lambda table: table.gridded and not table.ruled)


def parted(table: Table, lexicon: TableLexicon) -> Table:
    """The table, with a cell for each head of a block whose heads, parted, are as many as the columns of figures below."""
    if list(lexicon.columns) == ["main"]:
        return table
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    rows = [list(own) for _, own in groupby(ordered, key=lambda cell: cell.row)]
    cells = (cell for at, row in enumerate(rows) for cell in _row(row, rows[at + 1 :], lexicon))
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _row(row: Sequence[Cell], below: Sequence[Sequence[Cell]], lexicon: TableLexicon) -> Iterator[Cell]:
    heads = [cell for cell in row if cell.column >= FIRST and fold(cell.text)]
    found = next((one for labels in lexicon.columns.values() if (one := _heads(heads, labels))), [])
    columns = _columns(below) if len(found) > len(heads) else []
    if not columns or len(columns) != len(found):
        yield from row
        return
    yield from (cell for cell in row if cell.column < FIRST)
    yield from (replace(cell, column=column, colspan=1) for cell, column in zip(found, columns, strict=True))


def _heads(heads: Sequence[Cell], labels: Labels) -> list[Cell]:
    """The block's columns as these heads name them, in its order; none where they are not all of its columns."""
    found = [replace(cell, text=label) for cell in heads for label in labels_in(fold(cell.text), labels)]
    due = list(range(len(labels.official)))
    return found if [labels.exact[cell.text][0].position for cell in found] == due else []


def _columns(below: Sequence[Sequence[Cell]]) -> list[int]:
    """Where figures stand in the rows up to the next head; none where not each of these has one there."""
    rows: list[list[int]] = []
    for row in below:
        values = [cell for cell in row if cell.column >= FIRST and fold(cell.text)]
        if not values or not all(is_figure(cell.text) for cell in values):
            break
        rows.append([cell.column for cell in values])
    return rows[0] if rows and all(row == rows[0] for row in rows) else []
