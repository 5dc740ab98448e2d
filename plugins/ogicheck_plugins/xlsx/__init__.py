"""Reads Excel workbooks: .xlsx, .xlsm, for a report's tables."""

from __future__ import annotations

from ogicheck.api import Document, Extractor, hookimpl
from ogicheck_plugins.formats_kit import zips


def claims(data: bytes) -> bool:
    return b"xl/workbook.xml" in zips.directory(data) and b"word/document.xml" not in zips.directory(data)


def read(data: bytes) -> Document:
    """Read a workbook; raises UnreadableError where it is encrypted, hostile, broken or empty."""
    from ogicheck_plugins.xlsx.reading import read_xlsx

    return read_xlsx(data)


EXTRACTOR = Extractor(name="xlsx", suffixes=(".xlsx", ".xlsm"), claims=claims, read=read, rank=85)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
