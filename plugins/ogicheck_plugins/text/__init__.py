"""Plain text, Markdown and sheets saved as text, with the ways in which converters flatten tables to text."""

from __future__ import annotations

from ogicheck.api import Document, Extractor, Reading, hookimpl
from ogicheck_plugins.formats_kit.charsets import utf16


def claims(data: bytes) -> bool:
    """Anything that is no binary: text has no NUL byte but in UTF-16."""
    return b"\0" not in data[:4096] or utf16(data) != ""


def read(data: bytes, embedded: Reading) -> Document:
    """Read a text; the tables of HTML in it are read as `embedded` pages. Raises UnreadableError."""
    from ogicheck_plugins.text.document import document

    return document(data, embedded)


EXTRACTOR = Extractor("text", (".txt", ".md", ".csv", ".tsv"), claims, read, rank=10, embeds=True)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
