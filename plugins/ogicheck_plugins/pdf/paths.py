"""The straight pieces of a path object that is more than one line: a rectangle's edges, many rectangles in one path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from ogicheck_plugins.pdf import batch
from ogicheck_plugins.pdf.frame import Matrix, Quad

Point = tuple[float, float]
Step = tuple[Point, bool]
"""A point of a path, and whether it is of a curve: its end, or one of its two handles, to which nothing is drawn."""

UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
_RECTANGLE = 5
"""Segments of a rectangle: a move, four lines."""
_CHARACTER = 20.0
"""Size in points below which a shape of many edges is the outline of a character: cells drawn as one path are larger."""
_MOST_SEGMENTS = 100_000
"""Segments of one path that are looked at: a table drawn as a single path has some hundreds."""


def matrix_of(item: Any) -> Matrix:
    """The matrix of a path or a form."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that moves by `first`, then by `then`."""
    (a, b, c, d, e, f), (g, h, i, j, k, m) = first, then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def moved(quad: Quad, matrix: Matrix) -> Quad:
    """The bounds of a box (left, bottom, right, top) after `matrix`."""
    if matrix == UNMOVED:
        return quad
    left, bottom, right, top = quad
    return _bounds([_at(x, y, matrix) for x in (left, right) for y in (bottom, top)])


def thin_parts(paths: Sequence[int], thin: float) -> Iterator[Quad]:
    """Boxes of paths' pieces not thicker than `thin`: their edges where they are stroked, else their filled subpaths. The
    outline of a character has no edge that is a line.
    """
    for path, (stroked, segments) in zip(paths, batch.outlines(paths), strict=True):
        if stroked or segments > _RECTANGLE:
            yield from (box for box in _pieces(batch.handle(path), bool(stroked), segments) if is_thin(box, thin))


def is_thin(quad: Quad, thin: float) -> bool:
    """Whether a box is not thicker than `thin` one way or the other."""
    return quad[2] - quad[0] <= thin or quad[3] - quad[1] <= thin


def _pieces(path: Any, stroked: bool, segments: int) -> Iterator[Quad]:
    subpaths = _subpaths(path, min(segments, _MOST_SEGMENTS), matrix_of(path))
    if stroked:
        edges = (edge for steps in subpaths if not _is_character(steps) for edge in pairwise(steps))
        subpaths = [[start, end] for start, end in edges if not end[1]]
    return map(_bounds_of, subpaths)


def _bounds_of(steps: Sequence[Step]) -> Quad:
    return _bounds([point for point, _ in steps])


def _is_character(steps: Sequence[Step]) -> bool:
    left, bottom, right, top = _bounds_of(steps)
    return len(steps) > _RECTANGLE + 1 and max(right - left, top - bottom) < _CHARACTER


def _subpaths(path: Any, count: int, matrix: Matrix) -> list[list[Step]]:
    x, y = c_float(), c_float()
    subpaths: list[list[Step]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not subpaths or kind == pdfium.FPDF_SEGMENT_MOVETO:
            subpaths.append([])
        subpaths[-1].append((_at(x.value, y.value, matrix), kind == pdfium.FPDF_SEGMENT_BEZIERTO))
        if pdfium.FPDFPathSegment_GetClose(segment):
            subpaths[-1].append((subpaths[-1][0][0], False))
    return subpaths


def _at(x: float, y: float, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(points: Sequence[Point]) -> Quad:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
