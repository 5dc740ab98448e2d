"""A page as a picture: grey, upright, at one scale; its ink, and the straight lines drawn on it.

Pictures are arrays of shape (height, width): grey ones with 0 for black, masks with 255 for ink. Boxes in pixels are
left, top, right, bottom.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

Image = Any
"""numpy.ndarray of uint8; numpy's own type says no more than that of what the arrays hold."""
PixelBox = tuple[int, int, int, int]

DPI = 200
"""Pages are rendered at this; lengths in pixels below are meant for it."""
POINT = 72 / DPI
"""A pixel in points."""
_MOST_PIXELS = 12_000_000
"""Of a page as it is read."""
_WINDOW = 25
"""Pixels, wider than a stroke and narrower than a shadow, over which the shade of the paper is told."""
_SPECK = 8
"""Pixels of ink that are dirt: the dot of a full stop has more."""
_GAP = 3
"""Pixels of a rule that may be missing: broken by noise, where cells are parted by more."""
_MOST_SKEW = 3.0
"""Degrees by which a page lies askew in a scanner's feed at most."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A page's picture at DPI, `colour` being red, green and blue where it has any; `number` counts from 1."""

    number: int
    grey: Image
    colour: Image | None = None


def fitting(width: float, height: float) -> float:
    """The largest scale at which a page is read."""
    return float((_MOST_PIXELS / (width * height)) ** 0.5)


def grey_of(colour: Image) -> Image:
    """A picture of red, green and blue in grey."""
    return cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY)


def ink_of(grey: Image, smooth: tuple[int, int] = (3, 3), darker: int = 30) -> Image:
    """What is darker than the paper round it, without specks; over `smooth` pixels the page's noise is evened out.

    The lightest spots near by pass for the paper, so that noise makes all of it look darker: by half of the page's pixels,
    which are blank, it is known by how much.
    """
    even = cv2.blur(grey, smooth)
    paper = cv2.morphologyEx(even, cv2.MORPH_CLOSE, np.ones((_WINDOW, _WINDOW), np.uint8))
    depth = cv2.subtract(paper, even)
    _, mask = cv2.threshold(depth, darker + float(np.median(depth)), 255, cv2.THRESH_BINARY)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    specks = stats[:, cv2.CC_STAT_AREA] < _SPECK
    mask[specks[labels]] = 0
    return mask


def runs(ink: Image, shortest: int) -> Image:
    """The level runs of ink at least that long; gaps of 2 pixels end none."""
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, _GAP), np.uint8))
    return cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))


def straightened(grey: Image, red: Image) -> tuple[Image, Image]:
    """The page, and the mask of its red ink, turned by the few degrees that it lay askew."""
    angle = _skew(ink_of(grey))
    return (grey, red) if abs(angle) < 0.03 else (_turned(grey, angle, 255), _turned(red, angle, 0))


def _skew(ink: Image) -> float:
    """Degrees by which to turn the page so that its lines are level: the rows' ink is then most uneven."""
    small = cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    best = 0.0
    for reach, step in ((_MOST_SKEW, 0.25), (0.25, 0.05), (0.05, 0.01)):
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _unevenness(_turned(small, float(angle), 0))))
    return best


def _unevenness(ink: Image) -> float:
    rows = ink.sum(axis=1, dtype=np.int64)
    return float(np.square(np.diff(rows)).sum())


def _turned(image: Image, angle: float, paper: int) -> Image:
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    return cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=paper)
