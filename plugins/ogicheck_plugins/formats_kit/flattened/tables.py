"""Tables that a converter flattened to text: rows of cells, without knowledge of columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from ogicheck.api import Cell, Place, Table
from ogicheck_plugins.formats_kit.flattened.lines import BAR, CELL, DELIMITER, FIGURE, TextLine
from ogicheck_plugins.formats_kit.frames import framed, is_nothing

Row = list[tuple[str, Place]]
TAB, TWO_TABS, TABS = re.compile(r"\t"), re.compile(r"\t\t"), re.compile(r"\t+")
STRETCH = 3
"""Fewer lines with tabs than this do not make a way of writing of their own."""


def tabled(rows: Iterable[Row], blanks: bool = True) -> Iterator[Table]:
    """One table of these rows, if there is any; rows of one length are taken for a grid, a caption of one cell aside.
    Without `blanks`, blank cells may have left no trace.
    """
    every = list(rows)
    cells = [Cell(text, place, row, column) for row, one in enumerate(every) for column, (text, place) in enumerate(one)]
    if cells:
        first, last = cells[0].place, cells[-1].place
        place = Place(line=first.line, column=first.column, end_line=last.end_line, end_column=last.end_column)
        rectangular = len(every) > 1 and len({len(row) for row in every if len(row) > 1}) == 1
        yield Table(tuple(cells), place, gridded=rectangular, flattened=True, ruled=blanks or rectangular)


def piped_rows(run: list[TextLine]) -> Iterator[Row]:
    """Markdown: one row a line, pipes between the cells and often round the row; the line under a header has no cells."""
    rows = [line for line in run if not DELIMITER.match(line.drawn)]
    before = all(line.drawn.lstrip().startswith("|") for line in rows)
    behind = all(line.drawn.rstrip().endswith("|") for line in rows)
    for line in rows:
        cells = _split(line, BAR)
        yield cells[before : len(cells) - behind]


def unframed(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without what a data frame's printing adds to them."""
    every = list(rows)
    above, before = framed([[text for text, _ in row] for row in every])
    for row in every[above:]:
        yield [("" if is_nothing(text) else text, place) for text, place in row[before:]]


def tabbed(run: list[TextLine]) -> Iterator[Table]:
    """The table of lines with tabs. What strips lines of the white space at their ends takes blank cells away: those of a
    line each, which then seem to end a row, and the last ones of rows.
    """
    rows = list(tabbed_rows(run))
    led = sum(line.look == "tab" for line in run) > sum(line.look == "tabs" for line in run)
    blanks = any(not text for row in rows for text, _ in (row if led else row[-1:]))
    broken = led and not blanks and any(FIGURE.fullmatch(row[0][0]) for row in rows)
    yield from tabled([[cell for row in rows for cell in row]] if broken else rows, blanks)


def tabbed_rows(run: list[TextLine]) -> Iterator[Row]:
    """Tabs between cells, a row a line; or each cell on a line of its own behind a tab, a blank line between rows; or
    one below the other.
    """
    for stretch in _stretches(run):
        led = sum(line.look == "tab" for line in stretch)
        if any(line.look == "tabs" for line in stretch) and led <= len(stretch) / 2:
            mark = _mark(stretch)
            yield from (_split(line, mark) for line in stretch if line.text.strip())
        else:
            yield from _led(stretch)


def _mark(rows: list[TextLine]) -> re.Pattern[str]:
    """What stands between the cells of these rows: a tab, or always two."""
    tabs = [len(tabs) for line in rows for tabs in TABS.findall(line.text)]
    return TWO_TABS if all(count % 2 == 0 for count in tabs) else TAB


def _stretches(run: list[TextLine]) -> list[list[TextLine]]:
    """The run, cut where several lines of many cells meet several of one cell; other lines go with those before."""
    stretches: list[list[TextLine]] = []
    for _, group in groupby(_with_looks(run), key=lambda pair: pair[0]):
        lines = [line for _, line in group]
        if stretches and (_marks(lines) < STRETCH or _marks(stretches[-1]) < STRETCH):
            stretches[-1] += lines
        else:
            stretches.append(lines)
    return stretches


def _with_looks(run: list[TextLine]) -> Iterator[tuple[str, TextLine]]:
    """Each line with its look, "tab" or "tabs"; one of another takes that of the line before."""
    look = run[0].look
    for line in run:
        look = line.look if line.look in ("tab", "tabs") else look
        yield look, line


def _marks(lines: list[TextLine]) -> int:
    return sum(line.look in ("tab", "tabs") for line in lines)


def cell_rows(run: list[TextLine]) -> Iterator[Row]:
    """Each cell on a line of its own before a pipe; more pipes end the row."""
    row: Row = []
    for line in run:
        match = CELL.match(line.text)
        if match:
            row.append(line.cell(*match.span("text")))
            if match["end"].count("|") > 1:
                yield row
                row = []
    if row:
        yield row


def _split(line: TextLine, mark: re.Pattern[str]) -> Row:
    marks = [(0, 0), *(match.span() for match in mark.finditer(line.drawn)), (len(line.text), 0)]
    return [line.cell(start, end) for (_, start), (end, _) in pairwise(marks)]


def _led(run: list[TextLine]) -> Iterator[Row]:
    row: Row = []
    for line in run:
        if line.text.startswith("\t"):
            row.extend(_split(line, TAB)[1:])
        elif line.look == "tabs":
            yield from (one for one in (row, _split(line, TAB)) if one)
            row = []
        elif line.text.strip() and row:
            row[-1] = joined(row[-1], line.cell(0, len(line.text)))
        elif row:
            yield row
            row = []
    if row:
        yield row


def joined(one: tuple[str, Place], two: tuple[str, Place]) -> tuple[str, Place]:
    """A cell that goes on in another line."""
    first, second = one[1], two[1]
    start = first if one[0] else second
    place = Place(line=start.line, column=start.column, end_line=second.end_line, end_column=second.end_column)
    return "\n".join(filter(None, (one[0], two[0]))), place
