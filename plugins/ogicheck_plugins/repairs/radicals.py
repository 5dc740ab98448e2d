"""Radicals in texts that were taken out of a PDF, as the characters that they stand for."""

from __future__ import annotations

from dataclasses import replace

from ogicheck.api import Block, Document, Form, Paragraph, Table
from ogicheck_plugins.formats_kit.radicals import RADICAL, characters


def mend(document: Document, _: Form) -> Document:
    """The document without radicals."""
    return replace(document, blocks=tuple(_mended(block) for block in document.blocks))


def _mended(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=characters(block.text)) if RADICAL.search(block.text) else block
    if not isinstance(block, Table) or not any(RADICAL.search(cell.text) for cell in block.cells):
        return block
    return replace(block, cells=tuple(replace(cell, text=characters(cell.text)) for cell in block.cells))
