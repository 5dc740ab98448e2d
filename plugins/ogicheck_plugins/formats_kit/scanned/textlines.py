"""Where the lines of text stand in a part of a page's picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ogicheck_plugins.formats_kit.scanned.image import Image, PixelBox

_APART = 2
"""Blank rows of pixels between two lines: one may be missing ink."""
_MARK = 6
"""Least width or height of a character in pixels: what is smaller both ways is dirt, or a dot alone."""
_WIDE = 1.6
"""A gap wider than this many line heights parts two texts that stand beside each other."""
_FLAT = 0.45
"""Height over a line's of a stroke alone (一, the upper one of 二), and of the gap beside it."""
_ROOM, _LEAST = 1.2, 25
"""What a character takes up at most, over its size; and the least size that is looked for, that of nine points."""


class _Band(NamedTuple):
    """Rows with ink; in pixels of the part."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def with_(self, below: _Band) -> _Band:
        return _Band(self.top, below.bottom, min(self.left, below.left), max(self.right, below.right))


def text_boxes(ink: Image, box: PixelBox) -> Iterator[PixelBox]:
    """The pieces of lines in `box`, from top to bottom and from left to right."""
    left, top, right, bottom = box
    part = ink[top:bottom, left:right]
    for upper, lower, _, _ in _lines(_bands(part)):
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


def _bands(part: Image) -> list[_Band]:
    """The rows of ink, each from its first to its last place across."""
    found = []
    for top, bottom in _runs(part.any(axis=1), _APART):
        across = np.flatnonzero(part[top:bottom].any(axis=0))
        found.append(_Band(top, bottom, int(across[0]), int(across[-1]) + 1))
    return found


def _lines(bands: list[_Band]) -> list[_Band]:
    """Lines of text: bands with the strokes that belong to them, and characters alone on a line (三, 告) in one piece."""
    if not bands:
        return []
    size, tallest = _size(bands), max(_LEAST, *(band.height for band in bands))
    found = bands[:1]
    for band in bands[1:]:
        whole = found[-1].with_(band)
        stroke = min(band.height, found[-1].height) < _FLAT * size and band.top - found[-1].bottom < _FLAT * size
        lone = whole.right - whole.left <= _ROOM * tallest
        if (stroke or lone) and whole.height <= _ROOM * (tallest if lone else max(size, _LEAST)):
            found[-1] = whole
        else:
            found.append(band)
    return found


def _size(bands: list[_Band]) -> int:
    """The height that most of the ink's width has."""
    widths = np.cumsum([band.right - band.left for band in sorted(bands, key=_height)])
    return sorted(map(_height, bands))[int(np.searchsorted(widths, widths[-1] / 2))]


def _height(band: _Band) -> int:
    return band.height
