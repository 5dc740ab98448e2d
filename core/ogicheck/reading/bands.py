"""Tables whose rows stand side by side: groups of columns over one line of figures (the layout `bands`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ogicheck.reading.align import Candidate, align
from ogicheck.reading.assigning import assign
from ogicheck.reading.columns import Leaf, Told, lowest, presumed
from ogicheck.reading.figures import Count, figure, is_unclear
from ogicheck.reading.fragments import Fragment
from ogicheck.reading.labels import Cells
from ogicheck.reading.lexicon import TableLexicon
from ogicheck.reading.lines import Header, TableLine, lines
from ogicheck.values.document import Cell, Place, Table
from ogicheck.values.report import Column, ReportTable, Row
from ogicheck.values.words import fold


@dataclass(frozen=True, slots=True)
class Bands:
    """The bands of a table: `rows` side by side, each with `columns`; a position counts through all of them."""

    lexicon: TableLexicon
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

    def are_headed(self, table: Table) -> bool:
        """Whether a piece of the table has a cell for each column's heading."""
        exact = self.lexicon.columns["main"].exact
        found = [exact[word][0].position for cell in table.cells if (word := fold(cell.text)) in exact]
        return sorted(found) == sorted(at for at in range(len(self.columns)) for _ in self.rows)


def banded(lexicon: TableLexicon, fragments: Sequence[Fragment]) -> ReportTable:
    """The table, whether its bands stand in one table or in one each; unread where the figures don't fit the bands."""
    bands = Bands(lexicon, lexicon.row_keys, tuple(lexicon.form.blocks["main"].columns))
    place = fragments[0].table.place
    columns: list[Column] = []
    rows: dict[str, Row] = {}
    unclear = False
    headed = any(bands.are_headed(fragment.table) for fragment in fragments)
    found = [(line, fragment.before) for fragment in fragments for line in lines([fragment.table], lexicon)]
    # A blank row is the figures left out only where there is no other: it may as well be padding.
    for line, before in sorted(found, key=lambda one: not one[0].has_figures):
        unclear = unclear or is_unclear(line)
        told = _told(line, bands, before, headed)
        columns.extend(_printed(told.leaves, bands) if not columns else ())
        for row in _rows(line, told, bands):
            twice = is_unclear(line) and line.has_figures and row.key in rows
            rows[row.key or ""] = replace(row, cells={}, unclear=True) if twice else rows.get(row.key or "", row)
    address = f"table/{lexicon.key}"
    if not rows:
        return ReportTable(lexicon.key, address, "", place, "unread")
    ordered = tuple(rows[key] for key in bands.rows if key in rows)
    missing = tuple(key for key in bands.rows if key not in rows)
    lost = _lost(columns, bands)
    return ReportTable(lexicon.key, address, "", place, "read", tuple(columns), ordered, missing, lost, unclear)


def _told(line: TableLine, bands: Bands, before: str, headed: bool) -> Told:
    """The columns of a line of figures: by the bands that its header or its label names, or by their exact number. `headed`
    tells that a piece of the table has all heads."""
    own = bands.band(line.label) if line.labels else None
    if own is None and len(line.labels) < 2 and len(line.values) == len(bands.columns):
        own = _named_above(line, before, bands)
    if own is not None:
        first = own * len(bands.columns)
        return Told([Leaf(None, at, at + 1, first + at, "official") for at in range(len(bands.columns))], line.gridded)
    found = _by_header(line.header, bands) if line.header else Told(presumed(bands.count), False)
    return found if line.ruled or line.flattened or _all_headed(found, line, bands, headed) else Told([], False)


def _all_headed(told: Told, line: TableLine, bands: Bands, headed: bool) -> bool:
    """Whether each column has a head of its own, or all heads stand in another piece of the table and no figure is left
    out: without lines, the number of figures alone tells no columns."""
    own = sum(leaf.cell is not None and leaf.position is not None for leaf in told.leaves)
    whole = len(line.values) == bands.count and all(fold(cell.text) for cell in line.values)
    return own == bands.count or (headed and not line.header and whole)


