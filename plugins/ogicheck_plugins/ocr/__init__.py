"""Reads scans: pictures of reports, and PDF files whose pages are pictures, where the extra `ocr` is installed."""

from __future__ import annotations

from importlib.util import find_spec

from ogicheck.api import Document, Extractor, Text, UnreadableError, hookimpl

_MAGIC = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
_MISSING = Text(
    '这是一张图片；安装文字识别组件后才能读取：pip install "ogicheck[ocr]"。或者提供原 Word、PDF 文件。',
    'This is a picture, which takes character recognition to read: pip install "ogicheck[ocr]". Or supply the original '
    "Word or PDF file.",
)


def installed() -> bool:
    """Whether pictures can be read here."""
    return all(map(find_spec, ("rapidocr", "onnxruntime")))


def read_pdf(data: bytes) -> Document:
    """A PDF file by what its pages look like; only where `installed`. Raises UnreadableError."""
    from ogicheck_plugins.ocr.document import recognised
    from ogicheck_plugins.ocr.scans import of_pdf

    return recognised(of_pdf(data), "application/pdf")


def claims(data: bytes) -> bool:
    """Whether it is a PNG, JPEG or TIFF file."""
    return _media_type(data) is not None


def read(data: bytes) -> Document:
    """A picture, or the pictures of a TIFF file, as a report's pages. Raises UnreadableError."""
    if not installed():
        raise UnreadableError(_MISSING)
    from ogicheck_plugins.ocr.document import recognised
    from ogicheck_plugins.ocr.scans import of_image

    return recognised(of_image(data), _media_type(data) or "")


def _media_type(data: bytes) -> str | None:
    return next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)


EXTRACTOR = Extractor(name="image", suffixes=(".tif", ".tiff"), claims=claims, read=read, rank=80)
"""In a folder only TIFF files are taken for reports: saved web pages bring PNG and JPEG files with them."""


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
