"""The ruling lines and large pictures of a page, from its path and image objects.

A line is a stroke, a thin filled rectangle, an edge of a stroked rectangle, or a row of dots or dashes drawn one by one;
all of them are objects whose bounds are thin, or paths made of such parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ogicheck_plugins.formats_kit.drawn.contested import Level
from ogicheck_plugins.formats_kit.drawn.page import Box, Ruling
from ogicheck_plugins.pdf.frame import Frame
from ogicheck_plugins.pdf.painted import THIN, Painted

DASH_GAP = 5.0
"""Widest gap between two dashes of one line."""
SHORTEST = 6.0
"""A row or a column of text is not narrower than this, so neither is its edge shorter."""
_STROKE = 120.0
_PICTURE = (100.0, 40.0)


def rulings_of(found: Painted, frame: Frame) -> tuple[list[Ruling], list[Ruling], list[Box]]:
    """Horizontal lines, vertical lines and large pictures on the upright page."""
    boxes = frame.upright(found.thin)
    flat = [(top + bottom, left, right) for left, top, right, bottom in boxes if bottom - top <= THIN]
    steep = [(left + right, top, bottom) for left, top, right, bottom in boxes if right - left <= THIN]
    return joined(flat), joined(steep), large(frame.upright([quad for _, quad in found.images]))


def strokes_of(found: Painted, frame: Frame) -> list[Level]:
    """Level lines short enough to be the stroke through a figure."""
    boxes = frame.upright(found.thin)
    return [
        ((top + bottom) / 2, left, right) for left, top, right, bottom in boxes if bottom - top < right - left <= _STROKE
    ]


def large(pictures: Iterable[Box]) -> list[Box]:
    """Those pictures that could hold content."""
    width, height = _PICTURE
    return [box for box in pictures if box[2] - box[0] >= width and box[3] - box[1] >= height]


def joined(lines: list[tuple[float, float, float]]) -> list[Ruling]:
    """Collinear pieces (twice their position, start, end) put together; what stays too short to be an edge is left out."""
    pieces: dict[float, list[tuple[float, float]]] = {}
    for twice, start, end in lines:
        pieces.setdefault(round(twice, 1), []).append((start, end))
    return [
        Ruling(twice / 2, start, end)
        for twice, spans in pieces.items()
        for start, end in _runs(sorted(spans))
        if end - start >= SHORTEST
    ]


def _runs(spans: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    start, end = spans[0]
    for next_start, next_end in spans:
        if next_start > end + DASH_GAP:
            yield start, end
            start = next_start
        end = max(end, next_end)
    yield start, end
