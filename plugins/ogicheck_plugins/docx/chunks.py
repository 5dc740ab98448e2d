"""Text that a Word file holds in another format (w:altChunk), as programs leave it that make Word files of web pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ogicheck.api import Block, Document, Place, Reading, Text, UnreadableError
from ogicheck_plugins.docx.names import RELATION, w
from ogicheck_plugins.docx.refusals import CHUNK_UNREAD
from ogicheck_plugins.docx.relations import named
from ogicheck_plugins.formats_kit.package import Package
from ogicheck_plugins.formats_kit.places import placed

CHUNK = w("altChunk")


_NO_PART = Text("文件中没有这一部分。", "the file has no such part.")
_NO_READER = Text("没有能读取它的插件。", "no plugin reads it.")
_PLAIN = "text/plain"


@dataclass(frozen=True, slots=True)
class Chunks:
    """The texts in other formats that a part of a package refers to."""

    package: Package
    part: str
    embedded: Reading

    def blocks(self, chunk: etree._Element) -> Iterator[Block]:
        """What a w:altChunk brings in: a web page, RTF or another. Raises UnreadableError where it can't be read."""
        name = named(self.package, self.part, chunk.get(RELATION) or "") or ""
        place = Place(part=name)
        for block in self._document(name).blocks:
            yield placed(block, lambda _: place)

    def _document(self, name: str) -> Document:
        data = self.package.read(name)
        if data is None:
            raise _refused(name, _NO_PART)
        try:
            document = self.embedded(data)
        except UnreadableError as error:
            raise _refused(name, error.text) from error
        # The reader of texts takes the source of any format for one.
        if document.media_type == _PLAIN and not name.lower().endswith(".txt"):
            raise _refused(name, _NO_READER)
        if document.unread:
            raise _refused(name, document.unread[0])
        return document


def _refused(name: str, reason: Text) -> UnreadableError:
    return UnreadableError(Text(CHUNK_UNREAD.zh.format(name, reason.zh), CHUNK_UNREAD.en.format(name, reason.en)))
