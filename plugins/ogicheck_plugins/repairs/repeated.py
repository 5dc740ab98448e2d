"""Tables in which a merged cell's text stands at every place that it covers, as programs write that know no merged cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from ogicheck.api import Cell, Document, Form, Table, TableLexicon, fold, is_figure
from ogicheck_plugins.repairs.pieces import of_form

_PLACE = attrgetter("row", "column")
_ROW = attrgetter("row")
SPREAD = ("group", "block", "corner")
"""What stands over several columns in the form itself: repeated side by side it is one."""


def mend(document: Document, form: Form) -> Document:
    """The document with merged cells where the form has them."""
    return of_form(document, form, merged, lambda table: any(map(_repeats, _rows(table))))


def merged(table: Table, lexicon: TableLexicon) -> Table:
    """The table, each run of one label side by side made one cell. A column's label is so only where the cells below say no
    more than one figure: else it names columns that the form does not have.
    """
    rows = _rows(table)
    cells = tuple(cell for at in range(len(rows)) for cell in _whole(rows, at, lexicon))
    return replace(table, cells=cells)


def _rows(table: Table) -> list[list[Cell]]:
    """A table's rows; none where its columns are not certain."""
    if not (table.gridded and table.ruled):
        return []
    return [list(row) for _, row in groupby(sorted(table.cells, key=_PLACE), key=_ROW)]


def _repeats(row: Sequence[Cell]) -> bool:
    """Whether words stand there again beside themselves; the same figure may well stand in two columns."""
    return any(one.text and one.text == other.text and not is_figure(one.text) for one, other in pairwise(row))


def _whole(rows: Sequence[Sequence[Cell]], at: int, lexicon: TableLexicon) -> Iterator[Cell]:
    for text, group in groupby(rows[at], key=lambda cell: fold(cell.text)):
        run = list(group)
        kind = lexicon.kind(run[0].text) if text and len(run) > 1 else "figure"
        if kind in SPREAD or (
            kind == "column" and _is_one(run, (rows[below] for below in range(at + 1, len(rows))), lexicon)
        ):
            yield replace(run[0], colspan=run[-1].column + run[-1].colspan - run[0].column)
        else:
            yield from run


def _is_one(run: Sequence[Cell], below: Iterable[Sequence[Cell]], lexicon: TableLexicon) -> bool:
    """Whether each row below, up to the next header, has one text under the run: in its first cell, or in all of them."""
    columns = range(run[0].column, run[-1].column + 1)
    for row in below:
        under = [fold(cell.text) for cell in row if cell.column in columns]
        if any(lexicon.kind(cell.text) in ("column", "block") for cell in row):
            return True
        if any(under[1:]) and len(set(under)) > 1:
            return False
    return True
