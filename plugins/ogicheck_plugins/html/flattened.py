"""Preformatted text of a page, which may hold tables as any text does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ogicheck.api import Block, Place
from ogicheck_plugins.formats_kit.flattened.blocks import blocks
from ogicheck_plugins.formats_kit.flattened.embedded import PageBlocks
from ogicheck_plugins.formats_kit.flattened.lines import TextLine
from ogicheck_plugins.formats_kit.places import placed
from ogicheck_plugins.formats_kit.websource import Source
from ogicheck_plugins.html.lines import FlowLine


def flattened(lines: Sequence[FlowLine], source: Source, page_blocks: PageBlocks) -> Iterator[Block]:
    """The paragraphs and tables of preformatted lines; each stands where its lines do."""
    for block in blocks([TextLine(number, line.text) for number, line in enumerate(lines, 1)], page_blocks):
        yield placed(block, lambda place: _place(place, lines, source))


def _place(place: Place, lines: Sequence[FlowLine], source: Source) -> Place:
    first, last = lines[(place.line or 1) - 1], lines[(place.end_line or 1) - 1]
    return source.place(first.start, last.end)
