"""What a finding speaks of in a table: its row with its columns, the wrong figure and those beside it told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ogicheck.api import Finding, one_line
from ogicheck_plugins.results_kit.grid import Grid, GridRow

Mark = Literal["", "wrong", "related"]
Line = tuple[str, tuple[tuple[str, Mark], ...]]
LONGEST_LABEL = 22
"""Characters of a row's label, which is told in full before it: most of the form's are shorter."""
MOST_ROWS = 6
"""A sum over more rows is told by its total alone: its message names the addends."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some rows of a table: the labels of the columns, and each row's label, and its figures with their marks."""

    columns: tuple[str, ...]
    rows: tuple[Line, ...]


def excerpt(finding: Finding, grids: Sequence[Grid]) -> Excerpt | None:
    """The row that a finding is about; where it is a column, the figures of it that the finding relates."""
    related = {one.address for one in finding.related}
    for grid in grids:
        rows = [row for row in grid.rows if row.cells and _is_in(finding.address, row)]
        wanted: Sequence[int] = range(len(grid.labels))
        if not rows and "/*/" in finding.address:
            rows = [row for row in grid.rows if any(cell.address in related for cell in row.cells)]
            wanted = [at for at in wanted if any(at < len(row.cells) and row.cells[at].address in related for row in rows)]
        if rows and len(rows) <= MOST_ROWS:
            columns = tuple(one_line(grid.labels[at]) for at in wanted)
            shown = tuple(_shown(row, wanted, finding.address, related) for row in rows)
            return Excerpt(columns, shown) if _has_wrong(shown) else None
    return None


def _has_wrong(rows: Sequence[Line]) -> bool:
    """Whether any figure is wrong: a row whose label is needs no figures to show it."""
    return any(mark == "wrong" for _, cells in rows for _, mark in cells)


def _is_in(address: str, row: GridRow) -> bool:
    return address == row.address or address.rpartition("/")[0] == row.address


def _shown(row: GridRow, wanted: Sequence[int], wrong: str, related: set[str]) -> tuple[str, tuple[tuple[str, Mark], ...]]:
    cells = [row.cells[at] for at in wanted]
    return one_line(row.label, LONGEST_LABEL), tuple(
        (one_line(one.text), mark(one.address, wrong, related)) for one in cells
    )


def mark(address: str, wrong: str, related: set[str]) -> Mark:
    """Whether a cell is what is wrong, or what it is held to; what is wrong in a whole column is all that it relates."""
    if address == wrong or ("/*/" in wrong and address in related):
        return "wrong"
    return "related" if address in related else ""
