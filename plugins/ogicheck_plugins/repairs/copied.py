"""A page may hold the whole report twice, for screens of two kinds: the second copy is not a second report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ogicheck.api import Block, Document, Form, Paragraph, Picture, Table, fold

Said = tuple[str, ...]
FEWEST = 2
"""Tables that must be there again: a report may well print one of them twice."""


def mend(document: Document, form: Form) -> Document:
    """The document without a second copy of itself."""
    return replace(document, blocks=tuple(without_copy(document.blocks)))


def without_copy(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a stretch that says, block for block, what one before it says, tables among it."""
    said = [_said(block) for block in blocks]
    places: dict[Said, int] = {}
    for at, block in enumerate(blocks):
        first = places.setdefault(said[at], at) if isinstance(block, Table) else at
        if first < at:
            start, end = _stretch(said, first, at)
            if sum(isinstance(one, Table) for one in blocks[start:end]) >= FEWEST:
                return [*blocks[:start], *without_copy(blocks[end:])]
    return list(blocks)


def _said(block: Block) -> Said:
    if isinstance(block, Table):
        return tuple(fold(cell.text) for cell in block.cells)
    return (fold(block.text),) if isinstance(block, Paragraph | Picture) else ()


def _stretch(said: Sequence[Said], first: int, again: int) -> tuple[int, int]:
    """Where the second copy begins and ends that says the same round these two blocks, without running into the first."""
    start, end, apart = again, again + 1, again - first
    while start - apart > 0 and start - 1 > again - apart and said[start - 1] == said[start - 1 - apart]:
        start -= 1
    while end < len(said) and said[end] == said[end - apart]:
        end += 1
    return start, end
