"""Reads PDF files: characters and ruling lines by PDFium, with pdfplumber as the second opinion."""

from ogicheck.api import Document, Extractor, hookimpl


def claims(data: bytes) -> bool:
    """Whether the PDF header stands within the first 1024 bytes, where readers look for it."""
    return b"%PDF-" in data[:1024]


def read(data: bytes) -> Document:
    from ogicheck_plugins.pdf.reading import read as read_pages

    return read_pages(data)


def second(data: bytes) -> Document:
    from ogicheck_plugins.pdf.second import read as read_again

    return read_again(data)


EXTRACTOR = Extractor(name="pdf", suffixes=(".pdf",), claims=claims, read=read, second=second, rank=80)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
