"""A table's rows as found: which are headers, which hold figures, and where the label ends and the figures begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from itertools import groupby

from ogicheck.reading.labels import Cells, continued
from ogicheck.reading.lexicon import Kind, TableLexicon
from ogicheck.values.document import Cell, Table
from ogicheck.values.numbers import parse
from ogicheck.values.words import fold, is_cut

NOTE = re.compile(r"(?:备?注|说明)[:\d]")
LONGEST_FIGURE = 15
"""Characters behind a row's figures that may be one more of its cells (a unit, a remark); longer ones are a note below."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows in force; `gridded` where its cells' columns are known, not `ruled` where a page draws no lines that
    tell how many each spans. `fragment` counts the tables found."""

    rows: tuple[Cells, ...]
    gridded: bool
    fragment: int
    block: str | None = None
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row that is no header: its label cells, the cells after them, and the header above it.

    `flattened` where its table stood in the file as text, not `ruled` where nothing parts its cells, or blank ones.
    """

    labels: Cells
    values: Cells
    header: Header | None
    gridded: bool
    flattened: bool
    fragment: int
    ruled: bool = True

    @property
    def label(self) -> str:
        """The row's own label as printed, without those of the groups it stands in."""
        return self.labels[-1].text if self.labels else ""

    @property
    def has_figures(self) -> bool:
        return any(fold(cell.text) for cell in self.values)


def lines(fragments: Iterable[Table], lexicon: TableLexicon) -> list[TableLine]:
    """All rows with labels or figures, over all the tables that make up one table of the form."""
    found: list[TableLine] = []
    header: Header | None = None
    block: str | None = None
    for number, table in enumerate(fragments):
        open_header = False
        for cells in _rows(table, lexicon):
            kinds = [lexicon.kind(cell.text) for cell in cells]
            words = next((cell.text for cell in cells if fold(cell.text)), "")
            has_data = bool(found) and found[-1].fragment == number
            role = "footnote" if NOTE.match(fold(words)) else _role(kinds, has_data, lexicon.form.layout == "bands")
            if role == "header" and header and _is_blank_band(cells, kinds, lexicon):
                role = "data"
            if role == "footnote" and open_header and header and _goes_on(header, cells, lexicon):
                role = "header"
            left_out = role == "blank" and header and _fills_bands(cells, lexicon)
            if left_out or (role == "footnote" and not table.ruled and is_cut(words)):
                found.append(TableLine((), cells, header, table.gridded, table.flattened, number, table.ruled))
            if role == "block":
                block = next(key for cell in cells if (key := lexicon.block(cell.text)))
                open_header = False
            elif role == "header":
                rows = (*header.rows, cells) if header and open_header else (cells,)
                header, open_header = Header(rows, table.gridded, number, block, table.ruled), True
            elif role == "data":
                labels, values = _parted(cells, kinds)
                open_header = False
                if labels or any(parse(cell.text)[0] is not None for cell in values) or _fills_bands(values, lexicon):
                    found.append(TableLine(labels, values, header, table.gridded, table.flattened, number, table.ruled))
    return _mended(found, lexicon)


def _goes_on(header: Header, cells: Cells, lexicon: TableLexicon) -> bool:
    """Whether a row holds no more than the rest of a column's label."""
    return any(continued(header.rows[-1], cells, labels) is not None for labels in lexicon.columns.values())


def _fills_bands(cells: Cells, lexicon: TableLexicon) -> bool:
    """A row of blanks or of placeholders under bands stands for their figures; elsewhere, without a label, it is padding."""
    return lexicon.form.layout == "bands" and len(cells) >= len(lexicon.form.blocks["main"].columns)


def _is_blank_band(cells: Cells, kinds: list[Kind], lexicon: TableLexicon) -> bool:
    """Whether a band's label stands before nothing but blanks, below the header."""
    behind = kinds.index("row") + 1 if kinds.count("row") == 1 else len(kinds)
    return set(kinds[behind:]) == {"blank"} and _fills_bands(cells[behind:], lexicon)


def _rows(table: Table, lexicon: TableLexicon) -> Iterator[Cells]:
    """The table's rows in order, each the cells that begin in it; a flattened row that holds several is parted."""
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    for _, group in groupby(ordered, key=lambda cell: cell.row):
        row = tuple(group)
        yield from [row] if table.gridded else _split(row, lexicon)


def _split(row: Cells, lexicon: TableLexicon) -> Iterator[Cells]:
    held: list[Cell] = []
    kinds: set[Kind] = set()
    last: Kind | None = None
    for cell in row:
        kind = lexicon.kind(cell.text)
        note = kind == "text" and "figure" in kinds and (len(cell.text) > LONGEST_FIGURE or NOTE.match(fold(cell.text)))
        if note or _parts(kind, kinds, last, lexicon):
            yield tuple(held)
            held, kinds = [], set()
        held.append(cell)
        kinds.add(kind)
        last = kind
    yield tuple(held)


