"""Old Word files by way of LibreOffice, where it is installed."""

from __future__ import annotations

from dataclasses import replace

from ogicheck.api import Document, Reading, Text
from ogicheck_plugins.doc.refusals import NO_OFFICE
from ogicheck_plugins.formats_kit import office

_BY_OFFICE = Text("文件由 LibreOffice 转换后读取。", "The file was read by way of LibreOffice.")


def read_converted(data: bytes, embedded: Reading) -> Document:
    """What is read of what LibreOffice makes of a file; raises UnreadableError where it is not installed or fails."""
    document = embedded(office.converted(data, NO_OFFICE))
    return replace(document, media_type="application/msword", remarks=(*document.remarks, _BY_OFFICE))
