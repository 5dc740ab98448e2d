"""Red ink over black print: seals, and what is crossed out or ticked by hand.

Its strokes look like slashes and digits, and what they hide looks blank. So it is taken out of the picture, and where it was
is kept: a figure there is not to be trusted. Red print stays: there is no black among it.
"""

from __future__ import annotations

import cv2
import numpy as np

from ogicheck_plugins.formats_kit.scanned.image import Image, PixelBox

_RED, _PALE = 40, 12
"""By how much red exceeds green and blue in red ink, and at its edges: colour fringes of black print differ by less, or are
a pixel wide."""
_BRIGHT = 100
"""Red of red ink on paper at least: where print shows through it is darker."""
_BLACK = 120
"""The brightest of the three colours in black print at most."""
_APART = 25
"""Pixels between strokes of one seal at most; rows of red print are farther apart."""
_PRINT = 20
"""Pixels of black among red ink that are print: fewer are dirt."""


def red_ink(colour: Image) -> Image:
    """A mask of the red ink that lies over black print, of a picture of red, green and blue."""
    red, green, blue = cv2.split(colour)
    excess = cv2.subtract(red, cv2.max(green, blue))
    excess[red < _BRIGHT] = 0
    ink = cv2.morphologyEx(_above(excess, _RED), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    if not ink.any():
        return ink
    over = np.zeros_like(ink)
    for left, top, right, bottom in _over_print(ink, cv2.max(cv2.max(red, green), blue)):
        over[top:bottom, left:right] = 255
    return cv2.bitwise_and(cv2.dilate(cv2.bitwise_and(ink, over), np.ones((7, 7), np.uint8)), _above(excess, _PALE))


def _over_print(ink: Image, brightest: Image) -> list[PixelBox]:
    """The boxes of what hangs together, that have black print in them."""
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((_APART, _APART), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = [(left, top, left + width, top + height) for left, top, width, height, _ in stats[1:].tolist()]
    black = brightest < _BLACK
    return [box for box in boxes if black[box[1] : box[3], box[0] : box[2]].sum() >= _PRINT]


def without(grey: Image, red: Image) -> Image:
    """The grey page with the shade of paper, which half of it shows at least, in place of red ink."""
    return np.where(red > 0, np.uint8(np.median(grey)), grey) if red.any() else grey


def touches(red: Image, box: PixelBox) -> bool:
    """Whether there is more than dirt of red ink in a box."""
    left, top, right, bottom = box
    return int(np.count_nonzero(red[max(0, top) : bottom, max(0, left) : right])) >= _PRINT


def _above(excess: Image, least: int) -> Image:
    return cv2.threshold(excess, least, 255, cv2.THRESH_BINARY)[1]