def _parts(kind: Kind, before: Set[Kind], last: Kind | None, lexicon: TableLexicon) -> bool:
    """Whether a cell of this kind begins a new row: a label after figures, or what stands under a header."""
    labelled = kind in ("row", "group", "block", "corner")
    if "figure" in before or ("row" in before and last == "blank" and labelled):
        return labelled
    under = kind == "figure" if lexicon.form.layout == "bands" else kind == "row"
    heads = kind in ("corner", "column") and last == "block"
    return (kind == "block" and bool(before)) or (under and "column" in before) or heads


def _role(kinds: list[Kind], has_data: bool, bands: bool) -> str:
    """What a row is: a block's heading, a header, data, or nothing (blank, or a footnote). A band's label is a header."""
    if all(kind == "blank" for kind in kinds):
        return "blank"
    if "figure" in kinds or "block" in kinds:
        return "data" if "figure" in kinds else "block"
    if "column" in kinds or "corner" in kinds or bands:
        return "header"
    return _wordy_role(kinds, has_data)


def _wordy_role(kinds: list[Kind], has_data: bool) -> str:
    """What a row is that has words, but neither figures nor a column's label."""
    if "row" in kinds:
        return "data" if kinds.index("row") < len(kinds) - 1 else "header"
    if "group" in kinds:
        return "header" if kinds.count("blank") < len(kinds) - 1 else "blank"
    if len(kinds) == 1 or (not has_data and len(kinds) - kinds.count("blank") == 1):
        return "footnote"
    return "data" if has_data else "header"


def _parted(cells: Cells, kinds: list[Kind]) -> tuple[Cells, Cells]:
    """Label cells and values. Blanks before the label belong to a group's merged cell."""
    last = max((index for index, kind in enumerate(kinds) if kind == "row"), default=-1)
    if last < 0:
        last = _unknown_label(kinds)
    labels = tuple(cell for cell in cells[: last + 1] if fold(cell.text))
    return labels, cells[last + 1 :]


def _unknown_label(kinds: list[Kind]) -> int:
    """The last of the leading cells with words; figures begin behind it."""
    first = next((index for index, kind in enumerate(kinds) if kind == "figure"), len(kinds))
    return max((index for index in range(first) if kinds[index] not in ("blank", "figure")), default=-1)


def _mended(found: list[TableLine], lexicon: TableLexicon) -> list[TableLine]:
    """Rows that a page break cut in two are one again; the loose end of a group's label is none."""
    mended: list[TableLine] = []
    for line in found:
        above = mended[-1] if mended else None
        joined = (_joined(above, line, lexicon) or _overflowing(above, line, lexicon)) if above else None
        if joined:
            mended[-1] = joined
        elif line.has_figures or not _is_loose_end(line, lexicon):
            mended.append(line)
    return mended


def _overflowing(above: TableLine, line: TableLine, lexicon: TableLexicon) -> TableLine | None:
    """The row above with figures too many, where what stands below it may be the rest of its own, cut by the page: beside
    the rest of a label, or alone in some of the columns.
    """
    alone = not line.labels and not line.flattened and any(not fold(cell.text) for cell in line.values)
    rest = bool(line.labels) and _is_loose_end(line, lexicon)
    return replace(above, values=above.values + line.values) if line.has_figures and (alone or rest) else None


def _joined(above: TableLine, line: TableLine, lexicon: TableLexicon) -> TableLine | None:
    """The row that two halves make whose labels are one label cut in two. Where both have figures it has too many, so that
    they can't be told apart.
    """
    if not above.labels or not line.labels:
        return None
    whole = fold(above.label + line.label)
    if whole not in lexicon.rows.exact or (line.has_figures and fold(line.label) in lexicon.rows.exact):
        return None
    label = replace(above.labels[-1], text=above.label + line.label)
    both = above.has_figures and line.has_figures
    values = above.values + line.values if both else line.values if line.has_figures else above.values
    return replace(above, labels=(*above.labels[:-1], label), values=values)


def _is_loose_end(line: TableLine, lexicon: TableLexicon) -> bool:
    """Whether a row's label is the rest of a label cut in two, or a piece of a group's."""
    text = fold(line.label)
    if len(text) < 1 + line.ruled or any(one.match != "near" for one in lexicon.rows.candidates(line.label)):
        return False
    return any(text in word and not (word.startswith(text) and kind == "row") for word, kind in lexicon.kinds.items())
