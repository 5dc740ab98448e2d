"""Preformatted text of a page, which may hold tables as any text does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ogicheck.api import Block, Place, Table
from ogicheck_plugins.formats_kit.flattened.lines import Line as TextLine
from ogicheck_plugins.html.lines import Line
from ogicheck_plugins.html.marking import Source
from ogicheck_plugins.text.document import blocks


def flattened(lines: Sequence[Line], source: Source) -> Iterator[Block]:
    """The paragraphs and tables of preformatted lines; each stands where its lines do."""
    for block in blocks([TextLine(number, line.text) for number, line in enumerate(lines, 1)]):
        place = _place(block.place, lines, source)
        if isinstance(block, Table):
            cells = (replace(cell, place=_place(cell.place, lines, source)) for cell in block.cells)
            yield replace(block, cells=tuple(cells), place=place)
        else:
            yield replace(block, place=place)


def _place(place: Place, lines: Sequence[Line], source: Source) -> Place:
    first, last = lines[(place.line or 1) - 1], lines[(place.end_line or 1) - 1]
    return source.place(first.start, last.end)
