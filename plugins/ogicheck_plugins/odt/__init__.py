"""Reads OpenDocument text: .odt, .ott."""

from __future__ import annotations

from ogicheck.api import Document, Extractor, hookimpl
from ogicheck_plugins.formats_kit import zips

_MEDIA_TYPE = b"mimetypeapplication/vnd.oasis.opendocument."
_HEAD = 200


def claims(data: bytes) -> bool:
    """Any OpenDocument file: one that is no text is named for what it is."""
    if not data.startswith(zips.LOCAL):
        return False
    names = zips.directory(data)
    return _MEDIA_TYPE in data[:_HEAD] or (b"META-INF/manifest.xml" in names and b"content.xml" in names)


def read(data: bytes) -> Document:
    """Read an OpenDocument text; raises UnreadableError where it is another kind, encrypted, hostile or broken."""
    from ogicheck_plugins.odt.reading import read_odt

    return read_odt(data)


EXTRACTOR = Extractor(name="odt", suffixes=(".odt", ".ott", ".ods"), claims=claims, read=read, rank=85)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
