"""The second opinion: words and tables as pdfplumber finds them, on another interpreter of PDF."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping, Sequence
from typing import Any

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium

from ogicheck.api import Document, UnreadableError
from ogicheck_plugins.formats_kit.drawn.document import document_of
from ogicheck_plugins.formats_kit.drawn.grid import Area, Grid, edges
from ogicheck_plugins.formats_kit.drawn.page import Box, Page, Word
from ogicheck_plugins.formats_kit.drawn.rulings import large
from ogicheck_plugins.formats_kit.drawn.sheet import Ruled, filled
from ogicheck_plugins.formats_kit.radicals import characters
from ogicheck_plugins.pdf.opening import DAMAGED, opened
from ogicheck_plugins.pdf.pages import text_of
from ogicheck_plugins.pdf.reading import pages_of
from ogicheck_plugins.pdf.reading import read as first_reading
from ogicheck_plugins.pdf.words import visible

_MOST_OBJECTS = 20_000
"""With more characters and lines than this in the file pdfplumber takes minutes."""
# Its warnings are about fonts and syntax, of no use to who wrote the report.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read(data: bytes) -> Document:
    """The file as pdfplumber sees it. Raises UnreadableError.

    The first reading again where that would take too long, or take for text what lies over it.
    """
    if _heavy(data) or any(page.altered for page in pages_of(data)[0]):
        return first_reading(data)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            found = [_page(page) for page in document.pages]
    except Exception as error:  # pdfminer lets any kind of error through where a file is not as it should be.
        raise UnreadableError(DAMAGED) from error
    boxes = {page.number: tables for page, tables in found}

    def tables_of(page: Page, words: Sequence[Word]) -> tuple[list[Ruled], list[Word]]:
        return filled(page, [_grid(cells) for cells in boxes[page.number] if len(cells) > 1], words)

    return document_of([page for page, _ in found], tables_of=tables_of)


def _heavy(data: bytes) -> bool:
    with opened(data) as document:
        return sum(_objects(document, index) for index in range(len(document))) > _MOST_OBJECTS


def _objects(document: pypdfium2.PdfDocument, index: int) -> int:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return 0
    return len(text_of(page.get_textpage(), index + 1)) + int(pdfium.FPDFPage_CountObjects(page.raw))


def _page(page: Any) -> tuple[Page, list[list[Box]]]:
    """A page's words and pictures, and the cells of its tables."""
    left, top, right, bottom = page.cropbox
    size = float(right - left), float(bottom - top)
    words = [Word(characters(word["text"]), *_moved(_box(word), left, top)) for word in page.extract_words()]
    shown = tuple(word for word in words if visible(word, size))
    pictures = tuple(large([_moved(_box(image), left, top) for image in page.images]))
    tables = [[_moved(cell, left, top) for cell in table.cells] for table in page.find_tables()]
    return Page(page.page_number, *size, 0, shown, (), (), pictures), tables


def _box(item: Mapping[str, Any]) -> Box:
    return item["x0"], item["top"], item["x1"], item["bottom"]


def _moved(box: Box, left: float, top: float) -> Box:
    return float(box[0] - left), float(box[1] - top), float(box[2] - left), float(box[3] - top)


def _grid(cells: Sequence[Box]) -> Grid:
    """Cells of a table as a grid; places without a cell become blank ones."""
    xs = edges([x for cell in cells for x in (cell[0], cell[2])])
    ys = edges([y for cell in cells for y in (cell[1], cell[3])])
    owner = [[-1] * (len(xs) - 1) for _ in ys[1:]]
    areas: list[Area] = []
    for left, top, right, bottom in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        column, end = _nearest(xs, left), _nearest(xs, right)
        row, below = _nearest(ys, top), _nearest(ys, bottom)
        areas.append(Area(row, column, below - row, end - column, True, True))
        for covered in owner[row:below]:
            covered[column:end] = [len(areas) - 1] * (end - column)
    for row, fields in enumerate(owner):
        for column, area in enumerate(fields):
            if area < 0:
                fields[column] = len(areas)
                areas.append(Area(row, column, 1, 1, True, True))
    return Grid(xs, ys, tuple(areas), tuple(map(tuple, owner)))


def _nearest(positions: Sequence[float], value: float) -> int:
    return min(range(len(positions)), key=lambda index: abs(positions[index] - value))
