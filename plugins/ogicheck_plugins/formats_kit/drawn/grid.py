"""The tables that ruling lines draw: which cells there are, and how far each spans."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ogicheck_plugins.formats_kit.drawn.page import Box, Ruling

NEAR = 4.0
"""Lines not farther apart than this are one: double rules, the borders of cells that stand apart."""
_NARROWEST = 3.0
"""A column may be as narrow as this where hardly another line of the table has one so near: a blank one, by a browser."""
_MOST_LINES = 1000
"""Rules of a table at most, in one direction: a page that fills itself with more is a drawing, or an attack."""


class Area(NamedTuple):
    """A cell of a grid: its top left corner and spans, and whether a line closes it above and below."""

    row: int
    column: int
    rowspan: int
    colspan: int
    closed_above: bool
    closed_below: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Column and row edges, and the areas between them in reading order; `owner` gives each field's area."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]
    owner: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def area_at(self, x: float, y: float) -> int | None:
        """Index of the area that holds a point, None outside the grid."""
        column, row = bisect(self.xs, x) - 1, bisect(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owner[row][column]
        return None

    def open_area(self, x: float, y: float, reach: float) -> int | None:
        """Index of the area that holds a point within `reach` below or above the grid, where a rule closes other areas
        and not that one: a page break cuts a tall cell between two lines of its text, and draws neither within it."""
        if 0 <= y - self.ys[-1] <= reach:
            closed = [area.closed_below for area in map(self.areas.__getitem__, self.owner[-1])]
            return self._open(self.owner[-1], closed, bisect(self.xs, x) - 1)
        if 0 <= self.ys[0] - y <= reach:
            closed = [area.closed_above for area in map(self.areas.__getitem__, self.owner[0])]
            return self._open(self.owner[0], closed, bisect(self.xs, x) - 1)
        return None

    @staticmethod
    def _open(edge: Sequence[int], closed: Sequence[bool], column: int) -> int | None:
        return edge[column] if 0 <= column < len(edge) and not closed[column] and any(closed) else None

    def area_box(self, area: Area) -> Box:
        xs, ys = self.xs, self.ys
        return xs[area.column], ys[area.row], xs[area.column + area.colspan], ys[area.row + area.rowspan]


def grids_of(horizontals: Sequence[Ruling], verticals: Sequence[Ruling]) -> list[Grid]:
    """One grid for each group of lines that meet, from the smallest to the largest."""
    if max(len(horizontals), len(verticals)) > _MOST_LINES:
        return []
    grids = [_grid(flat, steep) for flat, steep in _groups(horizontals, verticals)]
    found = [grid for grid in grids if len(grid.xs) > 1 and len(grid.ys) > 1]
    return sorted(found, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))


def edges(values: Sequence[float], near: float = NEAR) -> tuple[float, ...]:
    """Positions with those near each other taken as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= near:
            found[-1].append(value)
        else:
            found.append([value])
    return tuple((group[0] + group[-1]) / 2 for group in found)


def _column_edges(values: Sequence[float]) -> tuple[float, ...]:
    single, double = edges(values, _NARROWEST), edges(values)
    return double if (len(single) - len(double)) * 2 >= len(double) else single


def _groups(horizontals: Sequence[Ruling], verticals: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Horizontal and vertical lines in groups that touch each other."""
    steeps = sorted(verticals)
    leader = list(range(len(steeps)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = index = leader[leader[index]]
        return index

    met: list[tuple[Ruling, int]] = []
    for flat in horizontals:
        low, high = bisect_left(steeps, (flat.start - NEAR,)), bisect(steeps, (flat.end + NEAR,))
        touched = [lead(i) for i in range(low, high) if steeps[i].start - NEAR <= flat.at <= steeps[i].end + NEAR]
        for index in touched[1:]:
            leader[lead(index)] = lead(touched[0])
        met += [(flat, index) for index in touched[:1]]
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for flat, index in met:
        groups.setdefault(lead(index), ([], []))[0].append(flat)
    for index, steep in enumerate(steeps):
        groups.setdefault(lead(index), ([], []))[1].append(steep)
    return [group for group in groups.values() if group[0]]


def _grid(flats: Sequence[Ruling], steeps: Sequence[Ruling]) -> Grid:
    xs = _closed(_column_edges([steep.at for steep in steeps]), flats)
    ys = _closed(edges([flat.at for flat in flats]), steeps)
    rows, columns = len(ys) - 1, len(xs) - 1
    upright = _walls(steeps, xs, ys)
    level = _walls(flats, ys, xs)
    owner = [[-1] * columns for _ in range(rows)]
    areas: list[Area] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] < 0:
                area = _area(row, column, owner, upright, level)
                for covered in owner[row : row + area.rowspan]:
                    covered[column : column + area.colspan] = [len(areas)] * area.colspan
                areas.append(area)
    return Grid(xs, ys, tuple(areas), tuple(map(tuple, owner)))


def _closed(positions: tuple[float, ...], crossing: Sequence[Ruling]) -> tuple[float, ...]:
    """Edges with the ends of the lines that cross them: a table may lack its sides, a cut row its lower rule."""
    start, end = min(line.start for line in crossing), max(line.end for line in crossing)
    first = (start,) if start < positions[0] - 2 * NEAR else ()
    last = (end,) if end > positions[-1] + 2 * NEAR else ()
    return (*first, *positions, *last)


def _walls(lines: Sequence[Ruling], positions: tuple[float, ...], along: tuple[float, ...]) -> set[tuple[int, int]]:
    """(edge, interval) for each interval between two of `along` that a line on that edge runs past the middle of."""
    middles = [(start + end) / 2 for start, end in pairwise(along)]
    halves = [(start + end) / 2 for start, end in pairwise(positions)]
    return {
        (bisect(halves, line.at), interval)
        for line in lines
        for interval in range(bisect(middles, line.start), bisect(middles, line.end))
    }


def _area(row: int, column: int, owner: list[list[int]], upright: set[tuple[int, int]], level: set[tuple[int, int]]) -> Area:
    """The largest unowned rectangle without inner walls from a field, rightwards first."""
    rows, columns = len(owner), len(owner[0])
    right = column + 1
    while right < columns and owner[row][right] < 0 and (right, row) not in upright:
        right += 1
    fields, inner = range(column, right), range(column + 1, right)
    below = row + 1
    while below < rows and not (
        (below, column) in level
        or any((below, field) in level or (field, below) in upright for field in inner)
        or any(owner[below][field] >= 0 for field in fields)
    ):
        below += 1
    closed_above, closed_below = (all((edge, field) in level for field in fields) for edge in (row, below))
    return Area(row, column, below - row, right - column, closed_above, closed_below)
