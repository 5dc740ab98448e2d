"""Reads Rich Text Format: .rtf, also under the name .doc."""

from __future__ import annotations

from ogicheck.api import Document, Extractor, hookimpl

_START = b"{\\rtf"
_HEAD = 64


def claims(data: bytes) -> bool:
    return data[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_START)


def read(data: bytes) -> Document:
    """Read an RTF file; raises UnreadableError where it is hostile or holds nothing."""
    from ogicheck_plugins.rtf.reading import read_rtf

    return read_rtf(data)


EXTRACTOR = Extractor(name="rtf", suffixes=(".rtf",), claims=claims, read=read, rank=85)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
