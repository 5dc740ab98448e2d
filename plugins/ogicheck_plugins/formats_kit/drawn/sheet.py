"""A page cut into its tables, still with their lines, and the words outside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ogicheck.api import Place
from ogicheck_plugins.formats_kit.drawn.cells import cell_text, is_full
from ogicheck_plugins.formats_kit.drawn.grid import Grid
from ogicheck_plugins.formats_kit.drawn.lines import DrawnLine
from ogicheck_plugins.formats_kit.drawn.page import Box, Page, Word
from ogicheck_plugins.formats_kit.drawn.pieces import is_figure
from ogicheck_plugins.formats_kit.drawn.seams import tables_of

_LOW = 60.0
"""Lower than this, in points, a frame may be a row of a table."""
_SEVERAL = 4
"""Figures in one cell that no table has so many of: a figure with a note has two."""


class Field(NamedTuple):
    """A table cell, whether a line closes it above and below, and whether it ends its table and has no room for more."""

    text: str
    place: Place
    row: int
    column: int
    rowspan: int
    colspan: int
    closed_above: bool = True
    closed_below: bool = True
    full: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table on one page or, joined, on several; `xs` are its column edges."""

    xs: tuple[float, ...]
    rows: int
    fields: tuple[Field, ...]
    place: Place
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's ruled tables, and its lines of text outside them."""

    page: Page
    tables: tuple[Ruled, ...]
    lines: tuple[DrawnLine, ...]


def cut_up(page: Page, words: Sequence[Word]) -> tuple[list[Ruled], list[Word]]:
    """The page's ruled tables with the words in them, and the other words.

    A low frame (one column) counts as a table here: it may be the first or last row of a table on another page. A word
    belongs to the cell in which its first character stands, as one too wide for its cell runs over on the right.
    """
    grids = [grid for grid in tables_of(page.horizontals, page.verticals) if not _surrounds_text(grid)]
    figures = [word for word in words if is_figure(word)]
    grids = [grid for grid in grids if not _lacks_rules(grid, figures)]
    return filled(page, grids, words)


def filled(page: Page, grids: Sequence[Grid], words: Sequence[Word]) -> tuple[list[Ruled], list[Word]]:
    """Grids, the smallest first, with the words in them, and the words in none; a grid without any is left out."""
    held: list[dict[int, list[Word]]] = [{} for _ in grids]
    loose: list[Word] = []
    for word in words:
        text, left, top, right, bottom = word
        x, y = left + (right - left) / len(text) / 2, (top + bottom) / 2
        for grid, in_grid in zip(grids, held, strict=True):
            area = grid.area_at(x, y)
            if area is None:
                area = grid.open_area(x, y, bottom - top)
            if area is not None:
                in_grid.setdefault(area, []).append(word)
                break
        else:
            loose.append(word)
    return [_ruled(page, grid, in_grid) for grid, in_grid in zip(grids, held, strict=True) if in_grid], loose


def _surrounds_text(grid: Grid) -> bool:
    return len(grid.xs) == 2 and grid.ys[-1] - grid.ys[0] > _LOW


def _lacks_rules(grid: Grid, figures: Sequence[Word]) -> bool:
    """Whether most figures stand in cells with several others: a frame, or upright rules alone, which part no rows."""
    held = Counter(grid.area_at((word.left + word.right) / 2, (word.top + word.bottom) / 2) for word in figures)
    held.pop(None, None)
    return 2 * sum(count for count in held.values() if count >= _SEVERAL) > held.total()


def _ruled(page: Page, grid: Grid, held: dict[int, list[Word]]) -> Ruled:
    fields = []
    rows = len(grid.ys) - 1
    for index, area in enumerate(grid.areas):
        box = grid.area_box(area)
        fields.append(
            Field(
                cell_text(held.get(index, ()), box),
                page.place(box),
                area.row,
                area.column,
                area.rowspan,
                area.colspan,
                area.closed_above,
                area.closed_below,
                area.row + area.rowspan == rows and is_full(held.get(index, ()), box),
            )
        )
    return Ruled(grid.xs, rows, tuple(fields), page.place(grid.box), grid.box)
