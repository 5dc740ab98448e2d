"""Where the blocks of a file within a file stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ogicheck.api import Block, Place, Table


def placed(block: Block, place: Callable[[Place], Place]) -> Block:
    """The block with its own place, and those of its cells, put elsewhere."""
    if isinstance(block, Table):
        cells = tuple(replace(cell, place=place(cell.place)) for cell in block.cells)
        return replace(block, place=place(block.place), cells=cells)
    return replace(block, place=place(block.place))


def lower(place: Place, lines: int) -> Place:
    """The place so many lines further down; further up where that is negative."""
    return replace(place, line=(place.line or 1) + lines, end_line=(place.end_line or 1) + lines)
