"""The columns of a table that a page draws without lines, by where its heads stand.

Columns told by their figures alone leave out one that is blank all the way down, and heads that nearly touch come out as
one. Where the form's labels part those, each column of figures is the one of the head above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from ogicheck.api import Box, Cell, Document, Form, Labels, Table, TableLexicon, fold, is_figure
from ogicheck_plugins.repairs.pieces import labels_in, of_form

LABELS = 2
"""Columns of labels before those of figures, as a page's reader gives them."""
NOWHERE = (0.0, 0.0, 0.0, 0.0)
OFF = 0.3
"""How far figures may stand beside the middle of their head, in distances of heads: farther off they may be another's."""


class Head(NamedTuple):
    """A heading of a column, and where it stands."""

    text: str
    box: Box
    cell: Cell

    @property
    def middle(self) -> float:
        return (self.box[0] + self.box[2]) / 2


def mend(document: Document, form: Form) -> Document:
    """The document with its figures under their heads."""
    return of_form(document, form, regridded, lambda table: not table.ruled)


def regridded(table: Table, lexicon: TableLexicon) -> Table:
    """The table with its figures in the columns of their heads; without a grid where that can't be told. As it is where it
    has lines, or not all of the form's heads in order, or as many columns of figures as heads that stand apart.
    """
    if table.ruled or list(lexicon.columns) != ["main"] or any(not cell.place.box for cell in table.cells):
        return table
    last = _last_header(table, lexicon)
    found = heads([cell for cell in table.cells if cell.row <= last], lexicon)
    values = [cell for cell in table.cells if cell.row > last and cell.column >= (LABELS if table.gridded else 0)]
    if not table.gridded and not _is_line_of_figures(values):
        return table
    tracks = _tracks(values)
    if not found or (len(tracks) == len(found) and all(head.text == fold(head.cell.text) for head in found)):
        return table
    under = _under(tracks, found)
    return _moved(table, last, found, under) if under else _without_grid(table)


def _is_line_of_figures(values: Sequence[Cell]) -> bool:
    return len({cell.row for cell in values}) == 1 and all(is_figure(cell.text) for cell in values)


def _last_header(table: Table, lexicon: TableLexicon) -> int:
    """The last row above the figures; none where a header stands below some, too."""
    figured = {cell.row for cell in table.cells if is_figure(cell.text)}
    first = min(figured, default=0)
    again = any(cell.row > first and lexicon.kind(cell.text) == "column" for cell in table.cells)
    return -1 if again else first - 1


def heads(cells: Sequence[Cell], lexicon: TableLexicon) -> list[Head]:
    """All the headings of the form's columns from left to right, once for each of its bands; none if some lack."""
    labels = lexicon.columns["main"]
    pieces = [piece for cell in cells for piece in _parted(cell, labels)]
    whole = sorted(_joined(sorted(pieces, key=lambda one: one.box[1]), labels), key=lambda one: one.middle)
    count = 1 + max((one.position for found in labels.exact.values() for one in found), default=-1)
    bands = len(lexicon.row_keys) if lexicon.form.layout == "bands" else 1
    due = [at for _ in range(bands) for at in range(count)]
    return whole if [labels.candidates(one.text)[0].position for one in whole] == due else []


def _parted(cell: Cell, labels: Labels) -> list[Head]:
    """A cell's text as headings, each with its share of the cell's width."""
    left, top, right, bottom = cell.place.box or NOWHERE
    text = fold(cell.text)
    step = (right - left) / max(1, len(text))
    found, at = [], 0
    for label in labels_in(text, labels) or [text]:
        end = at + len(label)
        found.append(Head(label, (left + at * step, top, left + end * step, bottom), cell))
        at = end
    return found


def _joined(pieces: Sequence[Head], labels: Labels) -> list[Head]:
    """The headings among pieces from top to bottom, those in two lines put together."""
    found = [one for one in pieces if one.text in labels.exact]
    rest = [one for one in pieces if one.text and one.text not in labels.exact]
    lowers = [one for one in rest if any(label.endswith(one.text) for label in labels.exact)]
    for upper in (one for one in rest if lowers and any(label.startswith(one.text) for label in labels.exact)):
        for lower in lowers:
            both = upper.text + lower.text
            if upper.box[1] < lower.box[1] and upper.box[0] < lower.middle < upper.box[2] and both in labels.exact:
                found.append(Head(both, (*upper.box[:2], *lower.box[2:]), upper.cell))
    return found


def _tracks(cells: Sequence[Cell]) -> dict[int, float]:
    """The middle of each column of figures."""
    found: dict[int, list[float]] = {}
    for cell in cells:
        if fold(cell.text) and cell.place.box:
            found.setdefault(cell.column, []).append((cell.place.box[0] + cell.place.box[2]) / 2)
    return {column: fmean(middles) for column, middles in sorted(found.items())}


def _under(tracks: dict[int, float], heads: Sequence[Head]) -> dict[int, int]:
    """Each column's head; none where one stands between two, or two under one."""
    if len(tracks) == len(heads):
        return dict(zip(tracks, range(len(heads)), strict=True))
    pitch = min(right.middle - left.middle for left, right in pairwise(heads))
    under = {
        column: min(range(len(heads)), key=lambda at: abs(heads[at].middle - middle)) for column, middle in tracks.items()
    }
    near = all(abs(heads[under[column]].middle - middle) <= OFF * pitch for column, middle in tracks.items())
    return under if near and len(set(under.values())) == len(under) else {}


def _moved(table: Table, last: int, heads: Sequence[Head], under: dict[int, int]) -> Table:
    header = [
        replace(
            head.cell, text=head.text, place=replace(head.cell.place, box=head.box), row=last, column=LABELS + at, colspan=1
        )
        for at, head in enumerate(heads)
    ]
    labels = [cell for cell in table.cells if table.gridded and cell.column < LABELS and cell.row > last]
    values = [cell for cell in table.cells if cell.column in under and cell.row > last and fold(cell.text)]
    held = [replace(cell, column=LABELS + under[cell.column], colspan=1) for cell in values]
    taken = {(cell.row, cell.column) for cell in held}
    blank = [
        replace(one, text="", column=LABELS + at)
        for one in {cell.row: cell for cell in values}.values()
        for at in range(len(heads))
        if (one.row, LABELS + at) not in taken
    ]
    cells = sorted([*header, *labels, *held, *blank], key=lambda one: (one.row, one.column))
    return replace(table, cells=tuple(cells), gridded=True)


def _without_grid(table: Table) -> Table:
    return replace(table, cells=tuple(cell for cell in table.cells if fold(cell.text)), gridded=False)