def _by_header(header: Header, bands: Bands) -> Told:
    """By the grid; where it lacks some that are printed all the same, its spans are wrong."""
    by_grid = _by_grid(header, bands) if header.gridded else []
    known = sum(leaf.position is not None for leaf in by_grid)
    by_labels = _by_labels(header, bands) if known < bands.count else []
    if by_labels or known * 2 < bands.count:
        return Told(by_labels or presumed(bands.count), False)
    return Told(by_grid, True)


def _named_above(line: TableLine, before: str, bands: Bands) -> int | None:
    """The one band that heads over a line name, else the one that words before its table name last, no figure behind it."""
    heads = {bands.band(cell.text) for row in (line.header.rows if line.header else ()) for cell in row} - {None}
    place, index = max((before.rfind(fold(row.label)), at) for at, row in enumerate(bands.lexicon.form.rows.values()))
    told = index if place >= 0 and not any(map(str.isdigit, before[place:])) else None
    return heads.pop() if len(heads) == 1 else told


def _by_grid(header: Header, bands: Bands) -> list[Leaf]:
    cells = [cell for row in header.rows for cell in row]
    heads = [cell for cell in cells if bands.lexicon.kind(cell.text) == "row"]
    found = [
        one
        for one in lowest(cells, bands.lexicon.columns["main"])
        if bands.lexicon.kind(one[0].text) not in ("corner", "row", "group")
    ]
    chosen = _in_turn(found, bands) or align([_readings(cell, start, heads, bands) for cell, start, _ in found])
    return [Leaf.of(*stacked, one) for stacked, one in zip(found, chosen, strict=True)]


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
    in_turn = [found[column][band] for band in range(len(bands.rows)) for column in range(len(bands.columns))]
    return [Leaf(cell, at, at + 1, at, one.match) for at, (cell, one) in enumerate(in_turn)]


def _rows(line: TableLine, told: Told, bands: Bands) -> list[Row]:
    leaves, cells = told.leaves, _cells(line, told)
    if cells is None and len(leaves) > len(bands.columns) and all(fold(cell.text) for cell in line.values):
        leaves = presumed(bands.count)
        cells = assign(line.values, leaves, by_grid=False)
    first = line.values[0].place if line.values else Place()
    count = Count.of(line, leaves, cells, bands.lexicon)
    rows: dict[str, Row] = {}
    for index, leaf in enumerate(leaves):
        if leaf.position is None:
            continue
        key, column = bands.keys(leaf.position)
        address = f"table/{bands.lexicon.key}/{key}"
        label = bands.lexicon.form.rows[key].label
        row = rows.setdefault(key, Row(address, key, label, "official", first, {}, *count))
        if cells and not count.unclear:
            row.cells[column] = figure(cells[index], f"{address}/{column}", key, column)
    return list(rows.values())


def _cells(line: TableLine, told: Told) -> list[Cell] | None:
    """The cell of each column. Beside a header whose spans are wrong a blank may be a figure or a blank column's."""
    by_grid = line.gridded and told.gridded and any(leaf.cell for leaf in told.leaves)
    placed = assign(line.values, told.leaves, by_grid=True) if by_grid else None
    doubtful = len(line.values) == len(told.leaves) and not all(fold(cell.text) for cell in line.values)
    if placed or not (doubtful and line.gridded and line.header):
        return placed or assign(line.values, told.leaves, by_grid=False)
    inner = _without_blank_columns(line)
    return list(inner) if len(inner) == len(told.leaves) else None


def _without_blank_columns(line: TableLine) -> Cells:
    """The values but for those under the blank cells at the sides of the header's first row."""
    head = [bool(fold(cell.text)) for cell in line.header.rows[0]] if line.header else []
    if True not in head:
        return line.values
    first, behind = head.index(True), head[::-1].index(True)
    outer = (*line.values[:first], *line.values[len(line.values) - behind :])
    return () if any(fold(cell.text) for cell in outer) else line.values[first : len(line.values) - behind]


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
