"""What is painted over other things and lets nothing of them be seen: filled rectangles and pictures."""

from __future__ import annotations

from ctypes import byref, c_float
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from ogicheck_plugins.pdf import batch
from ogicheck_plugins.pdf.frame import Quad
from ogicheck_plugins.pdf.painted import Item, Painted, Rank
from ogicheck_plugins.pdf.paths import moved

_RECTANGLE = 6
"""Segments at most of a rectangle's path; other shapes are not as large as their bounds."""
_WITH_ALPHA, _EVERY = 4, 7
"""Channels of a picture that may let something through, and one pixel in how many tells whether it does."""
Shade = tuple[Rank, Quad, batch.Colour | None]


class Cover(NamedTuple):
    """A rectangle or a picture that may hide what was painted before it."""

    rank: Rank
    box: Quad
    handle: int
    picture: pypdfium2.PdfPage | None = None
    """The page that shows it, for a picture: only painted there its mask is seen."""

    def is_opaque(self) -> bool:
        """Whether nothing shines through."""
        if pdfium.FPDFPageObj_HasTransparency(batch.handle(self.handle)):
            return False
        return self.picture is None or _is_solid(self.handle, self.picture)


def covers_of(found: Painted) -> list[Cover]:
    """The page's filled rectangles and pictures, as far as their clip path shows them."""
    handles = [item.handle for item, _ in found.shapes]
    facts = zip(found.shapes, batch.filled(handles), batch.fills(handles), strict=True)
    shapes = [
        (item, quad) for (item, quad), (filled, size), colour in facts if filled and size <= _RECTANGLE and colour[3] == 255
    ]
    return [
        *(Cover(item.rank, _clipped(item, quad), item.handle) for item, quad in shapes),
        *(Cover(item.rank, _clipped(item, quad), item.handle, found.page) for item, quad in found.images),
    ]


def shades_of(found: Painted) -> list[Shade]:
    """Where the page is shaded, and in which colour; None where that is a picture's."""
    handles = [item.handle for item, _ in found.shapes]
    facts = zip(found.shapes, batch.filled(handles), batch.fills(handles), strict=True)
    shapes: list[Shade] = [(item.rank, quad, colour) for (item, quad), (filled, _), colour in facts if filled and colour[3]]
    return [*shapes, *((item.rank, quad, None) for item, quad in found.images)]


def _is_solid(handle: int, page: pypdfium2.PdfPage) -> bool:
    """Whether a picture has no mask that leaves out a part of it."""
    image = pypdfium2.PdfImage(batch.handle(handle), page=page, pdf=page.pdf)
    try:
        shown = image.get_bitmap(render=True)
    except pypdfium2.PdfiumError:
        return False
    return shown.n_channels < _WITH_ALPHA or min(bytes(shown.buffer)[3 :: 4 * _EVERY], default=255) == 255


def _clipped(item: Item, quad: Quad) -> Quad:
    """A box cut off where its clip path ends."""
    clip = pdfium.FPDFPageObj_GetClipPath(batch.handle(item.handle))
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        left, bottom, right, top = moved(_path_box(clip, path), item.matrix)
        quad = max(quad[0], left), max(quad[1], bottom), min(quad[2], right), min(quad[3], top)
    return quad


def _path_box(clip: pdfium.FPDF_CLIPPATH, path: int) -> Quad:
    x, y = c_float(), c_float()
    points = []
    for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, index), byref(x), byref(y))
        points.append((x.value, y.value))
    if not points:
        return 0.0, 0.0, 0.0, 0.0
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
