"""Text that is struck out, each character with a line through it, is none of what the report says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ogicheck.api import Block, Cell, Document, Form, Paragraph, Picture

STROKE = "\u0336"
STRUCK = re.compile(f"(?:[^{STROKE}]{STROKE}\\s*)+")


def mend(document: Document, form: Form) -> Document:
    """The document without struck-out text; a cell that holds nothing else keeps it, as it is not blank."""
    return replace(document, blocks=tuple(without_struck(document.blocks)))


def without_struck(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without struck-out text."""
    for block in blocks:
        if isinstance(block, Picture) or not _is_marked(block):
            yield block
        elif isinstance(block, Paragraph):
            if text := STRUCK.sub("", block.text).strip():
                yield replace(block, text=text)
        else:
            yield replace(block, cells=tuple(map(_unstruck, block.cells)))


def _is_marked(block: Block) -> bool:
    texts = (cell.text for cell in block.cells) if not isinstance(block, Paragraph | Picture) else (block.text,)
    return any(STROKE in text for text in texts)


def _unstruck(cell: Cell) -> Cell:
    return replace(cell, text=STRUCK.sub("", cell.text).strip() or cell.text)
