"""The ruling lines and large pictures of a page, from its path and image objects.

A line is a stroke, a thin filled rectangle, an edge of a stroked rectangle, or a row of dots or dashes drawn one by one;
all of them are objects whose bounds are thin, or paths made of such parts.
"""

from __future__ import annotations

from ogicheck_plugins.formats_kit.drawn.contested import Level
from ogicheck_plugins.formats_kit.drawn.page import Box, Ruling
from ogicheck_plugins.formats_kit.drawn.rulings import large, rulings
from ogicheck_plugins.pdf.frame import Frame
from ogicheck_plugins.pdf.painted import Painted

_STROKE = 120.0
"""Longest line in points that may be the stroke through a figure; figures of more digits have none."""


def rulings_of(found: Painted, frame: Frame) -> tuple[list[Ruling], list[Ruling], list[Box]]:
    """Horizontal lines, vertical lines and large pictures on the upright page."""
    return *rulings(frame.upright(found.thin)), large(frame.upright([quad for _, quad in found.images]))


def strokes_of(found: Painted, frame: Frame) -> list[Level]:
    """Level lines short enough to be the stroke through a figure."""
    boxes = frame.upright(found.thin)
    return [
        ((top + bottom) / 2, left, right) for left, top, right, bottom in boxes if bottom - top < right - left <= _STROKE
    ]
