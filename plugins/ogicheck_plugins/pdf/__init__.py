"""Reads PDF files: characters and ruling lines by PDFium, with pdfplumber as the second opinion.

Where the pages hold no text, what they look like is read, if character recognition is installed.
"""

from ogicheck.api import Document, Extractor, UnreadableError, hookimpl
from ogicheck_plugins import ocr


def claims(data: bytes) -> bool:
    """Whether the PDF header stands within the first 1024 bytes, where readers look for it."""
    return b"%PDF-" in data[:1024]


def read(data: bytes) -> Document:
    from ogicheck_plugins.pdf.reading import TextlessError
    from ogicheck_plugins.pdf.reading import read as read_pages

    try:
        return read_pages(data)
    except TextlessError as error:
        return _recognised(data, error)


def _recognised(data: bytes, textless: UnreadableError) -> Document:
    """The pages by what they look like. Raises `textless` where that cannot be read here, or shows no text either."""
    if not ocr.installed():
        raise textless
    try:
        return ocr.read_pdf(data)
    except UnreadableError:
        raise textless from None


def second(data: bytes) -> Document:
    from ogicheck_plugins.pdf.second import read as read_again

    return read_again(data)


EXTRACTOR = Extractor(name="pdf", suffixes=(".pdf",), claims=claims, read=read, second=second, rank=80)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
