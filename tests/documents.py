"""What tests of extractors share: zip packages made of parts, and documents as plain values."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

from ogicheck.api import Document, Extractor, Paragraph, Reading, Table, UnreadableError
from ogicheck.checking.extracting import Extraction
from ogicheck.hosting.host import Host

Grid = list[tuple[int, int, int, int, str]]


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def texts(document: Document) -> list[str]:
    """The paragraphs outside tables, their numbers before them."""
    return [f"{block.number or ''}{block.text}" for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def grid(document: Document) -> Grid:
    """Row, column, spans and text of the cells of the only table."""
    (table,) = tables(document)
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in table.cells]


def reading(extractor: Extractor) -> Reading:
    """The extractor's `read`; what lies within a file is read by all that are built in."""
    embedded = Extraction(Host().registry.extractors).embedded
    read: Callable[..., Document] = extractor.read
    return lambda data: read(data, embedded) if extractor.embeds else read(data)


def refusal(extractor: Extractor, data: bytes) -> str:
    assert extractor.claims(data)
    with pytest.raises(UnreadableError) as caught:
        reading(extractor)(data)
    assert caught.value.text.zh
    return caught.value.text.en


def survives(read: Callable[[bytes], Document], data: bytes, step: int) -> None:
    """Whatever is cut off or changed in a file, it is read or refused with a reason."""
    for at in range(0, len(data), step):
        for damaged in (data[:at], data[:at] + b"\xff\xfe\x00" + data[at + 3 :]):
            try:
                read(damaged)
            except UnreadableError as error:
                assert error.text.zh
