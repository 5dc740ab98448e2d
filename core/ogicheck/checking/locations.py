"""Where a person finds a part of a file that has neither lines nor pages: by counting its tables, rows and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ogicheck.values.document import Document, Paragraph, Place, Table
from ogicheck.values.findings import Finding
from ogicheck.values.texts import Text

CELL = Text("第 {0} 张表第 {1} 行第 {2} 列", "table {0}, row {1}, column {2}")
TABLE = Text("第 {0} 张表", "table {0}")
PARAGRAPH = Text("第 {0} 段", "paragraph {0}")


def with_locations(findings: Iterable[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings, each with its spot where its place is a path in the file."""
    every = tuple(findings)
    wanted = {one.place for one in every if one.place.path}
    if not wanted:
        return every
    locations = {place: text.fill(*counts) for place, text, *counts in _locations(document) if place in wanted}
    return tuple(replace(one, spot=locations.get(one.place)) if one.place.path else one for one in every)


def _locations(document: Document) -> Iterator[tuple[Place, Text, *tuple[int, ...]]]:
    """Each place with the wording of its spot and the counts in it; rows and columns are those of the grid, so that a
    merged cell counts for all its own.
    """
    tables = paragraphs = 0
    for block in document.blocks:
        if isinstance(block, Table):
            tables += 1
            yield block.place, TABLE, tables
            yield from ((cell.place, CELL, tables, cell.row + 1, cell.column + 1) for cell in block.cells)
        elif isinstance(block, Paragraph):
            paragraphs += 1
            yield block.place, PARAGRAPH, paragraphs
