"""Tables whose rows stand side by side: groups of columns over one line of figures (the layout `bands`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ogicheck.document import Cell, Place
from ogicheck.reading.align import Candidate, align
from ogicheck.reading.columns import Leaf, assign, lowest, presumed
from ogicheck.reading.figures import Count, figure, is_unclear
from ogicheck.reading.fragments import Fragment
from ogicheck.reading.lexicon import Lexicon
from ogicheck.reading.lines import Header, Line, lines
from ogicheck.reading.words import fold
from ogicheck.report import Column, Row, Table


@dataclass(frozen=True, slots=True)
class Bands:
    """The bands of a table: `rows` side by side, each with `columns`; a position counts through all of them."""

    lexicon: Lexicon
    rows: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.rows) * len(self.columns)

    def keys(self, position: int) -> tuple[str, str]:
        row, column = divmod(position, len(self.columns))
        return self.rows[row], self.columns[column]

    def band(self, text: str) -> int | None:
        """Which band a text names; None where it names none."""
        found = self.lexicon.rows.candidates(text)
        return found[0].position if found else None


def banded(lexicon: Lexicon, fragments: Sequence[Fragment]) -> Table:
    """The table, whether its bands stand in one table or in one each; unread where the figures don't fit the bands."""
    bands = Bands(lexicon, lexicon.row_keys, tuple(lexicon.form.blocks["main"].columns))
    place = fragments[0].table.place
    columns: list[Column] = []
    rows: dict[str, Row] = {}
    unclear = False
    for fragment in fragments:
        for line in lines([fragment.table], lexicon):
            unclear = unclear or is_unclear(line)
            told = _told(line, bands, fragment.before)
            columns.extend(_printed(told, bands) if not columns else ())
            for row in _rows(line, told, bands):
                rows.setdefault(row.key or "", row)
    missing = tuple(key for key in bands.rows if key not in rows)
    lost = _lost(columns, bands) if rows else ()
    state = "read" if rows else "unread"
    address = f"table/{lexicon.key}"
    ordered = tuple(rows[key] for key in bands.rows if key in rows)
    if state == "unread":
        return Table(lexicon.key, address, "", place, "unread")
    return Table(lexicon.key, address, "", place, "read", tuple(columns), ordered, missing, lost, unclear)


def _told(line: Line, bands: Bands, before: str) -> list[Leaf]:
    """The columns of a line of figures: by the bands that its header or its label names, or by their exact number."""
    own = bands.band(line.label) if line.labels else None
    if own is None and len(line.values) == len(bands.columns):
        own = _last_named(before, bands)
    if own is not None:
        first = own * len(bands.columns)
        return [Leaf(None, at, at + 1, first + at, "official") for at in range(len(bands.columns))]
    header = line.header
    told = _by_grid(header, bands) if header and header.gridded else _by_labels(header, bands) if header else []
    known = sum(leaf.position is not None for leaf in told)
    return told if known * 2 >= bands.count else presumed(bands.count)


def _last_named(before: str, bands: Bands) -> int | None:
    """The band that the words before a table name last."""
    named = [(before.rfind(fold(row.label)), index) for index, row in enumerate(bands.lexicon.form.rows.values())]
    place, index = max(named)
    return index if place >= 0 else None


def _by_grid(header: Header, bands: Bands) -> list[Leaf]:
    cells = [cell for row in header.rows for cell in row]
    heads = [cell for cell in cells if bands.lexicon.kind(cell.text) == "row"]
    found = [
        one
        for one in lowest(cells, bands.lexicon.columns["main"])
        if bands.lexicon.kind(one[0].text) not in ("corner", "row", "group")
    ]
    chosen = _in_turn(found, bands) or align([_readings(cell, start, heads, bands) for cell, start, _ in found])
    return [
        Leaf(cell, start, end, one.position if one else None, one.match if one else "unknown")
        for (cell, start, end), one in zip(found, chosen, strict=True)
    ]


def _in_turn(found: Sequence[tuple[Cell, int, int]], bands: Bands) -> list[Candidate | None]:
    """The columns where each band has all of them in order, so that nothing above them need tell which is whose."""
    own = [bands.lexicon.columns["main"].candidates(cell.text)[:1] for cell, _, _ in found]
    places = [one.position for readings in own for one in readings]
    if places != list(range(len(bands.columns))) * len(bands.rows) or len(places) != len(own):
        return []
    return [Candidate(at, readings[0].match) for at, readings in enumerate(own)]


def _readings(cell: Cell, column: int, heads: Sequence[Cell], bands: Bands) -> list[Candidate]:
    """A header cell's columns in the band that stands above it; in every band where none does."""
    over = [head for head in heads if head.column <= column < head.column + head.colspan]
    named = {bands.band(head.text) for head in over} or set(range(len(bands.rows)))
    own = bands.lexicon.columns["main"].candidates(cell.text)
    return [
        Candidate(band * len(bands.columns) + one.position, one.match)
        for band in sorted(band for band in named if band is not None)
        for one in own
    ]


def _by_labels(header: Header, bands: Bands) -> list[Leaf]:
    """Without a grid: each column's label must be there once a band; the form tells their order."""
    found: dict[int, list[tuple[Cell, Candidate]]] = {}
    for cell in (cell for row in header.rows for cell in row):
        if bands.lexicon.kind(cell.text) == "column":
            one = bands.lexicon.columns["main"].candidates(cell.text)[0]
            found.setdefault(one.position, []).append((cell, one))
    if any(len(cells) != len(bands.rows) for cells in found.values()) or len(found) != len(bands.columns):
        return []
    return [
        Leaf(
            found[at % len(bands.columns)][at // len(bands.columns)][0],
            at,
            at + 1,
            at,
            found[at % len(bands.columns)][at // len(bands.columns)][1].match,
        )
        for at in range(bands.count)
    ]


def _rows(line: Line, told: list[Leaf], bands: Bands) -> list[Row]:
    cells = assign(line.values, told, line.gridded and any(leaf.cell for leaf in told))
    if cells is None and len(told) > len(bands.columns) and all(cell.text.strip() for cell in line.values):
        told = presumed(bands.count)
        cells = assign(line.values, told, by_grid=False)
    first = line.values[0].place if line.values else Place()
    count = Count.of(line, told, cells, bands.lexicon)
    rows: dict[str, Row] = {}
    for index, leaf in enumerate(told):
        if leaf.position is None:
            continue
        key, column = bands.keys(leaf.position)
        address = f"table/{bands.lexicon.key}/{key}"
        label = bands.lexicon.form.rows[key].label
        row = rows.setdefault(key, Row(address, key, label, "official", first, {}, *count))
        if cells and not count.unclear:
            row.cells[column] = figure(cells[index], f"{address}/{column}", key, column)
    return list(rows.values())


def _printed(told: list[Leaf], bands: Bands) -> list[Column]:
    columns: list[Column] = []
    unknown = 0
    for leaf in told:
        unknown += leaf.position is None
        row, key = bands.keys(leaf.position) if leaf.position is not None else ("", None)
        address = f"table/{bands.lexicon.key}/{f'{row}/{key}' if key else f'*/unknown/{unknown}'}"
        columns.append(Column(address, key, leaf.text, leaf.match, leaf.cell.place if leaf.cell else Place(), row))
    return columns


def _lost(columns: list[Column], bands: Bands) -> tuple[str, ...]:
    """Columns that a band which is there leaves out."""
    named = {column.block for column in columns if column.block}
    found = {(column.block, column.key) for column in columns}
    return tuple(
        f"{row}/{column}" for row in bands.rows if row in named for column in bands.columns if (row, column) not in found
    )
