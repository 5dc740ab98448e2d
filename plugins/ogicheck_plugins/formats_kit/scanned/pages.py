"""A page's picture as words and ruling lines, read cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np

from ogicheck_plugins.formats_kit.drawn.grid import Grid
from ogicheck_plugins.formats_kit.drawn.page import Page, Word
from ogicheck_plugins.formats_kit.drawn.seams import tables_of
from ogicheck_plugins.formats_kit.scanned.image import POINT, Image, PixelBox, Scan, ink_of
from ogicheck_plugins.formats_kit.scanned.marks import mark
from ogicheck_plugins.formats_kit.scanned.recognition import Reading, recognised
from ogicheck_plugins.formats_kit.scanned.rulings import Rulings
from ogicheck_plugins.formats_kit.scanned.seals import red_ink, touches
from ogicheck_plugins.formats_kit.scanned.stamps import hulls, pale_ink, rings
from ogicheck_plugins.formats_kit.scanned.textlines import figures_apart, text_boxes
from ogicheck_plugins.formats_kit.scanned.turning import upright

UNREAD = Reading("\ufffd", 0.0)
_BESIDE = 3
"""Pixels round a text that are shown to the model, as ink at its edge is cut off otherwise."""
_WALL = 5
"""Pixels of a cell's wall on its side of the middle."""
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_OPENING, _CLOSING = "（《〔【“‘", "，。、；：）》〕】”’"


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page, and the confidence of each of its words."""

    page: Page
    confidences: tuple[float, ...]


class _Piece(NamedTuple):
    """Where a piece of a line stands; `cell`: in a cell, `alone`: as all that the cell holds, `sealed`: by a seal."""

    box: PixelBox
    cell: bool = False
    alone: bool = False
    sealed: bool = False


def read_page(scan: Scan) -> ReadPage:
    """The page's words, each a piece of a line: a cell's walls and wide gaps part them."""
    red = np.zeros_like(scan.grey) if scan.colour is None else red_ink(scan.colour)
    over = red if red.any() else pale_ink(scan.grey, ink_of(scan.grey))
    grey, ink, rulings, quarters, strokes = upright(scan.grey, over)
    seals = strokes | rings(ink | rulings.mask)
    seals = seals if over is red else seals | hulls(strokes)
    read = list(_read(list(_pieces(ink.copy(), rulings, seals)), grey, ink))
    parts = [_parts(piece, ink) if _is_row(piece, reading) else [] for piece, reading in read]
    again = _read([part for row in parts for part in row], grey, ink)
    read = [one for found, row in zip(read, parts, strict=True) for one in (islice(again, len(row)) if row else [found])]
    found = [(_word(piece.box, reading), reading.confidence) for piece, reading in read if reading.text]
    height, width = (length * POINT for length in grey.shape)
    words = tuple(word for word, _ in found)
    page = Page(scan.number, width, height, -quarters % 4, words, rulings.horizontals, rulings.verticals, ())
    return ReadPage(page, tuple(confidence for _, confidence in found))


def _read(pieces: Sequence[_Piece], grey: Image, ink: Image) -> Iterator[tuple[_Piece, Reading]]:
    """What each piece says. What nobody can read in a cell is UNREAD, or the cell would seem blank; so is a figure by a
    seal, which may hide a digit, or part of one.
    """
    marks = [mark(_crop(ink, piece.box, 0)) if piece.alone else None for piece in pieces]
    unmarked = [piece for piece, found in zip(pieces, marks, strict=True) if not found]
    readings = iter(recognised([_crop(grey, piece.box, _BESIDE) for piece in unmarked]))
    for piece, found in zip(pieces, marks, strict=True):
        reading = found or next(readings)
        wordy = len(reading.text) > 1 and _IDEOGRAPH.search(reading.text)
        unsure = (piece.sealed and not wordy) or not reading.text
        yield piece, UNREAD if piece.cell and unsure else reading


def _is_row(piece: _Piece, reading: Reading) -> bool:
    """Whether it may be several figures beside each other, without a rule between them."""
    left, top, right, bottom = piece.box
    return not (piece.cell or _IDEOGRAPH.search(reading.text)) and right - left > bottom - top


def _parts(piece: _Piece, ink: Image) -> list[_Piece]:
    """The figures of a row."""
    return [piece._replace(box=box) for box in figures_apart(ink, piece.box)]


def _pieces(ink: Image, rulings: Rulings, red: Image) -> Iterator[_Piece]:
    """The fields of each grid, the smallest grid first, then what is outside of them; `ink` is used up."""
    for grid in tables_of(rulings.horizontals, rulings.verticals):
        for area in _areas(grid):
            boxes = list(text_boxes(ink, area))
            yield from (_Piece(box, True, len(boxes) == 1, touches(red, _round(box, area))) for box in boxes)
            if not boxes and touches(red, area):
                yield _Piece(_within(area), cell=True, sealed=True)
        left, top, right, bottom = _pixels(grid.box)
        ink[top:bottom, left:right] = 0
    height, width = ink.shape
    yield from (_Piece(box, alone=True) for box in text_boxes(ink, (0, 0, width, height)))


def _round(box: PixelBox, area: PixelBox) -> PixelBox:
    """The part of a cell in which a further digit of a figure there would stand."""
    left, top, right, bottom = box
    room = bottom - top
    return max(left - room, area[0]), max(top - room, area[1]), min(right + room, area[2]), min(bottom + room, area[3])


def _within(area: PixelBox) -> PixelBox:
    """A cell without its walls."""
    left, top, right, bottom = area
    return left + _WALL, top + _WALL, right - _WALL, bottom - _WALL


def _areas(grid: Grid) -> Sequence[PixelBox]:
    return [_pixels(grid.area_box(area)) for area in grid.areas]


def _pixels(box: tuple[float, float, float, float]) -> PixelBox:
    left, top, right, bottom = (max(0, round(value / POINT)) for value in box)
    return left, top, right, bottom


def _crop(image: Image, box: PixelBox, margin: int) -> Image:
    left, top, right, bottom = box
    part = image[max(0, top - margin) : bottom + margin, max(0, left - margin) : right + margin]
    return np.ascontiguousarray(part)


def _word(box: PixelBox, reading: Reading) -> Word:
    """A line's piece with the room that punctuation at its ends takes up without ink."""
    left, top, right, bottom = (value * POINT for value in box)
    blank = (right - left) / len(reading.text) / 2
    left -= blank * (reading.text[0] in _OPENING)
    right += blank * (reading.text[-1] in _CLOSING)
    return Word(reading.text, left, top, right, bottom)
