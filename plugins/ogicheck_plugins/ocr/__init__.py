"""Reads scans: pictures of reports, and PDF files whose pages are pictures, where the extra `ocr` is installed."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ogicheck.api import Document, Extractor, Text, hookimpl

if TYPE_CHECKING:
    from ogicheck_plugins.formats_kit.drawn.page import Page

_MAGIC = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
MISSING = Text(
    '读取图片和扫描件需要文字识别组件：pip install "ogicheck[ocr]"；或者改用原 Word、PDF 文件。',
    'Pictures and scans take character recognition to read: pip install "ogicheck[ocr]", or supply the original Word or '
    "PDF file instead.",
)
_MMAP_THRESHOLD = -3
"""glibc's M_MMAP_THRESHOLD; elsewhere there is no such call, or no limit of memory."""


def installed() -> bool:
    """Whether pictures can be read here."""
    return all(map(find_spec, ("rapidocr", "onnxruntime")))


def read_pdf(data: bytes, written: Sequence[Page] = (), damaged: Sequence[int] = ()) -> Document:
    """A PDF file by what its pages look like, but for those that are `written`. Raises UnreadableError."""
    return _within_memory(partial(_read_pdf, written=written, damaged=damaged), data)


def claims(data: bytes) -> bool:
    """Whether it is a PNG, JPEG or TIFF file."""
    return _media_type(data) is not None


def read(data: bytes) -> Document:
    """A picture, or the pictures of a TIFF file, as a report's pages. Raises UnreadableError."""
    return _within_memory(_read_picture, data)


def _read_pdf(data: bytes, written: Sequence[Page], damaged: Sequence[int]) -> Document:
    from ogicheck_plugins.formats_kit.scanned.document import recognised
    from ogicheck_plugins.ocr.scans import of_pdf

    return recognised(of_pdf(data, {page.number for page in written}), "application/pdf", written, damaged)


def _read_picture(data: bytes) -> Document:
    from ogicheck_plugins.formats_kit.scanned.document import recognised
    from ogicheck_plugins.ocr.scans import of_picture

    return recognised(of_picture(data), _media_type(data) or "")


def _within_memory(reading: Callable[[bytes], Document], data: bytes) -> Document:
    """Raises MemoryError in all its disguises: the libraries have errors of their own for what their C++ side throws, and
    for what they cannot load.
    """
    _spare_memory()
    try:
        return reading(data)
    except Exception as error:
        if any(sign in str(error) for sign in ("bad_alloc", "Insufficient memory", "failed to map segment")):
            raise MemoryError from error
        raise


def _spare_memory() -> None:
    """Halves what reading takes: numpy sets 90 MB a core aside for linear algebra, of which nothing here makes use, and
    glibc keeps large blocks that were freed, unless told from what size on to give them back.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, 1 << 20)


def _media_type(data: bytes) -> str | None:
    return next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    """In a folder only TIFF files, which scanners write, are taken for reports: PNG and JPEG files are mostly the logos and
    figures that lie beside them, none of which is a report.
    """
    missing = None if installed() else MISSING
    return [Extractor("image", (".tif", ".tiff"), claims, read, rank=80, missing=missing)]
