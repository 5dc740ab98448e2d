"""The ruling lines of a page's picture.

Strokes of large characters, and strokes of small ones in a row, look like short lines. A line of a table is long, or
ends at other lines, and hangs together with others over more than a character's size.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from ogicheck_plugins.ocr.image import POINT, Image, ink_of
from ogicheck_plugins.pdf.page import Ruling

_SMOOTH, _GAP, _WORN = 13, 3, 25
_SHORTEST = 45
_LONG_FLAT, _LONG_STEEP = 300, 110
_TOUCH = 8
_FRAME = 270, 45


class Rulings(NamedTuple):
    """Lines in points, and the ink that makes them up."""

    horizontals: tuple[Ruling, ...]
    verticals: tuple[Ruling, ...]
    mask: Image


class _Lines(NamedTuple):
    """Candidates one way: the number of each pixel's line (0: none), and for each line where it is, starts and ends."""

    labels: Image
    at: Image
    starts: Image
    ends: Image

    def only(self, kept: Image) -> _Lines:
        numbers = np.where(kept, np.cumsum(kept), 0)
        return _Lines(np.append(0, numbers).astype(np.int32)[self.labels], self.at[kept], self.starts[kept], self.ends[kept])

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        table = np.stack((self.at, self.starts, self.ends), axis=1) * POINT
        return tuple(Ruling(*line) for line in table.tolist())


def rulings_of(grey: Image) -> Rulings:
    """The lines of tables and frames; a line that no other crosses is left out."""
    flat, steep = _candidates(grey), _candidates(np.ascontiguousarray(grey.T))
    flat, steep = flat.only(_bound(flat, steep, _LONG_FLAT)), steep.only(_bound(steep, flat, _LONG_STEEP))
    mask = ((flat.labels > 0) | (steep.labels.T > 0)).astype(np.uint8) * 255
    framed = _framed(mask)
    flat, steep = flat.only(_within(flat.labels, framed)), steep.only(_within(steep.labels, framed.T))
    return Rulings(flat.rulings, steep.rulings, cv2.dilate(mask & framed, np.ones((5, 5), np.uint8)))


def _candidates(grey: Image) -> _Lines:
    """Level runs of ink of at least _SHORTEST: faint lines stand out where the page is smoothed along them. The gaps
    between dots are bridged before, those of worn lines after."""
    closed = cv2.morphologyEx(ink_of(grey, smooth=(_SMOOTH, 1)), cv2.MORPH_CLOSE, np.ones((1, _GAP), np.uint8))
    runs = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, _SHORTEST), np.uint8))
    runs = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, np.ones((3, _WORN), np.uint8))
    _, labels, stats, centres = cv2.connectedComponentsWithStats(runs, connectivity=8)
    starts = stats[1:, cv2.CC_STAT_LEFT]
    return _Lines(labels, centres[1:, 1], starts, starts + stats[1:, cv2.CC_STAT_WIDTH])


def _bound(lines: _Lines, others: _Lines, long: int) -> Image:
    """Which lines are long, or have a line that crosses them at either end."""
    return (lines.ends - lines.starts >= long) | (_met(lines, lines.starts, others) & _met(lines, lines.ends, others))


def _met(lines: _Lines, tips: Image, others: _Lines) -> Image:
    near = np.abs(tips[:, None] - others.at[None]) <= _TOUCH
    beside = (lines.at[:, None] >= others.starts[None] - _TOUCH) & (lines.at[:, None] <= others.ends[None] + _TOUCH)
    return (near & beside).any(axis=1)


def _framed(mask: Image) -> Image:
    """The lines that hang together over more than a character's size."""
    joined = cv2.dilate(mask, np.ones((5, 5), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    large = (stats[:, cv2.CC_STAT_WIDTH] >= _FRAME[0]) & (stats[:, cv2.CC_STAT_HEIGHT] >= _FRAME[1])
    large[0] = False
    return np.where(large[labels], 255, 0).astype(np.uint8)


def _within(labels: Image, mask: Image) -> Image:
    """For each line whether it lies in `mask`."""
    kept = np.zeros(int(labels.max()) + 1, bool)
    kept[np.unique(labels[mask > 0])] = True
    return kept[1:]
