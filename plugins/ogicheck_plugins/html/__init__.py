"""Reads web pages, also those saved as one file (MHTML)."""

from __future__ import annotations

from ogicheck.api import Document, Extractor, hookimpl
from ogicheck_plugins.html.sniffing import claims


def read(data: bytes) -> Document:
    """Read a page; raises UnreadableError where it is too large, nests too deeply or holds no text."""
    from ogicheck_plugins.html.reading import read_html

    return read_html(data)


SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml")
EXTRACTOR = Extractor(name="html", suffixes=SUFFIXES, claims=claims, read=read, rank=70)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
