"""Tables that touch, so that their lines draw one grid, told apart by their columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ogicheck_plugins.formats_kit.drawn.grid import NEAR, Grid, grids_of
from ogicheck_plugins.formats_kit.drawn.page import Box, Ruling

_FEWEST = 4
"""Inner column edges of either row at a seam: rows of a few cells are ruled otherwise within one table of the form."""
_SHARED = 0.5
"""Two rows of one table have at least this share of the edges in common, even where borders were dragged."""


def tables_of(horizontals: Sequence[Ruling], verticals: Sequence[Ruling]) -> list[Grid]:
    """The grids that lines draw, from the smallest to the largest, each cut between rows whose columns are others.

    A part is drawn anew by its own lines: beside those of another, its narrow columns would pass for double rules.
    """
    return [part for grid in grids_of(horizontals, verticals) for part in _parts(grid, horizontals, verticals)]


def _parts(grid: Grid, horizontals: Sequence[Ruling], verticals: Sequence[Ruling]) -> list[Grid]:
    seams = [grid.ys[row] for row in range(1, len(grid.owner)) if _is_seam(grid.owner[row - 1], grid.owner[row])]
    if not seams:
        return [grid]
    left, first, right, last = grid.box
    boxes = [(left, top, right, bottom) for top, bottom in pairwise([first, *seams, last])]
    parts = [grids_of(_within(horizontals, box), _within(verticals, _across(box)))[-1:] for box in boxes]
    return [part for [part] in parts] if all(parts) else [grid]


def _is_seam(above: Sequence[int], below: Sequence[int]) -> bool:
    """Whether no cell spans both of two rows, each given as the owners of its fields, and their columns are others."""
    upper, lower = _inner(above), _inner(below)
    fewest = min(len(upper), len(lower))
    return fewest >= _FEWEST and len(upper & lower) < _SHARED * fewest and not set(above) & set(below)


def _inner(owners: Sequence[int]) -> set[int]:
    """The column edges within a row."""
    return {edge for edge, (left, right) in enumerate(pairwise(owners)) if left != right}


def _within(lines: Sequence[Ruling], box: Box) -> list[Ruling]:
    """Lines cut off at a box, given along them and across: start, first position, end, last position."""
    start, first, end, last = box
    inside = [line for line in lines if first - NEAR <= line.at <= last + NEAR]
    cut = (Ruling(line.at, max(line.start, start), min(line.end, end)) for line in inside)
    return [line for line in cut if line.end - line.start > NEAR]


def _across(box: Box) -> Box:
    left, top, right, bottom = box
    return top, left, bottom, right
