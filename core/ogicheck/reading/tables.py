"""The form's tables, built from their fragments: rows and columns by their labels, cells where the two are certain."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ogicheck.reading.assigning import Under, assign
from ogicheck.reading.bands import banded
from ogicheck.reading.columns import Leaf, Told, completed, presumed, told, width
from ogicheck.reading.figures import Count, figure, is_unclear
from ogicheck.reading.fragments import Fragment
from ogicheck.reading.labels import Cells
from ogicheck.reading.lexicon import TableLexicon
from ogicheck.reading.lines import Header, TableLine, lines
from ogicheck.values.document import Cell, Place
from ogicheck.values.numbers import is_figure
from ogicheck.values.report import Column, Figure, Match, ReportTable, Row
from ogicheck.values.words import fold

EVIDENCE = 4
"""Characters with which a row's label must stand in the words round the table: a page cuts the rest off."""
FEWEST_ROWS = 4
"""Rows by which a table's cells may be said to be run together: a table of fewer may print totals alone."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and the key it got."""

    line: TableLine
    position: int | None
    match: Match


def table(lexicon: TableLexicon, fragments: Sequence[Fragment]) -> ReportTable:
    """One table of the form. Raises nothing: what can't be told apart has no cells."""
    place = fragments[0].table.place
    if lexicon.form.layout == "bands":
        return banded(lexicon, fragments)
    found = lines([fragment.table for fragment in fragments], lexicon)
    placed = _placed(found, lexicon, "".join(fragment.before for fragment in fragments))
    columns = Columns(lexicon, placed)
    rows = _without_wrapped([columns.row(one, index) for index, one in enumerate(placed)], found)
    rows = _without_doubtful(rows, found)
    if _run_together([row for row, line in zip(rows, found, strict=True) if line.ruled or not line.flattened]):
        return ReportTable(lexicon.key, f"table/{lexicon.key}", "", place, "unread")
    keys = {row.key for row in rows if row.key}
    return ReportTable(
        lexicon.key,
        f"table/{lexicon.key}",
        "",
        place,
        "read",
        columns.printed(),
        tuple(_renumbered(rows)),
        tuple(lexicon.missing(keys)),
        columns.missing(keys),
        any(map(is_unclear, found)),
    )


def _without_wrapped(rows: list[Row], found: Sequence[TableLine]) -> list[Row]:
    """Where a page draws no lines between rows, figures that stand above or below a row's own may be the rest of them: a
    figure too wide for its column goes on in the next line. Such a row can't be told apart.
    """
    return [
        replace(row, cells={}, unclear=True) if row.cells and is_unclear(line) and _is_wrapped(index, rows, found) else row
        for index, (row, line) in enumerate(zip(rows, found, strict=True))
    ]


def _is_wrapped(index: int, rows: Sequence[Row], found: Sequence[TableLine]) -> bool:
    beside = [found[at] for at in (index - 1, index + 1) if 0 <= at < len(found)]
    bare = [line for line in beside if not line.labels and line.has_figures]
    blank = any(not fold(cell.text) for cell in rows[index].cells.values())
    rest = [line for line in bare if blank or any(is_figure(cell.text) for cell in line.values)]
    loose = any(not line.ruled or len(line.values) < rows[index].due for line in rest)
    return loose or any(len({cell.row for cell in line.values}) > 1 for line in (found[index], *beside))


def _without_doubtful(rows: list[Row], found: Sequence[TableLine]) -> list[Row]:
    """Beside rows that are too short or too long, a blank at a row's edge may be a cell of its label, or another row's:
    such a row can't be told apart either. In a flattened table that goes for every row of the fragment.
    """
    result = list(rows)
    flattened = {line.fragment for row, line in zip(rows, found, strict=True) if row.shifted and line.flattened}
    for index in (*range(len(rows)), *reversed(range(len(rows)))):
        beside = [result[at] for at in (index - 1, index + 1) if 0 <= at < len(rows)]
        loose = found[index].fragment in flattened
        beside_doubtful = _blank_edge(result[index]) and any(row.shifted for row in beside)
        if beside_doubtful or (loose and (_blank_edge(result[index]) or _cut(result[index], found[index]))):
            filled = sum(bool(fold(cell.text)) for cell in found[index].values)
            unclear = is_unclear(found[index]) or any(row.unclear for row in beside)
            result[index] = replace(result[index], cells={}, values=filled, unclear=unclear)
    return result


