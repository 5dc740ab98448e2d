"""Reads OFD files (GB/T 33190), by experiment: text by its places, tables by their lines."""

from __future__ import annotations

from ogicheck.api import Document, Extractor, hookimpl
from ogicheck_plugins.formats_kit import zips


def claims(data: bytes) -> bool:
    return b"OFD.xml" in zips.directory(data)


def read(data: bytes) -> Document:
    """Read an OFD file; raises UnreadableError where it is hostile, broken or holds no text."""
    from ogicheck_plugins.ofd.reading import read_ofd

    return read_ofd(data)


EXTRACTOR = Extractor(name="ofd", suffixes=(".ofd",), claims=claims, read=read, rank=82)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
