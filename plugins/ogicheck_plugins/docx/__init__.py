"""Reads Word files: .docx, .docm, .dotx."""

from __future__ import annotations

from ogicheck.api import Document, Extractor, Reading, hookimpl
from ogicheck_plugins.docx.locks import is_lock
from ogicheck_plugins.formats_kit import zips
from ogicheck_plugins.formats_kit.signatures import OLE

EMPTY_ZIP = b"PK\x05\x06"


def claims(data: bytes) -> bool:
    """Any zip, any OLE file, and what Word leaves beside an open file: one that is no docx is named for what it is, unless
    its own reader outranks this.
    """
    return data.startswith((zips.LOCAL, EMPTY_ZIP, OLE)) or is_lock(data)


def read(data: bytes, embedded: Reading) -> Document:
    """Read a Word file, and what it holds in other formats as `embedded` files; raises UnreadableError where it is another
    Office file, encrypted, hostile or broken.
    """
    from ogicheck_plugins.docx.reading import read_docx

    return read_docx(data, embedded)


EXTRACTOR = Extractor(name="docx", suffixes=(".docx", ".docm", ".dotx"), claims=claims, read=read, rank=80, embeds=True)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
