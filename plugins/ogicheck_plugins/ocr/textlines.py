"""Where the lines of text stand in a part of a page's picture."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ogicheck_plugins.ocr.image import Image, PixelBox

_APART = 2
_MARK = 6
"""Least width or height of a character in pixels: what is smaller both ways is dirt, or a dot alone."""
_WIDE = 1.6
"""A gap wider than this many line heights parts two texts that stand beside each other."""
_FLAT = 0.45


def text_boxes(ink: Image, box: PixelBox) -> Iterator[PixelBox]:
    """The pieces of lines in `box`, from top to bottom and from left to right."""
    left, top, right, bottom = box
    part = ink[top:bottom, left:right]
    for upper, lower in _whole(_runs(part.any(axis=1), _APART)):
        line = part[upper:lower]
        for start, end in _runs(line.any(axis=0), round(_WIDE * max(lower - upper, 20))):
            rows = np.flatnonzero(line[:, start:end].any(axis=1))
            first, last = upper + int(rows[0]), upper + int(rows[-1]) + 1
            if end - start >= _MARK or last - first >= _MARK:
                yield left + start, top + first, left + end, top + last


def _runs(filled: Image, apart: int) -> list[tuple[int, int]]:
    """Start and end of the runs of filled places; a gap of up to `apart` does not part them."""
    places = np.flatnonzero(filled)
    if not len(places):
        return []
    breaks = np.flatnonzero(np.diff(places) > apart + 1)
    starts, ends = [0, *(breaks + 1).tolist()], [*breaks.tolist(), len(places) - 1]
    return [(int(places[start]), int(places[end]) + 1) for start, end in zip(starts, ends, strict=True)]


def _whole(lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines with the strokes that belong to them: flat ones (二, 三) near each other or near a line."""
    height = max((end - start for start, end in lines), default=0)
    found: list[tuple[int, int]] = []
    for start, end in lines:
        if found:
            above = found[-1]
            flat = min(end - start, above[1] - above[0]) < _FLAT * height or height < 12
            if flat and start - above[1] < _FLAT * height and end - above[0] <= 1.25 * max(height, 30):
                found[-1] = above[0], end
                continue
        found.append((start, end))
    return found
