"""A sheet as blocks: which of its rows are a table, and which are lines of text above, below or between tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ogicheck.api import Cell, Paragraph, Place, Table, is_figure

LEAST_HEADS = 3
"""Cells with words side by side that are a table's head."""


@dataclass(slots=True)
class SheetSpot:
    """A cell of a sheet with its place on the grid of shown rows and columns, from 0."""

    text: str
    place: Place
    row: int
    left: int
    right: int
    rowspan: int = 1
    bordered: bool = False


def blocks_of(run: Sequence[SheetSpot], blank: bool = True) -> Iterator[Paragraph | Table]:
    """The blocks of a run of rows, mostly with a `blank` one below it."""
    rows: defaultdict[int, list[SheetSpot]] = defaultdict(list)
    for spot in run:
        rows[spot.row].append(spot)
    for is_text, numbers in groupby(sorted(rows), _text_rows(rows).__contains__):
        spots = [spot for number in numbers for spot in rows[number]]
        if is_text:
            yield from (Paragraph(spot.text, spot.place) for spot in spots if spot.text)
        else:
            yield from _table(spots, blank and spots[-1].row == max(rows))


def _text_rows(rows: dict[int, list[SheetSpot]]) -> set[int]:
    """The rows of one text each. Where cells have borders, such a row has none; where none have, it stands above or
    below all others, as a row between them may be one whose other cells are blank.
    """
    merged = {row for spots in rows.values() for one in spots if one.rowspan > 1 for row in _rows_of(one)}
    single = [row for row, spots in rows.items() if sum(one.text != "" for one in spots) == 1 and row not in merged]
    if any(one.bordered for spots in rows.values() for one in spots):
        return {row for row in single if not any(one.bordered for one in rows[row])}
    others = sorted(rows.keys() - set(single))
    return {row for row in single if not others or not others[0] < row < others[-1]}


def _rows_of(spot: SheetSpot) -> range:
    return range(spot.row, spot.row + spot.rowspan)


def _table(spots: Sequence[SheetSpot], last: bool) -> Iterator[Table]:
    """A table with all places that no cell covers as blank cells. Where its head is the `last` that the run holds, the blank
    row below it is the table's own: its figures were left out.
    """
    top, left = spots[0].row, min(one.left for one in spots)
    right, bottom = max(one.right for one in spots), max(one.row for one in spots) + 1
    heads = [one.text for one in spots if one.row == spots[-1].row and one.text]
    bottom += last and len(heads) >= LEAST_HEADS and not any(map(is_figure, heads))
    around = Place(part=spots[0].place.part)
    covered = {(row, column) for one in spots for row in _rows_of(one) for column in range(one.left, one.right)}
    cells = [Cell(one.text, one.place, one.row - top, one.left - left, one.rowspan, one.right - one.left) for one in spots]
    cells += [
        Cell("", around, row - top, column - left)
        for row in range(top, bottom)
        for column in range(left, right)
        if (row, column) not in covered
    ]
    if cells:
        yield Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), spots[0].place)
