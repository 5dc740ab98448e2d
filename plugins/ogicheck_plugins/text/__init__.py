"""Plain text and Markdown, with the ways in which converters flatten tables to text."""

from __future__ import annotations

from ogicheck.api import Document, Extractor, Reading, hookimpl


def claims(data: bytes) -> bool:
    """Anything that is no binary: text has no NUL byte but in UTF-16, which begins with a mark."""
    head = data[:4096]
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in head


def read(data: bytes, embedded: Reading) -> Document:
    """Read a text; the tables of HTML in it are read as `embedded` pages. Raises UnreadableError."""
    from ogicheck_plugins.text.document import document

    return document(data, embedded)


EXTRACTOR = Extractor("text", (".txt", ".md"), claims, read, rank=10, embeds=True)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
