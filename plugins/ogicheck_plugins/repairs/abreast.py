"""Groups of columns side by side whose heads a text holds in pieces, over one line of all figures. That each figure is its
column's is shown by the pieces' places, or by their order where each group adds up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ogicheck.api import Block, Cell, Document, Form, Paragraph, Table, TableLexicon, fold, lexicon
from ogicheck_plugins.formats_kit.flattened.lines import Width
from ogicheck_plugins.repairs.unruled import heads as heads_by_place

MOST_LINES, MOST_ABREAST = 40, 12
"""Lines of a head in pieces: those that go from cell to cell may have a piece each, others have several; upright ones have a
character of each cell.
"""
LONGEST = 120
"""Characters of such a line, the blanks between its pieces among them."""
WIDTHS = (Width.CHARACTERS, Width.SCREEN)
"""What a converter may have counted as columns of the line."""
ASIDE = 0.6
"""Columns that a piece may stand beside the one above it: they are rounded."""


def mend(document: Document, form: Form) -> Document:
    """The document, each such head with its figures as the form's table."""
    blocks: Sequence[Block] = document.blocks
    for one in lexicon(form).tables:
        if one.form.layout == "bands" and any(isinstance(block, Paragraph) for block in blocks):
            blocks = _tabled(blocks, Heads.of(one), one)
    return replace(document, blocks=tuple(blocks))


@dataclass(frozen=True, slots=True)
class Heads:
    """The labels of a table's bands, with what stands above several of them, and of the columns of each."""

    bands: tuple[str, ...]
    above: tuple[str, ...]
    columns: tuple[str, ...]
    total: int | None

    @classmethod
    def of(cls, lexicon: TableLexicon) -> Heads:
        rows, columns = lexicon.form.rows.values(), lexicon.form.blocks["main"].columns
        above = dict.fromkeys(fold(text) for row in rows for text in row.under)
        total = list(columns).index("total") if "total" in columns else None
        return cls(
            tuple(fold(row.label) for row in rows), tuple(above), tuple(fold(one.label) for one in columns.values()), total
        )

    @property
    def count(self) -> int:
        return len(self.bands) * len(self.columns)

    def characters(self) -> Counter[str]:
        """What the whole head is written with."""
        return Counter("".join((*self.bands, *self.above, *self.columns * len(self.bands))))

    def are_in_order(self, lines: Sequence[Paragraph]) -> bool:
        """Whether the bands' labels stand from left to right as in the form, and so do the pieces of columns' labels in each
        line, those that one label alone has: through the columns no more often than there are pieces of one. The sums, whose
        label may stand in a line before the rest of its band, are told by what they are. Or the lines go from cell to cell.
        """
        if self._are_told(lines):
            return True
        starts = [[start for line in lines for start in _starts(line, label)] for label in self.bands]
        whole = [found[0] for found in starts if len(found) == 1]
        abreast = len(lines) <= MOST_ABREAST and len(whole) == len(self.bands) and whole == sorted(whole)
        return abreast and all(map(self._is_in_order, lines))

    def _are_told(self, lines: Sequence[Paragraph]) -> bool:
        """Whether the lines go from cell to cell: without the bands' labels, in order, they read as all columns do."""
        text = "".join(fold(line.text) for line in lines)
        places = [text.find(label) for label in self.bands]
        for label in (*self.bands, *self.above):
            text = text.replace(label, "", 1)
        return places == sorted(places) and text == "".join(self.columns * len(self.bands))

    def _is_in_order(self, line: Paragraph) -> bool:
        text = line.text
        for label in (*self.bands, *self.above):
            text = text.replace(label, " ")
        found = [[at for at, label in enumerate(self.columns) if piece in label] for piece in map(fold, text.split())]
        told = [columns[0] for columns in found if len(columns) == 1 and columns[0] != self.total]
        times = 1 + sum(one >= other for one, other in pairwise(told))
        return all(found) and times <= max(Counter(told).values(), default=1)

    def add_up(self, figures: Sequence[str]) -> bool:
        """Whether the last of each band is the sum of the others, which tells that none is another's."""
        width = len(self.columns)
        bands = [list(map(int, figures[at : at + width])) for at in range(0, len(figures), width)]
        return self.total == width - 1 and all(sum(band[:-1]) == band[-1] for band in bands)


def _starts(line: Paragraph, label: str) -> Iterator[int]:
    """Where a label begins on the page, in columns of a screen."""
    at = line.text.find(label)
    if at >= 0:
        yield (line.place.column or 1) + Width.SCREEN.of(line.text[:at])


def _tabled(blocks: Sequence[Block], heads: Heads, lexicon: TableLexicon) -> list[Block]:
    found: list[Block] = []
    for block, behind in zip(blocks, [*blocks[1:], None], strict=True):
        figures = _figures(block)
        lines = _head(found, heads) if len(figures) == heads.count else []
        ordered = bool(lines) and heads.are_in_order(lines) and heads.add_up(figures)
        placed = bool(lines) and not _figures(behind) and _are_placed(lines, lexicon)
        if isinstance(block, Paragraph) and (ordered or placed):
            del found[-len(lines) :]
            found.append(_table(lines[0], block, figures, heads))
        else:
            found.append(block)
    return found


def _figures(block: Block | None) -> list[str]:
    """What a line of figures alone holds."""
    words = block.text.split() if isinstance(block, Paragraph) and len(block.text) <= LONGEST else []
    return words if all(map(str.isdecimal, words)) else []


def _are_placed(lines: Sequence[Paragraph], lexicon: TableLexicon) -> bool:
    """Whether the pieces that stand one over another make the columns, in order, of each band."""
    every = ([cell for at, line in enumerate(lines) for cell in _pieces(line, at, width)] for width in WIDTHS)
    return any(heads_by_place(cells, lexicon) for cells in every)


def _pieces(line: Paragraph, at: int, width: Width) -> Iterator[Cell]:
    """The pieces of a line, each with a box of as many columns."""
    indent = (line.place.column or 1) - 1
    for piece in re.finditer(r"\S+", line.text):
        left = indent + width.of(line.text[: piece.start()])
        box = (left - ASIDE, float(at), left + width.of(piece[0]) + ASIDE, at + 0.5)
        yield Cell(piece[0], replace(line.place, box=box), at, 0)


def _head(before: Sequence[Block], heads: Heads) -> list[Paragraph]:
    """The last lines that hold the characters of the whole head, and no other; none where there are no such."""
    left, lines = heads.characters(), list[Paragraph]()
    for block in reversed(before[-MOST_LINES:]):
        own = Counter(fold(block.text)) if isinstance(block, Paragraph) and len(block.text) <= LONGEST else None
        if not own or own - left or not isinstance(block, Paragraph):
            break
        left -= own
        lines.insert(0, block)
    return lines if not left else []


def _table(head: Paragraph, line: Paragraph, figures: Sequence[str], heads: Heads) -> Table:
    width = len(heads.columns)
    cells = [Cell(label, head.place, 0, band * width, colspan=width) for band, label in enumerate(heads.bands)]
    cells += [Cell(label, head.place, 1, at) for at, label in enumerate(heads.columns * len(heads.bands))]
    cells += [Cell(figure, line.place, 2, at, confidence=line.confidence) for at, figure in enumerate(figures)]
    return Table(tuple(cells), head.place, flattened=True)
