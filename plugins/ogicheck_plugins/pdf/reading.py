"""A PDF file as a Document."""

from __future__ import annotations

from ogicheck.api import Document
from ogicheck_plugins.formats_kit.drawn.document import document_of
from ogicheck_plugins.formats_kit.drawn.page import Page
from ogicheck_plugins.pdf.opening import opened
from ogicheck_plugins.pdf.pages import read_page


def read(data: bytes) -> Document:
    """The file's text. Raises UnreadableError."""
    return document_of(*pages_of(data))


def pages_of(data: bytes) -> tuple[list[Page], list[int]]:
    """The pages, and the numbers of damaged ones. Raises UnreadableError."""
    with opened(data) as document:
        pages = [read_page(document, index) for index in range(len(document))]
    return [page for page in pages if page], [number for number, page in enumerate(pages, 1) if not page]
