"""Rows of a table that stand one behind another in one paragraph: 一、… 14 7 1 0 1 1 24 二、… 2 0 0 0 0 0 2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ogicheck.api import Block, Document, Form, Paragraph, is_figure
from ogicheck_plugins.repairs.wrapped import FEWEST_FIGURES

PIECE = re.compile(r"\S+")


def mend(document: Document, _: Form) -> Document:
    """The document, each such row a paragraph of its own."""
    return replace(document, blocks=tuple(piece for block in document.blocks for piece in _rows(block)))


def _rows(block: Block) -> Iterator[Block]:
    """What ends in as many figures as a row, each; the block itself where that is all of it."""
    ends = list(_ends(block.text)) if isinstance(block, Paragraph) else []
    if not isinstance(block, Paragraph) or not ends:
        yield block
        return
    for start, end in zip([0, *ends], [*ends, len(block.text)], strict=True):
        yield replace(block, text=block.text[start:end].strip(), number="" if start else block.number)


def _ends(text: str) -> Iterator[int]:
    """Where figures end that are a row's, and words follow."""
    many = 0
    for piece in PIECE.finditer(text):
        if is_figure(piece[0]):
            many += 1
            continue
        if many >= FEWEST_FIGURES:
            yield piece.start()
        many = 0
