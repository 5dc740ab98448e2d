"""The pictures of a PDF's pages."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import numpy as np
import pypdfium2

from ogicheck.api import Document
from ogicheck_plugins.formats_kit.drawn.document import MEDIA_TYPE
from ogicheck_plugins.formats_kit.drawn.page import Page
from ogicheck_plugins.formats_kit.scanned.document import recognised
from ogicheck_plugins.formats_kit.scanned.image import DPI, Image, Scan, fitting, grey_of
from ogicheck_plugins.pdf.opening import opened


def read_scans(data: bytes, written: Sequence[Page] = (), damaged: Sequence[int] = ()) -> Document:
    """A PDF file by what its pages look like, but for those that are `written`. Raises UnreadableError."""
    return recognised(_scans(data, {page.number for page in written}), MEDIA_TYPE, written, damaged)


def _scans(data: bytes, without: Container[int]) -> Iterator[Scan]:
    """The pages as they are shown, `without` those of some numbers and damaged ones. Raises UnreadableError."""
    with opened(data) as document:
        for index in range(len(document)):
            page = None if index + 1 in without else _page(document, index)
            if page is not None:
                yield Scan(index + 1, grey_of(page), page)


def _page(document: pypdfium2.PdfDocument, index: int) -> Image | None:
    """A page's picture in colour, None where the page is damaged."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    width, height = page.get_size()
    pixels = page.render(scale=min(DPI / 72, fitting(width, height)), rev_byteorder=True).to_numpy()
    page.close()
    return np.ascontiguousarray(pixels[:, :, :3])
