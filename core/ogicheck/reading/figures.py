"""A printed cell as a figure of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ogicheck.reading.columns import Leaf
from ogicheck.reading.lexicon import TableLexicon
from ogicheck.reading.lines import TableLine
from ogicheck.values.document import Cell
from ogicheck.values.numbers import parse
from ogicheck.values.report import Figure
from ogicheck.values.words import fold, is_cut

NO_WORDS = re.compile(r"[\d.,+-]+")
TWO_LINES = re.compile(r"\d\s*\n\s*\d")
"""In a picture the rule between two rows' figures may not have been seen."""
MULTIPLES = frozenset("万亿")
SURE = 0.8
"""Least confidence at which a recognised text counts as a number; below it the cell gives none."""


def figure(cell: Cell, address: str, row: str, column: str, amount: bool = False) -> Figure:
    """A table's cell with its number, at its address. 12.5万 is no count of 12.5; an `amount` may well be one in 万元."""
    value, shape = parse(cell.text)
    if shape == "unit" and (MULTIPLES if not amount else MULTIPLES - {"万"}).intersection(cell.text):
        value = None
    if shape != "unread" and cell.confidence is not None and (cell.confidence < SURE or TWO_LINES.search(cell.text)):
        value, shape = None, "text"
    return Figure(address, cell.text.strip(), value, shape, cell.place, row, column, cell.confidence)


def is_unclear(line: TableLine) -> bool:
    """Whether the file itself does not say where the row's cells begin and end: drawn, without lines between them."""
    drawn = not line.gridded and (not line.flattened or any(map(_is_drawn, line.values)))
    return drawn or not (line.ruled or line.flattened)


class Count(NamedTuple):
    """How many values a row holds, how many are due, and whether it's the file that leaves open which is which (Row)."""

    values: int
    due: int
    unclear: bool

    @classmethod
    def of(cls, line: TableLine, columns: Sequence[Leaf], cells: Sequence[Cell] | None, lexicon: TableLexicon) -> Count:
        """The count of a row to whose columns these cells belong; None where that can't be told."""
        if cells is None:
            count, due, strange = len(line.values), len(columns), any(leaf.start < 0 for leaf in columns)
            return cls(count, due, is_unclear(line) or (strange and count == due) or (count < due and not line.ruled))
        pieces = sum(_is_piece(cell, line, lexicon) for cell in cells if parse(cell.text)[1] == "text")
        return cls(len(columns) - pieces, len(columns), pieces > 0)


def _is_drawn(cell: Cell) -> bool:
    return cell.place.page is not None


def _is_piece(cell: Cell, line: TableLine, lexicon: TableLexicon) -> bool:
    """Whether a cell's text is a piece of a figure, or holds one of a label or a note: its row was parted wrongly. A file
    that says which cells there are is taken at its word; one that draws them, or has them as text, is not.
    """
    drawn = _is_drawn(cell)
    if not (drawn or line.flattened):
        return False
    folded = fold(cell.text)
    words = NO_WORDS.sub("", folded)
    of_label = drawn and bool(words) and any(words in label for label in lexicon.kinds)
    return is_unclear(line) or is_cut(folded) or of_label
