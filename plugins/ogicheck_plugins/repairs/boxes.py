"""Tables that hold other things than one table of the form: a page laid out in cells, headings, several tables in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, takewhile

from ogicheck.api import (
    Block,
    Cell,
    Document,
    Form,
    Labels,
    Paragraph,
    Table,
    bare,
    fold,
    is_figure,
    lexicon,
    printed_number,
)

LONGEST_HEADING = 40
"""Characters of a section's heading in a row of a table: a longer text is what the section says."""
SPACED = re.compile(r"\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s+(?=\S)")
"""A number that nothing but space parts from its title."""


def mend(document: Document, form: Form) -> Document:
    """The document with its text and headings out of tables' cells."""
    own = lexicon(form)
    return replace(document, blocks=tuple(unboxed(document.blocks, own.words, own.titles)))


def unboxed(blocks: Iterable[Block], words: frozenset[str], titles: Labels) -> list[Block]:
    """The blocks, with paragraphs for tables that only lay out text (one cell a row, none of them one of the form's labels,
    `words`), for the rows of one cell on top of a table, and for sections' headings, of the `titles`, at which a table is
    parted: programs join tables that follow each other.
    """
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            result.extend(_parts(block, words, titles))
        else:
            result.append(block)
    return result


def _parts(block: Table, words: frozenset[str], titles: Labels) -> Iterator[Block]:
    if _is_layout(block, words):
        yield from (one for cell in block.cells for one in _lines(cell))
        return
    part: list[list[Cell]] = []
    for row in _rows(block):
        heading = _heading(row, titles)
        if heading:
            yield from _part(block, part, words)
            yield heading
            part = []
        else:
            part.append(row)
    yield from _part(block, part, words)


def _part(block: Table, rows: list[list[Cell]], words: frozenset[str]) -> Iterator[Block]:
    heads = list(takewhile(lambda cell: cell is not None, (_alone(row, words) for row in rows)))
    yield from (one for cell in heads if cell for one in _lines(cell))
    cells = tuple(cell for row in rows[len(heads) :] for cell in row)
    if cells:
        yield replace(block, cells=cells, place=block.place if rows[0][0].row == 0 else cells[0].place)


def _rows(block: Table) -> Iterator[list[Cell]]:
    for _, row in groupby(sorted(block.cells, key=lambda cell: cell.row), key=lambda cell: cell.row):
        yield list(row)


def _heading(row: list[Cell], titles: Labels) -> Paragraph | None:
    """The section's heading that a row is, in one cell or with its number in a cell of its own."""
    filled = [cell for cell in row if fold(cell.text)]
    text = " ".join("".join(cell.text.split("\n")) for cell in filled[:2])
    if not 0 < len(filled) <= 2 or len(text) > LONGEST_HEADING:
        return None
    known = titles.candidates(text) if printed_number(text) else titles.exact.get(bare(SPACED.sub("", text, count=1)))
    return Paragraph(text, filled[0].place, confidence=filled[0].confidence) if known else None


def _alone(row: list[Cell], words: frozenset[str]) -> Cell | None:
    """The row's only cell with words, where they are none of the form's labels."""
    filled = [cell for cell in row if fold(cell.text)]
    known = any(fold(cell.text) in words or is_figure(cell.text) for cell in filled)
    return filled[0] if len(filled) == 1 and not known and filled[0].rowspan == 1 and filled[0].column == 0 else None


def _lines(cell: Cell) -> list[Block]:
    """A cell's paragraphs; a heading's soft break does not part it."""
    texts = ["".join(cell.text.split("\n"))] if len(cell.text) < LONGEST_HEADING else cell.text.split("\n")
    return [Paragraph(text, cell.place, confidence=cell.confidence) for text in texts if text.strip()]


def _is_layout(block: Table, words: frozenset[str]) -> bool:
    filled = [cell for cell in block.cells if fold(cell.text)]
    return len({cell.row for cell in filled}) == len(filled) and not any(fold(cell.text) in words for cell in filled)
