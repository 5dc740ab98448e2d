"""Which of a row's cells belongs to which column: by the grid, or by their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ogicheck.reading.columns import Leaf
from ogicheck.reading.labels import Cells
from ogicheck.values.document import Cell
from ogicheck.values.words import fold


@dataclass(frozen=True)
class Under:
    """The rows that stand under the same columns, each with its own cells only, and how many figures are `due` in each.
    They tell more than one row alone.
    """

    rows: Sequence[Cells] = ()
    due: int = 0

    def end(self, row: Cells, by_grid: bool) -> int | None:
        """Where the figures of one of the rows end; None where it can't be told. A grid is not filled up."""
        if self.behind is not None:
            return len(row) - self.behind
        return self.due if not by_grid and self.filled_up and len(row) >= self.due else None

    @cached_property
    def filled_up(self) -> bool:
        """Whether each row begins with its figures and is filled up with blanks, as many as it lacks: the last figure of
        each is there, and in some rows the first one, too.
        """
        rows = [row for row in self.rows if any(fold(cell.text) for cell in row)]
        ended = all(
            len(row) >= self.due and fold(row[self.due - 1].text) and not any(fold(cell.text) for cell in row[self.due :])
            for row in rows
        )
        return ended and any(len(row) > self.due and fold(row[0].text) for row in rows)

    @cached_property
    def behind(self) -> int | None:
        """The blank cells behind the figures, as many in each row; None where there may be more or fewer. Blank ones
        before the figures are a label's.
        """
        bounds = [_bounds(row, self.due) for row in self.rows]
        least = max((low for low, _ in bounds), default=0)
        most = min((high for _, high in bounds), default=-self.due)
        return least if least == most else None


def assign(values: Cells, columns: Sequence[Leaf], by_grid: bool, under: Under = Under()) -> list[Cell] | None:
    """The cell of each column; None where they can't be told apart with certainty. The rows `under` the same columns count
    where the columns are all of the form. In a picture, where a head may be misread, the number of cells tells nothing
    against the grid.
    """
    by_place = _overlapping(values, columns) if by_grid else None
    whole = [leaf.position for leaf in columns] == list(range(under.due))
    by_number = _counted(values, under, by_grid) if whole else None
    if by_place and by_number and _texts(by_place) != _texts(by_number):
        return None
    seen = by_grid and not whole and any(cell.confidence is not None for cell in values)
    doubtful = seen or _short(values, under.rows, len(columns))
    return by_place or by_number or (None if doubtful else _alone(values, columns, by_grid))


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [fold(cell.text) for cell in cells]


def _counted(values: Cells, under: Under, by_grid: bool) -> list[Cell] | None:
    """As many cells as are due, before those that are blank behind the figures of each row."""
    end = under.end(values, by_grid) if values in under.rows else None
    return None if end is None else list(values[end - under.due : end])


def _short(values: Cells, rows: Sequence[Cells], due: int) -> bool:
    """Whether a blank at the edge of a row of just as many cells may be another column's, for other rows hold more."""
    edges = bool(values) and fold(values[0].text) and fold(values[-1].text)
    return len(values) == due and not edges and any(len(row) > due for row in rows)


def _bounds(row: Cells, due: int) -> tuple[int, int]:
    """The fewest and the most cells behind a row's last `due` ones, if these are to hold all that are not blank."""
    filled = [at for at, cell in enumerate(row) if fold(cell.text)]
    surplus = len(row) - due
    return (max(0, surplus - filled[0]), min(surplus, len(row) - 1 - filled[-1])) if filled else (0, surplus)


def _alone(values: Cells, columns: Sequence[Leaf], by_grid: bool) -> list[Cell] | None:
    filled = all(fold(cell.text) for cell in values)
    outside = by_grid and not filled and any(cell.column >= columns[-1].end for cell in values)
    strange = not by_grid and any(leaf.start < 0 for leaf in columns)
    values = values if by_grid else _trimmed(values, len(columns))
    return list(values) if len(values) == len(columns) and not outside and not strange else None


def _trimmed(values: Cells, due: int) -> Cells:
    """Without surplus blanks: those of a label cut in cells, or of a row filled up. They stand on one side only, or round
    as many filled cells as there are columns; where all cells are blank, any are.
    """
    surplus = len(values) - due
    if surplus <= 0:
        return values
    filled = [index for index, cell in enumerate(values) if fold(cell.text)]
    if not filled:
        return values[-due:]
    if len(filled) == due and filled[-1] - filled[0] == due - 1:
        return values[filled[0] : filled[-1] + 1]
    head, tail = values[:surplus], values[-surplus:]
    if fold(values[-1].text) and not any(fold(cell.text) for cell in head):
        return values[surplus:]
    if fold(values[0].text) and not any(fold(cell.text) for cell in tail):
        return values[:-surplus]
    return values


def _overlapping(values: Cells, columns: Sequence[Leaf]) -> list[Cell] | None:
    if [(cell.column, cell.column + cell.colspan) for cell in values] == [(leaf.start, leaf.end) for leaf in columns]:
        return list(values)
    taken: dict[int, Cell] = {}
    for cell in values:
        overlaps = [min(cell.column + cell.colspan, leaf.end) - max(cell.column, leaf.start) for leaf in columns]
        index = max(range(len(columns)), key=lambda one: overlaps[one])
        filled = bool(fold(cell.text))
        seen = index in taken and cell.confidence is not None
        if overlaps[index] <= 0 or seen or (index in taken and fold(taken[index].text)):
            if (filled or seen) and not _is_again(cell, columns[index], taken.get(index)):
                return None
        elif filled or index not in taken:
            taken[index] = cell
    return [taken[index] for index in range(len(columns))] if len(taken) == len(columns) else None


def _is_again(cell: Cell, column: Leaf, taken: Cell | None) -> bool:
    """Whether a merged cell's figure stands at each place that the column covers."""
    within = column.start <= cell.column and cell.column + cell.colspan <= column.end
    return taken is not None and within and taken.column >= column.start and cell.text == taken.text
