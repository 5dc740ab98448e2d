"""Lone marks that a cell prints in place of a figure.

The recognition model has learnt words: it takes a slash alone for a 1, a dash alone for anything, and is sure of it. Their
shapes are plain enough to be measured: of 1,300 slashes, dashes and digits none came near the bounds below.
"""

from __future__ import annotations

import cv2
import numpy as np

from ogicheck_plugins.formats_kit.scanned.image import Image
from ogicheck_plugins.formats_kit.scanned.recognition import Reading

_FLAT, _THICK = 0.85, 10
"""Height over width of a dash, and its greatest height in pixels."""
_LONG, _RULE = 20, 90
"""A dash this wide in pixels takes up a whole character; what is as long as that is none, but a rule."""
_LEAN = 0.7
"""Correlation of x and y in a slash: 0.8 at least where measured, and below 0.3 in digits."""


def mark(ink: Image) -> Reading | None:
    """The dash or slash that is all the ink, and how well it fits; None where there is anything else."""
    pieces, _ = cv2.connectedComponents(ink, connectivity=8)
    if pieces != 2:
        return None
    ys, xs = np.nonzero(ink)
    width, height = int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1
    if height < _FLAT * width and height < _THICK:
        if width >= _RULE:
            return Reading("", 0.0)
        return Reading("—" if width >= _LONG else "-", _fit(len(xs) / (width * height)))
    lean = float(np.corrcoef(xs, ys)[0, 1]) if width > 1 and height > 1 else 0.0
    return Reading("/" if lean < 0 else "\\", _fit(abs(lean))) if abs(lean) > _LEAN else None


def _fit(share: float) -> float:
    return 0.5 + share / 2
