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
    for line in lines:
        key, column, cell = _named(line, lexicon)
        if cell:
            own = figures.setdefault(key, {})
            own[column] = replace(cell, text=UNREAD) if column in own else cell
        elif any(lexicon.kind(one.text) == "row" for one in line):
            return table
    if sum(len(columns) >= FEWEST for columns in figures.values()) < FEWEST:
        return table
    return replace(table, cells=tuple(_cells(figures, lexicon, ordered[0])))


def _named(line: list[Cell], lexicon: TableLexicon) -> tuple[str, str, Cell | None]:
    """The row and the column, by their keys, and the figure that a line tells of; None where it tells of none."""
    rows = [(key, at) for at, cell in enumerate(line) for key in _row(cell.text, lexicon)]
    if len(rows) != 1:
        return "", "", None
    key, at = rows[0]
    columns = lexicon.form.blocks[lexicon.form.rows[key].block].columns
    named = {fold(one.label): name for name, one in columns.items()}
    found = [(named[fold(cell.text)], place) for place, cell in enumerate(line) if fold(cell.text) in named]
    behind = line[max(at, found[0][1]) + 1 :] if len(found) == 1 else []
    return (key, found[0][0], _value(behind, lexicon)) if behind else ("", "", None)


def _value(behind: list[Cell], lexicon: TableLexicon) -> Cell:
    """The figure; of several, or beside a blank, it may be another year's, or a page, and is unread."""
    values = [cell for cell in behind if lexicon.kind(cell.text) in ("figure", "blank")]
    return behind[0] if len(behind) == 1 else values[0] if len(values) == 1 else replace(behind[0], text=UNREAD)


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
