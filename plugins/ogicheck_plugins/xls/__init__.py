"""Reads the workbooks of Excel 97 to 2003 and of WPS: .xls, .et, for a report's tables."""

from __future__ import annotations

from ogicheck.api import Document, Extractor, hookimpl
from ogicheck_plugins.formats_kit.signatures import OLE

_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_OTHERS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage", "PowerPoint Document"))


def claims(data: bytes) -> bool:
    """An OLE file with Excel's stream; one in a Word file is a part of that."""
    return data.startswith(OLE) and any(name in data for name in _BOOKS) and not any(name in data for name in _OTHERS)


def read(data: bytes) -> Document:
    """Read a workbook; raises UnreadableError where it is encrypted, broken or empty."""
    from ogicheck_plugins.xls.reading import read_xls

    return read_xls(data)


EXTRACTOR = Extractor(name="xls", suffixes=(".xls", ".xlt", ".et"), claims=claims, read=read, rank=85)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
