"""What a page paints, in order: texts, shapes and pictures. Forms (XObjects) are walked too."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from ogicheck_plugins.formats_kit.drawn.rulings import THIN
from ogicheck_plugins.pdf import batch
from ogicheck_plugins.pdf.frame import Matrix, Quad
from ogicheck_plugins.pdf.paths import UNMOVED, is_thin, matrix_of, moved, thin_parts, times

_DEPTH = 6
"""Forms within forms that are walked: more is a drawing, or an attack."""
_LINE = 2.5
"""Thickest line in points that covers nothing: a box drawn over a digit is as wide as that at least."""
_MOST_OBJECTS = 100_000
"""Objects of a page that are walked: where each character is one, a page has some thousands."""

Rank = tuple[int, ...]
"""When something is painted; what comes later lies over what came before."""


class Item(NamedTuple):
    """A page object, the matrix of the form that holds it, and that form (0: the page itself)."""

    rank: Rank
    handle: int
    matrix: Matrix
    form: int


class Holder(NamedTuple):
    """The page, or a form on it: its matrix, its rank and its handle."""

    matrix: Matrix
    rank: Rank
    form: int


@dataclass(slots=True)
class Painted:
    """`thin` are the boxes of what may be lines, `texts`, `shapes` and `images` objects in user space."""

    page: pypdfium2.PdfPage
    thin: list[Quad] = field(default_factory=list)
    texts: list[Item] = field(default_factory=list)
    shapes: list[tuple[Item, Quad]] = field(default_factory=list)
    images: list[tuple[Item, Quad]] = field(default_factory=list)
    shaded: bool = False
    left: int = _MOST_OBJECTS


def painted(page: pypdfium2.PdfPage) -> Painted:
    """All that a page paints, up to a number of objects that no report comes near."""
    found = Painted(page)
    _walk(batch.objects(page.raw), Holder(UNMOVED, (), 0), found)
    return found


def take_off(found: Painted, handles: Container[int]) -> None:
    """Remove texts from the page for good: what is only made inactive still keeps others like it from being read."""
    for item in (one for one in found.texts if one.handle in handles):
        target = batch.handle(item.handle)
        if item.form:
            pdfium.FPDFFormObj_RemoveObject(batch.handle(item.form), target)
        else:
            pdfium.FPDFPage_RemoveObject(found.page.raw, target)
        pdfium.FPDFPageObj_Destroy(target)


def _walk(objects: list[tuple[int, int]], holder: Holder, found: Painted) -> None:
    matrix, above, within = holder
    found.left -= len(objects)
    kinds: dict[int, list[Item]] = {}
    for at, (kind, handle) in enumerate(objects):
        kinds.setdefault(kind, []).append(Item((*above, at), handle, matrix, within))
    found.texts += kinds.get(pdfium.FPDF_PAGEOBJ_TEXT, [])
    found.shaded = found.shaded or pdfium.FPDF_PAGEOBJ_SHADING in kinds
    _add_paths(kinds.get(pdfium.FPDF_PAGEOBJ_PATH, []), matrix, found)
    found.images += _bounded(kinds.get(pdfium.FPDF_PAGEOBJ_IMAGE, []), matrix)
    for item in kinds.get(pdfium.FPDF_PAGEOBJ_FORM, []):
        form = batch.handle(item.handle)
        if len(above) < _DEPTH and pdfium.FPDFFormObj_CountObjects(form) <= found.left:
            _walk(batch.form_objects(form), Holder(times(matrix_of(form), matrix), item.rank, item.handle), found)


def _add_paths(paths: list[Item], matrix: Matrix, found: Painted) -> None:
    bounds = batch.bounds([item.handle for item in paths])
    broad = [(item, quad) for item, quad in zip(paths, bounds, strict=True) if not is_thin(quad, THIN)]
    thin = chain((quad for quad in bounds if is_thin(quad, THIN)), thin_parts([item.handle for item, _ in broad], THIN))
    found.thin += [moved(quad, matrix) for quad in thin]
    shapes = ((item, quad) for item, quad in zip(paths, bounds, strict=True) if not is_thin(quad, _LINE))
    found.shapes += [(item, moved(quad, matrix)) for item, quad in shapes]


def _bounded(items: list[Item], matrix: Matrix) -> list[tuple[Item, Quad]]:
    bounds = batch.bounds([item.handle for item in items])
    return [(item, moved(quad, matrix)) for item, quad in zip(items, bounds, strict=True)]
