"""Text that a Word file holds in another format (w:altChunk), as programs leave it that make Word files of web pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from ogicheck.api import Paragraph, Picture, Place, Table
from ogicheck_plugins import html, rtf
from ogicheck_plugins.docx.names import RELATION, w
from ogicheck_plugins.docx.package import Package
from ogicheck_plugins.docx.refusals import CHUNK_UNREAD, refuse
from ogicheck_plugins.docx.relations import named

CHUNK = w("altChunk")


@dataclass(frozen=True, slots=True)
class Chunks:
    """The texts in other formats that a part of a package refers to."""

    package: Package
    part: str

    def blocks(self, chunk: etree._Element) -> Iterator[Paragraph | Table | Picture]:
        """What a w:altChunk brings in: a web page, MHTML or RTF. Raises UnreadableError where it is none of them."""
        name = named(self.package, self.part, chunk.get(RELATION) or "") or ""
        data = self.package.read(name.lower()) or b""
        format_ = next((one for one in (html, rtf) if one.claims(data)), None)
        if format_ is None:
            raise refuse(CHUNK_UNREAD, name)
        place = Place(part=name)
        for block in format_.read(data).blocks:
            if isinstance(block, Table):
                yield replace(block, place=place, cells=tuple(replace(cell, place=place) for cell in block.cells))
            else:
                yield replace(block, place=place)
