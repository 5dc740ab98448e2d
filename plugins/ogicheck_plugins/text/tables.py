"""Tables that a converter flattened to text: rows of cells, without knowledge of columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ogicheck.api import Cell, Place, Table
from ogicheck_plugins.text.lines import CELL, DELIMITER, Line, span

Row = list[tuple[str, Place]]


def tabled(rows: Iterable[Row]) -> Iterator[Table]:
    """One table of these rows, if there is any; rows of one length are taken for a grid."""
    every = list(rows)
    cells = [Cell(text, place, row, column) for row, one in enumerate(every) for column, (text, place) in enumerate(one)]
    if cells:
        first, last = cells[0].place, cells[-1].place
        place = Place(line=first.line, column=first.column, end_line=last.end_line, end_column=last.end_column)
        rectangular = len(every) > 1 and len({len(row) for row in every}) == 1
        yield Table(tuple(cells), place, gridded=rectangular, flattened=True)


def piped_rows(run: list[Line]) -> Iterator[Row]:
    """Markdown: one row a line, cells between pipes; the line under a header has no cells."""
    for line in run:
        if not DELIMITER.match(line.text):
            yield _split(line, "|", outer=True)


def tabbed_rows(run: list[Line]) -> Iterator[Row]:
    """Tabs between cells, a row a line; or each cell on a line of its own behind a tab, a blank line between rows."""
    led = sum(line.look == "tab" for line in run)
    if any(line.look == "tabs" for line in run) and led <= len(run) / 2:
        yield from (_split(line, "\t", outer=False) for line in run if line.text.strip())
    else:
        yield from _led(run)


def cell_rows(run: list[Line]) -> Iterator[Row]:
    """Each cell on a line of its own before a pipe; more pipes end the row."""
    row: Row = []
    for line in run:
        match = CELL.match(line.text)
        if match:
            row.append(_cell(line, match["text"], 0))
            if match["end"].count("|") > 1:
                yield row
                row = []
    if row:
        yield row


def _split(line: Line, mark: str, outer: bool) -> Row:
    pieces = [(match[0], match.start()) for match in re.finditer(rf"[^{mark}]*(?={mark}|$)", line.text)]
    starts = [pieces[0], *(piece for piece in pieces[1:] if line.text[piece[1] - 1] == mark)]
    return [_cell(line, text, start) for text, start in (starts[1:-1] if outer else starts)]


def _led(run: list[Line]) -> Iterator[Row]:
    row: Row = []
    for line in run:
        if line.text.startswith("\t"):
            row.extend(_split(line, "\t", outer=False)[1:])
        elif line.text.strip() and row:
            row[-1] = _joined(row[-1], _cell(line, line.text, 0))
        elif row:
            yield row
            row = []
    if row:
        yield row


def _joined(one: tuple[str, Place], two: tuple[str, Place]) -> tuple[str, Place]:
    first, second = one[1], two[1]
    start = first if one[0] else second
    place = Place(line=start.line, column=start.column, end_line=second.end_line, end_column=second.end_column)
    return "\n".join(filter(None, (one[0], two[0]))), place


def _cell(line: Line, text: str, offset: int) -> tuple[str, Place]:
    start, end = span(text)
    return text[start:end], line.place(offset + start, offset + end)
