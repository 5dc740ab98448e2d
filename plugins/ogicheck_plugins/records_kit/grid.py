"""The form's tables as grids of cells with spans, laid out from what the ruleset declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ogicheck.api import BlockForm, ColumnForm, RowForm, TableForm

Path = tuple[str, ...]
"""Labels from the outermost to a row's or column's own."""


@dataclass(frozen=True, slots=True)
class GridSpot:
    """A cell of a grid: a label, or the place of a figure, whose row and column key it has in `figure`."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    figure: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the form. `labels` is the number of columns that hold nothing but labels."""

    key: str
    spots: tuple[GridSpot, ...]
    labels: int = 0

    @property
    def height(self) -> int:
        return max(spot.row + spot.rowspan for spot in self.spots)

    @property
    def width(self) -> int:
        return max(spot.column + spot.colspan for spot in self.spots)


def grid(key: str, form: TableForm, rows: Sequence[str]) -> Grid:
    """The table with these of its rows, in the form's order."""
    kept = {name: row for name, row in form.rows.items() if name in rows}
    if form.layout == "bands":
        return Grid(key, tuple(_bands(next(iter(form.blocks.values())), kept)))
    labels = max((len(row.under) for row in kept.values()), default=0) + 1
    return Grid(key, tuple(_blocks(form, kept, labels)), labels)


def _blocks(form: TableForm, rows: Mapping[str, RowForm], labels: int) -> Iterator[GridSpot]:
    """Blocks one below the other; where a block has fewer columns than the widest, its last takes the rest."""
    top, width = 0, max(len(block.columns) for block in form.blocks.values())
    for name, block in form.blocks.items():
        own = {key: row for key, row in rows.items() if row.block == name}
        if not own:
            continue
        if block.label:
            yield GridSpot(block.label, top, 0, 1, labels + width)
            top += 1
        depth = _depth(block.columns.values()) + len(form.corner[1:])
        yield GridSpot(form.corner[0] if form.corner else "", top, 0, depth, labels)
        paths = [(*form.corner[1:], *column.under, column.label) for column in block.columns.values()]
        starts = [(labels + at, 1 if at < len(paths) - 1 else width - at) for at in range(len(paths))]
        yield from _heads(paths, starts, top, depth)
        top += depth
        yield from _rows(own, top, labels)
        for at, key in enumerate(own, top):
            for column, (left, span) in zip(block.columns, starts, strict=True):
                yield GridSpot("", at, left, 1, span, (key, column))
        top += len(own)


def _depth(columns: Iterable[ColumnForm]) -> int:
    return max(len(column.under) for column in columns) + 1


def _heads(paths: Sequence[Path], starts: Sequence[tuple[int, int]], top: int, depth: int) -> Iterator[GridSpot]:
    """Headings above columns: one that several share spans them, and the last one of each reaches down to the figures."""
    for index, path in enumerate(paths):
        for level, text in enumerate(path):
            count = _shared(paths, index, level)
            if count:
                last = level == len(path) - 1
                left, span = starts[index][0], sum(width for _, width in starts[index : index + count])
                yield GridSpot(text, top + level, left, depth - level if last else 1, span)


def _rows(rows: Mapping[str, RowForm], top: int, labels: int) -> Iterator[GridSpot]:
    """Labels left of rows, in the same way."""
    paths = [(*row.under, row.label) for row in rows.values()]
    for index, path in enumerate(paths):
        for level, text in enumerate(path):
            if count := _shared(paths, index, level):
                yield GridSpot(text, top + index, level, count, labels - level if level == len(path) - 1 else 1)


def _shared(paths: Sequence[Path], index: int, level: int) -> int:
    """How many paths from this one on share its label at a level; 0 where one before it does too. Its own label is alone."""
    path = paths[index]
    if level == len(path) - 1:
        return 1
    head = path[: level + 1]

    def shares(other: Path) -> bool:
        return len(other) > level + 1 and other[: level + 1] == head

    if index and shares(paths[index - 1]):
        return 0
    return sum(1 for _ in takewhile(shares, paths[index:]))


def _bands(block: BlockForm, rows: Mapping[str, RowForm]) -> Iterator[GridSpot]:
    """Rows side by side: each a group of columns, over one line of figures."""
    paths = [(*row.under, row.label, column.label) for row in rows.values() for column in block.columns.values()]
    depth = max(map(len, paths))
    yield from _heads(paths, [(at, 1) for at in range(len(paths))], 0, depth)
    for at, figure in enumerate((row, column) for row in rows for column in block.columns):
        yield GridSpot("", depth, at, 1, 1, figure)
