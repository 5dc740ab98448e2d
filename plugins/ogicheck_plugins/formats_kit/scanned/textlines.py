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

_TALL, _WHOLE = 1.4, 0.6
"""Sizes in which two lines may stand at least, and of a line's height at least: strokes of a character are less tall."""
_NARROW = 0.45
"""A gap of this many sizes parts figures, and columns: characters of one text are not so far apart."""


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
    """The pieces of lines in `box`, from top to bottom and from left to right.

    Lines that stand beside each other at other heights, as a label's beside its figure, are told apart by the gap there.
    """
    left, top, right, bottom = box
    part = ink[top:bottom, left:right]
    bands = _bands(part)
    size = max(_LEAST, _size(bands)) if bands else _LEAST
    for upper, lower, _, _ in _lines(bands):
        for piece in _pieces(part[upper:lower], left, top + upper, _WIDE * min(max(lower - upper, 20), _TALL * size)):
            inner = _beside(ink, piece, size) if piece[3] - piece[1] >= _TALL * size else []
            if inner:
                yield from (one for column in inner for one in text_boxes(ink, column))
            elif piece[2] - piece[0] >= _MARK or piece[3] - piece[1] >= _MARK:
                yield piece


def figures_apart(ink: Image, box: PixelBox) -> list[PixelBox]:
    """The figures in a line of figures: what stands between those of one is narrower than between two."""
    left, top, right, bottom = box
    return list(_pieces(ink[top:bottom, left:right], left, top, _NARROW * (bottom - top)))


def _pieces(line: Image, left: int, top: int, apart: float) -> Iterator[PixelBox]:
    """What gaps wider than `apart` part in the picture of a line that begins at `left` and `top`."""
    for start, end in _runs(line.any(axis=0), round(apart)):
        rows = np.flatnonzero(line[:, start:end].any(axis=1))
        yield left + start, top + int(rows[0]), left + end, top + int(rows[-1]) + 1


def _beside(ink: Image, box: PixelBox, size: int) -> list[PixelBox]:
    """The columns of a piece in which several lines stand beside each other; none where it is a line of larger type."""
    left, top, right, bottom = box
    columns = list(_pieces(ink[top:bottom, left:right], left, top, _NARROW * size))
    return columns if any(_several(ink[one[1] : one[3], one[0] : one[2]], size) for one in columns) else []


def _several(part: Image, size: int) -> bool:
    """Whether more than one line stands in it, each as tall as characters are: no strokes of one."""
    return sum(line.height >= _WHOLE * size for line in _lines(_bands(part))) > 1


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
