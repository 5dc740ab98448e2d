"""The pictures of pages: of a PDF's, or of an image file's."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator
from itertools import islice

import cv2
import numpy as np
import pypdfium2
from PIL import Image, ImageOps, ImageSequence

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.formats_kit.scanned.image import DPI, Scan
from ogicheck_plugins.formats_kit.scanned.image import Image as Grey
from ogicheck_plugins.pdf.opening import MOST_PAGES, opened

_MOST_PIXELS = 12_000_000
_LARGEST = 100_000_000
"""Pixels of a picture as it is read, and as it comes: A3 at 600 dpi has 70 million."""
_SHORT_SIDE, _LONG_SIDE = 595 / 72 * DPI, 842 / 72 * DPI
_DAMAGED = Text(
    "图片文件已损坏，无法打开；请重新扫描或导出。",
    "The picture is damaged and cannot be opened; scan or export it again.",
)
_LARGE = Text(
    "图片为 {0}×{1} 像素，超过 {2} 百万像素的上限；请以 200 至 300 dpi 重新扫描。",
    "The picture has {0} by {1} pixels, more than the limit of {2} million; scan it again at 200 to 300 dpi.",
)


def of_pdf(data: bytes, without: Container[int] = ()) -> Iterator[Scan]:
    """The pages as they are shown, `without` those of some numbers and damaged ones. Raises UnreadableError."""
    with opened(data) as document:
        for index in range(len(document)):
            page = None if index + 1 in without else _page(document, index)
            if page is not None:
                yield Scan(index + 1, page)


def _page(document: pypdfium2.PdfDocument, index: int) -> Grey | None:
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


def of_picture(data: bytes) -> Iterator[Scan]:
    """An image file's pages, each taken to be as wide as A4. Raises UnreadableError."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as file:
            for number, page in enumerate(islice(_pages(file), MOST_PAGES), 1):
                yield Scan(number, _sized(_grey(page)))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadableError(_DAMAGED) from error


def _pages(file: Image.Image) -> Iterator[Image.Image]:
    """The pages of a TIFF file; what else a JPEG or PNG file holds is its first picture once more."""
    return ImageSequence.Iterator(file) if file.format == "TIFF" else iter([file])


def _grey(page: Image.Image) -> Grey:
    """A picture upright as its camera says, on white where it is transparent."""
    if page.width * page.height > _LARGEST:
        raise UnreadableError(_LARGE.fill(page.width, page.height, _LARGEST // 10**6))
    upright = ImageOps.exif_transpose(page)
    if upright.has_transparency_data:
        coloured = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", coloured.size, "white"), coloured)
    return np.asarray(upright.convert("L"))


def _sized(grey: Grey) -> Grey:
    height, width = grey.shape
    fitting = (_MOST_PIXELS / (width * height)) ** 0.5
    scale = min((_SHORT_SIDE if height > width else _LONG_SIDE) / width, fitting)
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(grey, None, fx=scale, fy=scale, interpolation=method)
