"""A page's picture as words and ruling lines, read cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ogicheck_plugins.ocr.image import POINT, Image, PixelBox, Scan, ink_of, straightened
from ogicheck_plugins.ocr.recognition import Reading, recognised
from ogicheck_plugins.ocr.rulings import Rulings, rulings_of
from ogicheck_plugins.ocr.textlines import text_boxes
from ogicheck_plugins.pdf.grid import Grid, grids_of
from ogicheck_plugins.pdf.page import Page, Word

_BESIDE = 3
_OPENING, _CLOSING = "（《〔【“‘", "，。、；：）》〕】”’"


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page, and the confidence of each of its words."""

    page: Page
    confidences: tuple[float, ...]


def read_page(scan: Scan) -> ReadPage:
    """The page's words, each a piece of a line: a cell's walls and wide gaps part them."""
    grey = straightened(scan.grey)
    rulings = rulings_of(grey)
    boxes = list(_boxes(ink_of(grey) & ~rulings.mask, rulings))
    readings = recognised([_crop(grey, box) for box in boxes])
    found = [(_word(box, reading), reading.confidence) for box, reading in zip(boxes, readings, strict=True) if reading.text]
    width, height = scan.size
    words = tuple(word for word, _ in found)
    page = Page(scan.number, width, height, 0, words, rulings.horizontals, rulings.verticals, ())
    return ReadPage(page, tuple(confidence for _, confidence in found))


def _boxes(ink: Image, rulings: Rulings) -> Iterator[PixelBox]:
    """Where text stands: in the fields of each grid, the smallest grid first, then outside of them."""
    ink = ink.copy()
    for grid in grids_of(rulings.horizontals, rulings.verticals):
        for area in _areas(grid):
            yield from text_boxes(ink, area)
        left, top, right, bottom = _pixels(grid.box)
        ink[top:bottom, left:right] = 0
    height, width = ink.shape
    yield from text_boxes(ink, (0, 0, width, height))


def _areas(grid: Grid) -> Sequence[PixelBox]:
    return [_pixels(grid.area_box(area)) for area in grid.areas]


def _pixels(box: tuple[float, float, float, float]) -> PixelBox:
    left, top, right, bottom = (max(0, round(value / POINT)) for value in box)
    return left, top, right, bottom


def _crop(grey: Image, box: PixelBox) -> Image:
    left, top, right, bottom = box
    return grey[max(0, top - _BESIDE) : bottom + _BESIDE, max(0, left - _BESIDE) : right + _BESIDE]


def _word(box: PixelBox, reading: Reading) -> Word:
    """A line's piece with the room that punctuation at its ends takes up without ink."""
    left, top, right, bottom = (value * POINT for value in box)
    blank = (right - left) / len(reading.text) / 2
    left -= blank * (reading.text[0] in _OPENING)
    right += blank * (reading.text[-1] in _CLOSING)
    return Word(reading.text, left, top, right, bottom)
