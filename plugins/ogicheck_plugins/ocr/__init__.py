"""Reads pictures of reports, where the extra `ocr` is installed."""

from __future__ import annotations

from ogicheck.api import Document, Extractor, Text, hookimpl
from ogicheck_plugins.formats_kit.scanned import resources

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


def claims(data: bytes) -> bool:
    """Whether it is a PNG, JPEG or TIFF file."""
    return _media_type(data) is not None


def read(data: bytes) -> Document:
    """A picture, or the pictures of a TIFF file, as a report's pages. Raises UnreadableError."""
    return resources.within_memory(_read_picture, data)


def _read_picture(data: bytes) -> Document:
    from ogicheck_plugins.formats_kit.scanned.document import recognised
    from ogicheck_plugins.ocr.scans import of_picture

    return recognised(of_picture(data), _media_type(data) or "")


def _media_type(data: bytes) -> str | None:
    return next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    """In a folder only TIFF files, which scanners write, are taken for reports: PNG and JPEG files are mostly the logos and
    figures that lie beside them, none of which is a report.
    """
    missing = None if resources.installed() else MISSING
    return [Extractor("image", (".tif", ".tiff"), claims, read, rank=80, missing=missing)]
