"""The ruling lines and large pictures of a page, from the boxes of what is drawn on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ogicheck_plugins.formats_kit.drawn.page import Box, Ruling

THIN = 6.0
"""Thickest line in points; PDFium's bounds count a stroke's width twice, and the lowest row of text is higher."""
DASH_GAP = 5.0
"""Widest gap between two dashes of one line."""
SHORTEST = 6.0
"""A row or a column of text is not narrower than this, so neither is its edge shorter."""
_PICTURE = (100.0, 40.0)
"""Points, the least that holds words of a table; seals' ribbons, logos and lines are smaller."""


def rulings(boxes: Sequence[Box]) -> tuple[list[Ruling], list[Ruling]]:
    """Horizontal and vertical lines, of boxes that are thin in one direction or in both."""
    flat = [(top + bottom, left, right) for left, top, right, bottom in boxes if bottom - top <= THIN]
    steep = [(left + right, top, bottom) for left, top, right, bottom in boxes if right - left <= THIN]
    return _joined(flat), _joined(steep)


def large(pictures: Iterable[Box]) -> list[Box]:
    """Those pictures that could hold content."""
    width, height = _PICTURE
    return [box for box in pictures if box[2] - box[0] >= width and box[3] - box[1] >= height]


def _joined(lines: list[tuple[float, float, float]]) -> list[Ruling]:
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