def _cut(row: Row, line: TableLine) -> bool:
    """Whether some blanks of the row were taken for none of its figures, and others for some."""
    return row.due < len(line.values) and any(not cell.text for cell in row.cells.values())


def _blank_edge(row: Row) -> bool:
    cells = list(row.cells.values())
    return bool(cells) and not (cells[0].text and cells[-1].text)


def _run_together(rows: Sequence[Row]) -> bool:
    """Whether most rows hold one text where several figures are due: their cells were lost on the way."""
    single = sum(row.values == 1 and row.due > 1 for row in rows)
    return len(rows) >= FEWEST_ROWS and single * 2 > len(rows)


def _renumbered(rows: Sequence[Row]) -> list[Row]:
    """The rows, those that the form does not know counted."""
    count = itertools.count(1)
    return [row if row.key else replace(row, address=f"{row.address.rpartition('/')[0]}/{next(count)}") for row in rows]


def _placed(found: list[TableLine], lexicon: TableLexicon, words: str) -> list[Placed]:
    """Rows with the keys they got by their labels; then those without a label that fill a gap beyond doubt."""
    extra = {position for position in range(len(lexicon.row_keys)) if _is_extra(lexicon, position)}
    chosen = lexicon.rows.align([line.label for line in found], extra)
    placed = [
        Placed(line, one.position if one else None, one.match if one else "unknown")
        for line, one in zip(found, chosen, strict=True)
    ]
    return _inferred(placed, lexicon, words)


def _inferred(placed: list[Placed], lexicon: TableLexicon, words: str) -> list[Placed]:
    """Detached rows: as many rows of bare figures between two known ones as the form has rows there, whose labels
    stand in the words round the table.
    """
    result = list(placed)
    known = [index for index, one in enumerate(placed) if one.position is not None]
    for above, below in zip(known, known[1:], strict=False):
        gap = range(above + 1, below)
        first, last = placed[above].position or 0, placed[below].position or 0
        due = [key for key in range(first + 1, last) if not _is_extra(lexicon, key)]
        evident = all(lexicon.bare_labels[key][:EVIDENCE] in words for key in due)
        if len(gap) == len(due) and evident and not any(placed[index].line.labels for index in gap):
            for index, key in zip(gap, due, strict=True):
                result[index] = replace(placed[index], position=key, match="inferred")
    return result


def _is_extra(lexicon: TableLexicon, position: int) -> bool:
    row = lexicon.form.rows[lexicon.row_keys[position]]
    return row.optional or bool(row.stands_for)


