"""Opens a PDF file, or says why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.formats_kit.drawn.document import NO_PAGE
from ogicheck_plugins.formats_kit.drawn.page import MOST_PAGES
from ogicheck_plugins.formats_kit.lengths import tell
from ogicheck_plugins.pdf.typefaces import own_typefaces

_PASSWORD = Text(
    "PDF 文件设有打开密码，无法读取；请提供不加密的文件。",
    "The PDF asks for a password to open; supply the file without encryption.",
)
DAMAGED = Text(
    "PDF 文件已损坏或不完整，无法打开；请重新下载或重新导出。",
    "The PDF is damaged or incomplete and cannot be opened; download or export it again.",
)
_LONG = Text(
    "PDF 文件有 {0} 页，超过 {1} 页的上限；请只提供年度报告本身。",
    "The PDF has {0} pages, more than the limit of {1}; supply the annual report alone.",
)


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The open document, with at least one page and at most MOST_PAGES. Raises UnreadableError."""
    with own_typefaces():
        yield from _opened(data)


def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise UnreadableError(_PASSWORD if encrypted else DAMAGED) from error
    with document:
        if not len(document):
            raise UnreadableError(NO_PAGE)
        if len(document) > MOST_PAGES:
            raise UnreadableError(_LONG.fill(len(document), MOST_PAGES))
        tell(len(document))
        yield document
