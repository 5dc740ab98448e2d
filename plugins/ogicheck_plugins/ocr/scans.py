"""The pictures of pages: of a PDF's, or of an image file's."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import pypdfium2

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.ocr.image import DPI, Image, Scan
from ogicheck_plugins.pdf.opening import MOST_PAGES, opened

_MOST_PIXELS = 12_000_000
_LONG_SIDE = 842 / 72 * DPI
_DAMAGED = Text(
    "图片文件已损坏，无法打开；请重新扫描或导出。",
    "The picture is damaged and cannot be opened; scan or export it again.",
)


def of_pdf(data: bytes) -> Iterator[Scan]:
    """The pages as they are shown. Raises UnreadableError."""
    with opened(data) as document:
        for index in range(len(document)):
            page = _page(document, index)
            if page is not None:
                yield Scan(index + 1, page)


def _page(document: pypdfium2.PdfDocument, index: int) -> Image | None:
    """A page's picture, None where the page is damaged."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    width, height = page.get_size()
    fitting = (_MOST_PIXELS / (width * height)) ** 0.5
    pixels = page.render(scale=min(DPI / 72, fitting), grayscale=True).to_numpy()
    page.close()
    return np.ascontiguousarray(pixels.reshape(pixels.shape[:2]))


def of_image(data: bytes) -> Iterator[Scan]:
    """An image file's pages, each taken for a sheet of A4. Raises UnreadableError."""
    try:
        done, pages = cv2.imdecodemulti(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    except cv2.error:
        done, pages = False, ()
    if not done or not pages:
        raise UnreadableError(_DAMAGED)
    for number, page in enumerate(pages[:MOST_PAGES], 1):
        yield Scan(number, _sized(page))


def _sized(page: Image) -> Image:
    height, width = page.shape
    scale = _LONG_SIDE / max(height, width)
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(page, None, fx=scale, fy=scale, interpolation=method)
