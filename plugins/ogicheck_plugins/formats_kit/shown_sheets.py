"""A workbook's sheet as it is shown: merged ranges as one cell, hidden rows and columns left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ogicheck.api import Place, Text, UnreadableError
from ogicheck_plugins.formats_kit.sheets import SheetSpot

WIDEST, MOST = 200, 200_000
"""Columns with content, and grid places, that a sheet may have: more is no report."""
_TOO_LARGE = Text(
    "工作表内容超过 {0} 列或 {1} 格，远多于任何年报，未读取；请只保留年报表格后另存",
    "a sheet has content in more than {0} columns or {1} cells, far more than any report: save the report alone",
)
At = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says of a sheet: the cells that hold or show anything, hidden rows in order, hidden columns, and the first
    row, first column, last row and last column of each merged range. `around` is the place of a cell that the file lacks.
    """

    stored: dict[At, SheetSpot]
    hidden_rows: Sequence[int]
    hidden_columns: Sequence[range]
    merged: Iterable[tuple[int, int, int, int]]
    around: Place


def runs_of(sheet: Sheet) -> Iterator[list[SheetSpot]]:
    """The cells, but not those that a merged one covers, in runs of rows between which blank rows stand; raises
    UnreadableError.
    """
    hidden = sheet.hidden_rows
    rows = sorted({row for row, _ in sheet.stored} - set(hidden))
    columns = sorted({at for _, at in sheet.stored if not any(at in one for one in sheet.hidden_columns)})
    if len(columns) > WIDEST or len(rows) * len(columns) > MOST:
        raise UnreadableError(_TOO_LARGE.fill(WIDEST, MOST))
    at_row, at_column = ({line: index for index, line in enumerate(lines)} for lines in (rows, columns))
    found = {place: spot for place, spot in sheet.stored.items() if place[0] in at_row and place[1] in at_column}
    taken = 0
    for range_ in sheet.merged:
        taken += _merge(found, sheet, range_, rows, columns)
        if taken > MOST:
            raise UnreadableError(_TOO_LARGE.fill(WIDEST, MOST))
    run: list[SheetSpot] = []
    for (row, column), spot in sorted(found.items(), key=lambda pair: pair[0]):
        width = spot.right - spot.left
        last = rows[run[-1].row] if run else row
        blank = row - last - 1 > bisect_left(hidden, row) - bisect_left(hidden, last)
        if blank and run and at_row[row] > max(one.row + one.rowspan - 1 for one in run[-WIDEST:]):
            yield run
            run = []
        spot.row, spot.left, spot.right = at_row[row], at_column[column], at_column[column] + width
        run.append(spot)
    if run:
        yield run


def _merge(
    found: dict[At, SheetSpot], sheet: Sheet, range_: tuple[int, int, int, int], rows: list[int], columns: list[int]
) -> int:
    """Make one cell of a merged range, as far as it is shown; gives how many it covers."""
    top, left, bottom, right = range_
    down = rows[bisect_left(rows, top) : bisect_left(rows, bottom + 1)]
    across = columns[bisect_left(columns, left) : bisect_left(columns, right + 1)]
    whole = sheet.stored.get((top, left))
    covered = [(row, column) for row in down for column in across]
    bordered = any(found[place].bordered for place in covered if place in found)
    for place in covered:
        found.pop(place, None)
    if covered:
        text, where = (whole.text, whole.place) if whole else ("", sheet.around)
        found[covered[0]] = SheetSpot(text, where, 0, 0, len(across), len(down), bordered)
    return len(covered)
