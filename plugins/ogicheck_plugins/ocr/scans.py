"""The pictures of an image file's pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

import cv2
import numpy as np
from PIL import Image, ImageOps, ImageSequence

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.formats_kit.drawn.page import MOST_PAGES
from ogicheck_plugins.formats_kit.lengths import tell
from ogicheck_plugins.formats_kit.scanned.image import DPI, Scan, fitting
from ogicheck_plugins.formats_kit.scanned.image import Image as Pixels

_LARGEST = 100_000_000
"""Pixels of a picture as it comes: A3 at 600 dpi has 70 million."""
_COLOURLESS = ("1", "L", "LA", "I", "I;16", "I;16B", "F")
"""Modes of Pillow that are black and white, or grey."""
_SHORT_SIDE, _LONG_SIDE = 595 / 72 * DPI, 842 / 72 * DPI
_DAMAGED = Text(
    "图片文件已损坏，无法打开；请重新扫描或导出。",
    "The picture is damaged and cannot be opened; scan or export it again.",
)
_LARGE = Text(
    "图片为 {0}×{1} 像素，超过 {2} 百万像素的上限；请以 200 至 300 dpi 重新扫描。",
    "The picture has {0} by {1} pixels, more than the limit of {2} million; scan it again at 200 to 300 dpi.",
)


def of_picture(data: bytes) -> Iterator[Scan]:
    """An image file's pages, each taken to be as wide as A4. Raises UnreadableError."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as file:
            tell(_count(file))
            for number, page in enumerate(islice(_pages(file), MOST_PAGES), 1):
                upright = _upright(page)
                grey = _sized(np.asarray(upright.convert("L")))
                yield Scan(number, grey, _coloured(upright, grey.shape))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadableError(_DAMAGED) from error


def _count(file: Image.Image) -> int:
    """How many pages are read of a file, which is then at its first."""
    count = 1
    with suppress(EOFError):
        while file.format == "TIFF" and count < MOST_PAGES:
            file.seek(count)
            count += 1
    file.seek(0)
    return count


def _pages(file: Image.Image) -> Iterator[Image.Image]:
    """The pages of a TIFF file; what else a JPEG or PNG file holds is its first picture once more."""
    return ImageSequence.Iterator(file) if file.format == "TIFF" else iter([file])


def _upright(page: Image.Image) -> Image.Image:
    """A picture upright as its camera says, on white where it is transparent."""
    if page.width * page.height > _LARGEST:
        raise UnreadableError(_LARGE.fill(page.width, page.height, _LARGEST // 10**6))
    upright = ImageOps.exif_transpose(page)
    if upright.has_transparency_data:
        coloured = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", coloured.size, "white"), coloured)
    return upright


def _coloured(page: Image.Image, shape: tuple[int, int]) -> Pixels | None:
    """A picture in colour at the size at which it is read, None where it has none; large ones come smaller at once."""
    if page.mode in _COLOURLESS:
        return None
    return np.asarray(page.convert("RGB").resize((shape[1], shape[0]), Image.Resampling.BILINEAR, reducing_gap=2.0))


def _sized(grey: Pixels) -> Pixels:
    height, width = grey.shape
    scale = min((_SHORT_SIDE if height > width else _LONG_SIDE) / width, fitting(width, height))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(grey, None, fx=scale, fy=scale, interpolation=method)
