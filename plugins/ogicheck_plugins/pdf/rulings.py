"""The ruling lines and large pictures of a page, from its path and image objects.

A line is a stroke, a thin filled rectangle, an edge of a stroked rectangle, or a row of dots or dashes drawn one by one;
all of them are objects whose bounds are thin, or paths made of such parts. Forms (XObjects) are walked too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from ogicheck_plugins.formats_kit.drawn.page import Box, Ruling
from ogicheck_plugins.formats_kit.drawn.rulings import THIN, large, rulings
from ogicheck_plugins.pdf import batch
from ogicheck_plugins.pdf.frame import Frame, Quad
from ogicheck_plugins.pdf.paths import UNMOVED, Matrix, is_thin, matrix_of, moved, thin_parts, times

_DEPTH = 6
_MOST_OBJECTS = 100_000


@dataclass(slots=True)
class _Found:
    thin: list[Quad] = field(default_factory=list)
    pictures: list[Quad] = field(default_factory=list)
    left: int = _MOST_OBJECTS


def rulings_of(page: Any, frame: Frame) -> tuple[list[Ruling], list[Ruling], list[Box]]:
    """Horizontal lines, vertical lines and large pictures on the upright page."""
    found = _Found()
    _walk(batch.objects(page), UNMOVED, found, _DEPTH)
    return *rulings(frame.upright(found.thin)), large(frame.upright(found.pictures))


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
