"""Tables that list figures one a line, each behind its row's label and its column's name, as databases give them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from ogicheck.api import UNREAD, Cell, Document, Form, Table, TableLexicon, fold
from ogicheck_plugins.repairs.pieces import of_form

FEWEST = 2
"""Lines of one row, and rows, of which such a table has at least as many."""


def mend(document: Document, form: Form) -> Document:
    """The document, each such table as in the form."""
    return of_form(document, form, spread, lambda table: table.gridded)


def spread(table: Table, lexicon: TableLexicon) -> Table:
    """The table, a row for each label; a figure that is listed twice, or not at all, is unread."""
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    lines = [list(cells) for _, cells in groupby(ordered, key=lambda cell: cell.row)]
    figures: dict[str, dict[str, Cell]] = {}
    doubled: set[tuple[str, str]] = set()
    for line in lines:
        key, column = _named(line, lexicon)
        if key and column:
            doubled |= {(key, column)} if column in figures.get(key, {}) else set()
            figures.setdefault(key, {})[column] = line[-1]
        elif any(lexicon.kind(cell.text) == "row" for cell in line):
            return table
    if sum(len(columns) >= FEWEST for columns in figures.values()) < FEWEST:
        return table
    for key, column in doubled:
        figures[key][column] = replace(figures[key][column], text=UNREAD)
    return replace(table, cells=tuple(_cells(figures, lexicon, ordered[0])))


def _named(line: list[Cell], lexicon: TableLexicon) -> tuple[str, str]:
    """The row and the column, by their keys, whose figure stands last in a line ("" for none)."""
    *words, last = line
    rows = [key for cell in words for key in _row(cell.text, lexicon)]
    if len(rows) != 1 or lexicon.kind(last.text) not in ("figure", "blank"):
        return "", ""
    columns = lexicon.form.blocks[lexicon.form.rows[rows[0]].block].columns
    named = {fold(one.label): key for key, one in columns.items()}
    found = [named[fold(cell.text)] for cell in words if fold(cell.text) in named]
    return (rows[0], found[0]) if len(found) == 1 else ("", "")


def _row(text: str, lexicon: TableLexicon) -> list[str]:
    return [lexicon.row_keys[one.position] for one in lexicon.rows.exact.get(fold(text), ())[:1]]


def _cells(figures: Mapping[str, Mapping[str, Cell]], lexicon: TableLexicon, first: Cell) -> Iterator[Cell]:
    """The form's rows that are listed, below the names of their columns."""
    at = 0
    for name, block in lexicon.form.blocks.items():
        rows = [key for key, row in lexicon.form.rows.items() if row.block == name and key in figures]
        heads = ["", *(column.label for column in block.columns.values())] if rows else []
        yield from (replace(first, text=text, row=at, column=column) for column, text in enumerate(heads))
        for row, key in enumerate(rows, at + 1):
            cells = [figures[key].get(column) for column in block.columns]
            known = next(cell for cell in cells if cell)
            yield replace(known, text=lexicon.form.rows[key].label, row=row, column=0)
            for column, cell in enumerate(cells, 1):
                yield replace(cell or replace(known, text=UNREAD), row=row, column=column)
        at += len(rows) + bool(rows)
