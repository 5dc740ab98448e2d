"""Column headings of which character recognition got a character wrong: 白然人 for 自然人."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from ogicheck.api import Block, Cell, Document, Form, Table, TableLexicon, fold, is_figure, lexicon

_SHORTEST = 3
"""Characters of the shortest heading that is certain with one of them wrong."""


def mend(document: Document, form: Form) -> Document:
    """A recognised document with the form's headings."""
    if not document.recognised:
        return document
    return replace(document, blocks=tuple(respelled(document.blocks, lexicon(form).tables)))


def respelled(blocks: Iterable[Block], lexicons: Sequence[TableLexicon]) -> list[Block]:
    """Recognised tables with the form's headings in place of those that are one character off a single one of them."""
    words = {word for lexicon in lexicons for word in lexicon.kinds}
    headings = [word for lexicon in lexicons for word, kind in lexicon.kinds.items() if kind in ("column", "group")]
    long = {word for word in headings if len(word) >= _SHORTEST}

    def table(block: Table) -> Table:
        return replace(block, cells=tuple(_respelled(cell, words, long) for cell in block.cells))

    return [table(block) if isinstance(block, Table) else block for block in blocks]


def _respelled(cell: Cell, words: set[str], headings: set[str]) -> Cell:
    folded = fold(cell.text)
    if cell.confidence is None or len(folded) < _SHORTEST or folded in words or is_figure(cell.text):
        return cell
    near = [word for word in headings if Levenshtein.distance(folded, word, score_cutoff=1) == 1]
    return replace(cell, text=near[0]) if len(near) == 1 else cell
