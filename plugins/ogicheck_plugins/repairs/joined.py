"""Two tables of the form that a file holds as one, the heading between them being lost: parted where the second begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ogicheck.api import Block, Document, Form, Table, TableLexicon, is_figure, lexicon

FEWEST_ROWS = 2
"""Rows with words of one table alone that a piece must have: one alone may be a label that two tables share."""


def mend(document: Document, form: Form) -> Document:
    """The document with a table for each table of the form."""
    return replace(document, blocks=tuple(without_joined(document.blocks, lexicon(form).tables)))


def without_joined(blocks: Sequence[Block], lexicons: Sequence[TableLexicon]) -> list[Block]:
    """The blocks, each table that holds one of the form's below another parted."""
    return [part for block in blocks for part in (_parted(block, lexicons) if isinstance(block, Table) else [block])]


def _parted(table: Table, lexicons: Sequence[TableLexicon]) -> list[Block]:
    told = _told(table, lexicons)
    keys = list(dict.fromkeys(key for _, key in told))
    runs = [[row for row, key in told if key == one] for one in keys]
    if len(keys) < 2 or any(len(rows) < FEWEST_ROWS for rows in runs):
        return [table]
    if any(above[-1] >= below[0] for above, below in zip(runs, runs[1:], strict=False)):
        return [table]
    edges = [0, *(rows[0] for rows in runs[1:]), max(cell.row for cell in table.cells) + 1]
    if any(cell.row < edge < cell.row + cell.rowspan for cell in table.cells for edge in edges):
        return [table]
    return list(_pieces(table, edges))


def _told(table: Table, lexicons: Sequence[TableLexicon]) -> list[tuple[int, str]]:
    """The rows whose words are those of one table alone, with its key, in order."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.text.strip() and not is_figure(cell.text):
            rows.setdefault(cell.row, []).append(cell.text)
    weights = {row: {one.key: one.weight(words) for one in lexicons} for row, words in rows.items()}
    only = {row: [key for key, weight in own.items() if weight] for row, own in weights.items()}
    return [(row, keys[0]) for row, keys in sorted(only.items()) if len(keys) == 1]


def _pieces(table: Table, edges: Sequence[int]) -> Iterator[Table]:
    for first, end in zip(edges, edges[1:], strict=False):
        cells = tuple(replace(cell, row=cell.row - first) for cell in table.cells if first <= cell.row < end)
        yield replace(table, cells=cells, place=cells[0].place if first else table.place)
