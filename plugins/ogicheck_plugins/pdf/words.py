"""The words of a page, from PDFium's text page.

PDFium puts blanks and line ends where glyphs stand apart, so a word is what lies between them, and its box is that of
its first and last character: a third of the calls that a box for every character takes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from ctypes import byref, c_double
from typing import Any

import pypdfium2.raw as pdfium

from ogicheck_plugins.formats_kit.drawn.page import Box, Word
from ogicheck_plugins.formats_kit.drawn.walls import Walls, pieces
from ogicheck_plugins.formats_kit.radicals import characters
from ogicheck_plugins.pdf import batch
from ogicheck_plugins.pdf.frame import Frame, Quad
from ogicheck_plugins.pdf.readable import GONE, readable

_WORD = re.compile(r"\S+")
_CHARACTER = re.compile(r"\S")
_SPREAD = re.compile(r"(?<!\S)\d(?:\s{0,2}[.,]|\s{1,2}\d)+(?!\S)")
"""A figure spaced out, or several of a digit each."""
_FOREIGN = re.compile("[“”‘’·—…]")
"""Characters that producers take from another font, and then at times write out of turn."""
_SAMPLES = 9
"""Characters by which a page's turn is told: most of so few outvote a stamp or a margin's note."""
_MOVED, _CROWDED = 0.15, 0.9
"""Of a character's height, how far one is above or below another of its line at least; of all advances, the width of a word
whose characters may stand over each other."""
_SPACED, _NEAR, _TOUCHING = 0.6, 0.4, 0.12
"""Gap, in heights, at most between characters of a word that one object paints, where they may be spaced out; of a figure
whose digits are painted one by one; and of other words."""
_FIGURE = "0123456789.,"
_BELOW = 0.12
"""Share of an ideograph's square that lies below the line on which it is written."""
_LOW, _HIGH = 3.0, 72.0
"""Points between which the height of a character lies: smaller ones are not to be read, larger ones are decoration."""


