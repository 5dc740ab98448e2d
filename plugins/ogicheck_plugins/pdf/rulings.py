"""The ruling lines and large pictures of a page, from its path and image objects.

A line is a stroke, a thin filled rectangle, an edge of a stroked rectangle, or a row of dots or dashes drawn one by one;
all of them are objects whose bounds are thin, or paths made of such parts.
"""

from __future__ import annotations

from ogicheck_plugins.formats_kit.drawn.contested import Level
from ogicheck_plugins.formats_kit.drawn.page import Box, Ruling
from ogicheck_plugins.formats_kit.drawn.rulings import large, rulings
from ogicheck_plugins.pdf import batch
from ogicheck_plugins.pdf.frame import Frame, Quad
from ogicheck_plugins.pdf.painted import Painted

_CROSS = (2, 4)
"""Segments of a line, and of two that cross: each a move and a line."""
_STROKE = 120.0
"""Longest line in points that may be the stroke through a figure; figures of more digits have none."""


def rulings_of(found: Painted, frame: Frame) -> tuple[list[Ruling], list[Ruling], list[Box]]:
    """Horizontal lines, vertical lines and large pictures on the upright page."""
    return *rulings(frame.upright(found.thin)), large(frame.upright([quad for _, quad in found.images]))


def strokes_of(found: Painted, frame: Frame) -> list[Level]:
    """Lines short enough to be the stroke through a figure: level ones, and slanted ones by their middle."""
    level = [box for box in frame.upright(found.thin) if box[3] - box[1] < box[2] - box[0]]
    boxes = [*level, *frame.upright(_slanted(found))]
    return [((top + bottom) / 2, left, right) for left, top, right, bottom in boxes if right - left <= _STROKE]


def _slanted(found: Painted) -> list[Quad]:
    """The bounds of paths of a line or two, which cross what stands there."""
    drawn = zip(found.shapes, batch.outlines([item.handle for item, _ in found.shapes]), strict=True)
    return [quad for (_, quad), (stroked, segments) in drawn if stroked and segments in _CROSS]
