"""Seals in a page without colour: paler than the print that they lie over, or rings as black as it.

Their strokes look like digits as those of red ones do, and nothing but their shade and their shape tells them from print.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import cv2
import numpy as np

from ogicheck_plugins.formats_kit.scanned.image import DPI, Image

_PRINT = 5
"""Percent of the ink that is at least as dark as the strokes of characters are within."""
_PALE, _SHOWN = 0.22, 30
"""Share of the way from print to paper from which ink is pale, and by how much it is darker than the paper at least."""
_BROAD = 7
"""Pixels across a seal's ring and star at least: more than the pale edges of print take up."""
_LONG = 40
"""Pixels of a stroke of a seal's ring or star that are in one piece, at least."""
_APART = 25
"""Pixels between strokes of one seal at most."""
_SMALL, _LARGE = 0.6, 2.6
"""Inches that a seal measures at least, though half of it be hidden, and at most."""
_FINE = 4
"""Rings are looked for in a picture this many times smaller."""
_LEAST, _MOST = 0.55, 1.1
"""Inches of the radius of a seal's ring: 30 to 55 mm across."""
_ROUND = 0.96
"""Share of a ring that is drawn: all of each that was measured, and 0.93 at most of circles through characters and rules."""
_LIKELY, _SECTORS = 0.75, 120
"""Share from which on a circle may be a ring whose middle was told a pixel off; and places on it that are looked at."""

Circle = tuple[float, float, float, float]


def pale_ink(grey: Image, ink: Image) -> Image:
    """A mask of pale strokes, as broad as a seal's, that together are as large as one."""
    even = cv2.blur(grey, (3, 3))
    inked = even[ink > 0]
    if not len(inked):
        return np.zeros_like(ink)
    paper, printed = float(np.median(even)), float(np.percentile(inked, _PRINT))
    low, high = printed + _PALE * (paper - printed), paper - _SHOWN
    pale = cv2.bitwise_and(cv2.inRange(even, np.array(low), np.array(high)), ink)
    broad = _long(cv2.morphologyEx(pale, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_BROAD, _BROAD))))
    if not broad.any():
        return broad
    strokes: Image = cv2.morphologyEx(pale, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    around: Image = np.zeros_like(ink)
    for left, top, right, bottom in _seals(broad):
        around[top:bottom, left:right] = 255
    edges: Image = cv2.dilate(pale, np.ones((3, 3), np.uint8))
    return cv2.bitwise_and(cv2.dilate(cv2.bitwise_and(strokes, around), np.ones((5, 5), np.uint8)), edges)


def hulls(strokes: Image) -> Image:
    """A mask of what lies within seals of these strokes: a thin one of theirs is as dark as print."""
    mask = np.zeros_like(strokes)
    for left, top, right, bottom in _seals(strokes):
        points = cv2.findNonZero(strokes[top:bottom, left:right])
        cv2.fillConvexPoly(mask, cv2.convexHull(points) + np.array((left, top)), 255)
    return mask


def _long(broad: Image) -> Image:
    """What is longer than a character, whose strokes are one pale blot where it is small."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(broad, connectivity=8)
    kept = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) >= _LONG
    kept[0] = False
    return kept.astype(np.uint8)[labels] * np.uint8(255)


def _seals(broad: Image) -> Iterator[tuple[int, int, int, int]]:
    joined = cv2.morphologyEx(broad, cv2.MORPH_CLOSE, np.ones((_APART, _APART), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for left, top, width, height, _ in stats[1:].tolist():
        if min(width, height) >= _SMALL * DPI and max(width, height) <= _LARGE * DPI:
            yield max(0, left - _APART), max(0, top - _APART), left + width + _APART, top + height + _APART


def rings(ink: Image) -> Image:
    """A mask of what lies within a seal's ring on a page with this ink, which its rules are part of."""
    height, width = ink.shape
    small = cv2.resize(ink, (width // _FINE, height // _FINE), interpolation=cv2.INTER_AREA)
    least, most = (round(inches * DPI / _FINE) for inches in (_LEAST, _MOST))
    found = cv2.HoughCircles(
        small, cv2.HOUGH_GRADIENT, dp=1, minDist=least, param1=120, param2=26, minRadius=least, maxRadius=most
    )
    mask = np.zeros_like(ink)
    for circle in [] if found is None else found[0].tolist():
        share, x, y, radius = _fitted(small, *circle)
        if share >= _ROUND:
            cv2.circle(mask, (round(x * _FINE), round(y * _FINE)), round(radius * _FINE), 255, -1)
    return mask


def _fitted(small: Image, x: float, y: float, radius: float) -> Circle:
    """The share of the best circle near one, and that circle; one of which little is drawn is looked at no further."""
    share = _drawn(small, x, y, radius)
    if share < _LIKELY:
        return share, x, y, radius
    near = product((x - 1, x, x + 1), (y - 1, y, y + 1), (radius - 1, radius, radius + 1))
    return max((_drawn(small, *circle), *circle) for circle in near)


def _drawn(small: Image, x: float, y: float, radius: float) -> float:
    """The share of a circle that is ink."""
    angles = np.linspace(0, 2 * np.pi, _SECTORS, endpoint=False)
    best = np.zeros(_SECTORS, bool)
    for away in (-1, 0, 1):
        across = np.rint(x + (radius + away) * np.cos(angles)).astype(int)
        down = np.rint(y + (radius + away) * np.sin(angles)).astype(int)
        inside = (across >= 0) & (down >= 0) & (across < small.shape[1]) & (down < small.shape[0])
        best[inside] |= small[down[inside], across[inside]] > 60
    return float(best.mean())