def turn_of(textpage: Any, text: str, rotation: int) -> int:
    """Clockwise quarter turns that make most of the page's characters upright; `rotation` where it has none."""
    starts = [match.start() for match in _WORD.finditer(text)]
    sample = starts[:: max(1, len(starts) // _SAMPLES)]
    turns = [-round(pdfium.FPDFText_GetCharAngle(textpage, index) / (math.pi / 2)) % 4 for index in sample]
    return max(set(turns), key=turns.count) if turns else rotation


def words_of(textpage: Any, text: str, frame: Frame, walls: Walls) -> list[Word]:
    """Words in PDFium's order, with boxes on the upright page; what lies outside the visible page is left out.

    A word that a wall runs through may be the figures of two cells, so it is looked at character by character.
    """
    text = readable(textpage, characters(text))
    spans = _spans(textpage, text, frame, walls)
    starts = [start for start, _ in spans]
    firsts = _boxes(textpage, starts, frame)
    lasts = _boxes(textpage, [end - 1 for _, end in spans], frame)
    words, size = [], frame.size
    for (start, end), (left, top, right, bottom), last in zip(spans, firsts, lasts, strict=True):
        printed = "".join(text[start:end].split())
        box = min(left, last[0]), min(top, last[1]), max(right, last[2]), max(bottom, last[3])
        word = Word(printed, *box)
        disordered = last[0] < left or bool(_FOREIGN.search(printed))
        if printed[0].isdigit() and printed[-1].isdigit():
            disordered = disordered or _is_disordered((left, top, right, bottom), last, end - start)
        split = walls.cut(word) or (disordered and end > start + 1)
        words += pieces(word, _boxes(textpage, _inked(text, start, end), frame), walls) if split else [word]
    return [whole for word in words if visible(word, size) and (whole := _without_halves(word)).text]


def _spans(textpage: Any, text: str, frame: Frame, walls: Walls) -> list[tuple[int, int]]:
    """Where words begin and end. PDFium finds gaps along the lines of an unturned page only, and puts blanks anywhere on
    others; and it parts what is spaced out.
    """
    if frame.turn:
        return _beside_spans(textpage, text, frame, walls, [match.start() for match in _CHARACTER.finditer(text)])
    spread = [match.span() for match in _SPREAD.finditer(text)]
    spans = [match.span() for match in _WORD.finditer(text)]
    if not spread:
        return spans
    within = {place for start, end in spread for place in range(start, end)}
    found = [span for span in spans if span[0] not in within]
    places = sorted(place for place in within if not text[place].isspace())
    return sorted([*found, *_beside_spans(textpage, text, frame, walls, places)])


def _beside_spans(textpage: Any, text: str, frame: Frame, walls: Walls, places: Sequence[int]) -> list[tuple[int, int]]:
    """Where words of the characters at these places begin and end by how they stand: those of one text object may stand
    apart, and so may the digits of spaced out figures, not as far; others have to touch.
    """
    if not places:
        return []
    blanks = set(batch.printed(textpage, [at for at, one in enumerate(text) if one.isspace()]))
    owners, boxes = batch.text_objects(textpage, places), _boxes(textpage, places, frame)
    spans = [(places[0], places[0] + 1)]
    for at, place in enumerate(places[1:], 1):
        start, end = spans[-1]
        figure = text[place] in _FIGURE and text[places[at - 1]] in _FIGURE
        figure = figure and not walls.parts(boxes[at - 1], boxes[at])
        reach = _SPACED if owners[at] == owners[at - 1] else _NEAR if figure else _TOUCHING
        apart = not blanks.isdisjoint(range(end, place)) or not _is_beside(boxes[at - 1], boxes[at], reach)
        spans[len(spans) if apart else -1 :] = [(place if apart else start, place + 1)]
    return spans


def _is_beside(first: Box, second: Box, reach: float) -> bool:
    """Whether a character stands beside the one before it, not farther off than `reach` of its height; a sign's box may be
    flat.
    """
    height = max(first[3] - first[1], (second[3] - second[1]) / 2)
    level = abs(first[1] + first[3] - second[1] - second[3]) < height
    return level and -height <= second[0] - first[2] <= reach * height


def _is_disordered(first: Box, last: Box, count: int) -> bool:
    """Whether the characters of a figure change their line or size, or stand over each other."""
    advance = min(first[2] - first[0], last[2] - last[0])
    height = first[3] - first[1]
    moved = abs(first[1] - last[1]) > _MOVED * height or abs(first[3] - last[3]) > _MOVED * height
    return moved or last[2] - first[0] < _CROWDED * count * advance


def _inked(text: str, start: int, end: int) -> list[int]:
    return [index for index in range(start, end) if not text[index].isspace()]


def _without_halves(word: Word) -> Word:
    return word._replace(text=word.text.replace(GONE, "")) if GONE in word.text else word


def _boxes(textpage: Any, indices: Sequence[int], frame: Frame) -> list[Box]:
    quads = batch.char_boxes(textpage, indices)
    for position, (_, bottom, _, top) in enumerate(quads):
        if not _LOW < top - bottom < _HIGH:
            tight = _tight(textpage, indices[position])
            quads[position] = tight if tight[3] - tight[1] > _LOW else _full(textpage, indices[position], tight)
    return frame.upright(quads)


def _tight(textpage: Any, index: int) -> Quad:
    """The box of a character's ink: PDFium forgets to scale the line height of vertical writing."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(textpage, index, byref(left), byref(right), byref(bottom), byref(top))
    return left.value, bottom.value, right.value, top.value


def _full(textpage: Any, index: int, flat: Quad) -> Quad:
    """The box of a stroke, 一 or a dash, as high as its type: fonts of drawn glyphs tell no line height, and one as flat as
    its ink is level with no other of its line. As it is where it does not stand upright, or its type is no size to read.
    """
    matrix, x, y = pdfium.FS_MATRIX(), c_double(), c_double()
    pdfium.FPDFText_GetMatrix(textpage, index, byref(matrix))
    pdfium.FPDFText_GetCharOrigin(textpage, index, byref(x), byref(y))
    size = pdfium.FPDFText_GetFontSize(textpage, index) * matrix.d
    if matrix.b or matrix.c or not _LOW < size < _HIGH:
        return flat
    return flat[0], min(flat[1], y.value - _BELOW * size), flat[2], max(flat[3], y.value + (1 - _BELOW) * size)


def visible(word: Word, size: tuple[float, float]) -> bool:
    """Whether the middle of a word lies on a page of that width and height."""
    width, height = size
    return 0 <= word.left + word.right <= 2 * width and 0 <= word.top + word.bottom <= 2 * height
