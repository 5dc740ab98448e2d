"""Lone marks that the model takes for a 1 or for noise: what a cell prints in place of a figure.

The model has learnt words; a slash or a dash alone tells it nothing, and it is sure of what it makes of it. Their shapes
are plain enough to be measured.
"""

from __future__ import annotations

import cv2
import numpy as np

from ogicheck_plugins.ocr.image import Image
from ogicheck_plugins.ocr.recognition import Reading

_FLAT = 0.6
_LONG = 20
"""A dash this wide in pixels is as wide as a character."""
_LEAN = 0.9
_SLANT = 0.15, 1.0
"""Width over height of a slash."""


def mark(ink: Image) -> Reading | None:
    """The dash or slash that is all the ink, with how well it fits; None where there is anything else."""
    count, _ = cv2.connectedComponents(ink, connectivity=8)
    if count != 2:
        return None
    ys, xs = np.nonzero(ink)
    width, height = int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1
    filled = len(xs) / (width * height)
    if height < _FLAT * width and filled > _FLAT:
        return Reading("—" if width >= _LONG else "-", filled)
    lean = float(np.corrcoef(xs, ys)[0, 1]) if min(width, height) > 2 else 0.0
    if abs(lean) > _LEAN and _SLANT[0] < width / height < _SLANT[1]:
        return Reading("/" if lean < 0 else "\\", abs(lean))
    return None
