"""The head of a text table whose groups of columns stand side by side, its words in several lines as narrow cells wrap:
结果 over 维持, 总计 in a line between them. Put together by where the pieces stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ogicheck.api import Block, Cell, Document, Form, Paragraph, TableLexicon, fold, lexicon
from ogicheck_plugins.formats_kit.flattened.lines import Width
from ogicheck_plugins.repairs.unruled import heads
from ogicheck_plugins.repairs.wrapped import parted

MOST_LINES = 8
"""Of a head: two of groups, and words cut in a few pieces."""
WIDTHS = (Width.CHARACTERS, Width.SCREEN)
"""What a converter may have counted as columns of the line."""
ASIDE = 0.6
"""Columns that a piece may stand beside the one above it: they are rounded."""


def mend(document: Document, form: Form) -> Document:
    """The document, each such head as one paragraph with its columns apart."""
    blocks: Sequence[Block] = document.blocks
    for table in lexicon(form).tables:
        if table.form.layout == "bands":
            blocks = _headed(blocks, table)
    return replace(document, blocks=tuple(blocks))


def _headed(blocks: Sequence[Block], table: TableLexicon) -> Sequence[Block]:
    words = _words(table)
    width = len(table.form.blocks["main"].columns) * len(table.row_keys)
    for at in range(1, len(blocks)):
        alone = not any(_figures(one) for one in (blocks[at - 1], *blocks[at + 1 : at + 2]))
        if alone and _figures(blocks[at]) == width:
            start = _start(blocks, at, words)
            if columns := _columns(blocks[start:at], table):
                return [*blocks[:start], Paragraph("   ".join(columns), blocks[start].place), *blocks[at:]]
    return blocks


def _figures(block: Block) -> int:
    """How many figures a line consists of; 0 where it holds words."""
    label, figures = parted(block.text) if isinstance(block, Paragraph) else ("-", [])
    return 0 if label else len(figures)


def _words(table: TableLexicon) -> list[str]:
    """All that the head may consist of, folded."""
    rows = table.form.rows.values()
    return [*table.columns["main"].exact, *(fold(word) for row in rows for word in (row.label, *row.under))]


def _start(blocks: Sequence[Block], end: int, words: Sequence[str]) -> int:
    """Where the lines begin that consist of pieces of these words alone."""
    start = end
    while start and end - start < MOST_LINES and _is_of(blocks[start - 1], words):
        start -= 1
    return start


def _is_of(block: Block, words: Sequence[str]) -> bool:
    if not isinstance(block, Paragraph) or block.place.line != block.place.end_line:
        return False
    pieces = [fold(piece) for piece in block.text.split()]
    return bool(pieces) and all(any(piece in word for word in words) for piece in pieces)


def _columns(lines: Sequence[Block], table: TableLexicon) -> list[str]:
    """The columns' labels from left to right, once for each group; none where they are not all there and in order."""
    cells = ([cell for at, line in enumerate(lines) for cell in _cells(line, at, width)] for width in WIDTHS)
    found = (heads(one, table) for one in cells)
    return [head.text for head in next(filter(None, found), [])]


def _cells(line: Block, at: int, width: Width) -> Iterator[Cell]:
    """The pieces of a line, each a box of as many columns."""
    if isinstance(line, Paragraph):
        indent = (line.place.column or 1) - 1
        for piece in re.finditer(r"\S+", line.text):
            left = indent + width.of(line.text[: piece.start()])
            box = (left - ASIDE, float(at), left + width.of(piece[0]) + ASIDE, at + 0.5)
            yield Cell(piece[0], replace(line.place, box=box), at, 0)
