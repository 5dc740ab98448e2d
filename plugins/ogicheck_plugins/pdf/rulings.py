"""The ruling lines and large pictures of a page, from its path and image objects.

A line is a stroke, a thin filled rectangle, an edge of a stroked rectangle, or a row of dots or dashes drawn one by one;
all of them are objects whose bounds are thin, or paths made of such parts. Forms (XObjects) are walked too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from ogicheck_plugins.formats_kit.drawn.page import Box, Ruling
from ogicheck_plugins.pdf import batch
from ogicheck_plugins.pdf.frame import Frame, Quad
from ogicheck_plugins.pdf.paths import UNMOVED, Matrix, is_thin, matrix_of, moved, thin_parts, times

THIN = 6.0
"""Thickest line in points; PDFium's bounds count a stroke's width twice, and the lowest row of text is higher."""
DASH_GAP = 5.0
"""Widest gap between two dashes of one line."""
SHORTEST = 6.0
"""A row or a column of text is not narrower than this, so neither is its edge shorter."""
_DEPTH = 6
_MOST_OBJECTS = 100_000
_PICTURE = (100.0, 40.0)


@dataclass(slots=True)
class _Found:
    thin: list[Quad] = field(default_factory=list)
    pictures: list[Quad] = field(default_factory=list)
    left: int = _MOST_OBJECTS


def rulings_of(page: Any, frame: Frame) -> tuple[list[Ruling], list[Ruling], list[Box]]:
    """Horizontal lines, vertical lines and large pictures on the upright page."""
    found = _Found()
    _walk(batch.objects(page), UNMOVED, found, _DEPTH)
    boxes = frame.upright(found.thin)
    flat = [(top + bottom, left, right) for left, top, right, bottom in boxes if bottom - top <= THIN]
    steep = [(left + right, top, bottom) for left, top, right, bottom in boxes if right - left <= THIN]
    return joined(flat), joined(steep), large(frame.upright(found.pictures))


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


def _walk(objects: list[tuple[int, Any]], matrix: Matrix, found: _Found, depth: int) -> None:
    found.left -= len(objects)
    paths = [handle for kind, handle in objects if kind == pdfium.FPDF_PAGEOBJ_PATH]
    bounds = batch.bounds(paths)
    thin = [quad for quad in bounds if is_thin(quad, THIN)]
    thin += thin_parts([path for path, quad in zip(paths, bounds, strict=True) if not is_thin(quad, THIN)], THIN)
    found.thin += thin if matrix == UNMOVED else [moved(quad, matrix) for quad in thin]
    images = [handle for kind, handle in objects if kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    found.pictures += [moved(quad, matrix) for quad in batch.bounds(images)]
    for form in (batch.handle(handle) for kind, handle in objects if kind == pdfium.FPDF_PAGEOBJ_FORM):
        if depth and pdfium.FPDFFormObj_CountObjects(form) <= found.left:
            _walk(batch.form_objects(form), times(matrix_of(form), matrix), found, depth - 1)