@dataclass
class Columns:
    """The columns of each block, as the header over its first row told them."""

    lexicon: TableLexicon
    placed: Sequence[Placed]
    found: dict[str, list[Leaf]] = field(default_factory=dict)
    told: dict[tuple[int, str], Told | None] = field(default_factory=dict)
    whole: dict[tuple[int, str], Told] = field(default_factory=dict)

    def row(self, placed: Placed, index: int) -> Row:
        """A row with its cells, where each of its values has a column beyond doubt."""
        line, key = placed.line, self._key(placed.position)
        block = self._block(placed)
        address = f"table/{self.lexicon.key}/{key or f'unknown/{index}'}"
        columns, cells = self._assigned(line, block)
        place = line.labels[-1].place if line.labels else (line.values[0].place if line.values else Place())
        count = Count.of(line, columns, cells, self.lexicon)
        pairs = zip(columns, cells, strict=True) if cells and not count.unclear else ()
        figures = self._figures(key or "", address, block, pairs)
        return Row(address, key, line.label, placed.match, place, figures, *count, fragment=line.fragment)

    def _key(self, position: int | None) -> str | None:
        return None if position is None else self.lexicon.row_keys[position]

    def _block(self, placed: Placed) -> str:
        key, header = self._key(placed.position), placed.line.header
        return self.lexicon.form.rows[key].block if key else (header.block if header else None) or "main"

    @cached_property
    def _alike(self) -> dict[tuple[int, str], Under]:
        """The known rows of each fragment and block."""
        found: dict[tuple[int, str], list[Cells]] = {}
        for one in self.placed:
            if one.position is not None:
                found.setdefault((one.line.fragment, self._block(one)), []).append(one.line.values)
        known = self.lexicon.columns
        return {key: Under(rows, width(known[key[1]])) for key, rows in found.items() if key[1] in known}

    def _assigned(self, line: TableLine, block: str) -> tuple[list[Leaf], list[Cell] | None]:
        """The columns that hold for a line, and its cell for each: by its own header, else by those of the rows before,
        else by the form's, which must have exactly as many.
        """
        if block not in self.lexicon.columns:
            return [], None
        header = self._seen_whole(line, block, self._told(line.header, block))
        under = self._alike.get((line.fragment, block), Under())
        if header:
            header = header if line.ruled else completed(header, line.values, width(self.lexicon.columns[block]))
            by_grid = header.gridded and line.gridded and line.header is not None and line.header.fragment == line.fragment
            cells = assign(line.values, header.leaves, by_grid, under)
            if cells or block not in self.found:
                self.found[block] = self.found.get(block, header.leaves) if cells else header.leaves
            return header.leaves, cells
        before = self.found.get(block, [])
        if not (line.ruled or line.flattened or before):
            return presumed(width(self.lexicon.columns[block])), None
        columns = before if len(before) == len(line.values) else presumed(width(self.lexicon.columns[block]))
        return columns, assign(line.values, columns, False, under)

    def _seen_whole(self, line: TableLine, block: str, header: Told | None) -> Told | None:
        """In a picture, of the headers of one table, the last with all columns: one repeated after a page break may be
        misread, while the walls go on.
        """
        key = line.fragment, block
        if header and header.gridded and header.known == width(self.lexicon.columns[block]):
            self.whole[key] = header
        seen = any(cell.confidence is not None for cell in line.values)
        return self.whole.get(key, header) if seen and header else header

    def _told(self, header: Header | None, block: str) -> Told | None:
        key = (id(header), block)
        if key not in self.told:
            self.told[key] = told(header, block, self.lexicon)
        return self.told[key]

    def _figures(self, row: str, address: str, block: str, pairs: Iterable[tuple[Leaf, Cell]]) -> dict[str, Figure]:
        keys = list(self.lexicon.form.blocks[block].columns) if block in self.lexicon.form.blocks else []
        amounts = self.lexicon.form.rows[row].decimal if row else ()
        named = ((keys[leaf.position], cell) for leaf, cell in pairs if leaf.position is not None)
        return {key: figure(cell, f"{address}/{key}", row, key, key in amounts) for key, cell in named}

    def printed(self) -> tuple[Column, ...]:
        """All columns as the headers print them."""
        found = []
        unknown = 0
        for block, columns in self.found.items():
            keys = list(self.lexicon.form.blocks[block].columns)
            for leaf in columns:
                unknown += leaf.position is None
                key = keys[leaf.position] if leaf.position is not None else None
                name = f"*/{key or f'unknown/{unknown}'}"
                place = leaf.cell.place if leaf.cell else Place()
                found.append(Column(f"table/{self.lexicon.key}/{name}", key, leaf.text, leaf.match, place, block))
        return tuple(found)

    def missing(self, rows: set[str]) -> tuple[str, ...]:
        """Columns of the form that a header leaves out, of the blocks that have a row."""
        form = self.lexicon.form
        blocks = {form.rows[row].block for row in rows}
        return tuple(
            key if len(form.blocks) == 1 else f"{block}/{key}"
            for block, columns in self.found.items()
            for position, key in enumerate(form.blocks[block].columns)
            if block in blocks and all(leaf.position != position for leaf in columns)
        )
