"""Which way up a page's picture is: recognition is sure of hardly anything on a page on its side, or head down."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ogicheck_plugins.formats_kit.scanned.image import Image, ink_of, straightened
from ogicheck_plugins.formats_kit.scanned.recognition import recognised
from ogicheck_plugins.formats_kit.scanned.rulings import Rulings, rulings_of
from ogicheck_plugins.formats_kit.scanned.seals import without
from ogicheck_plugins.formats_kit.scanned.textlines import text_boxes

_SAMPLES, _WIDEST = 8, 300
"""Lines, and pixels of each, by which a page's turn is told: enough to be sure, and quickly read."""
_SURE = 0.7
"""Mean confidence of a page that is looked at no further: 0.74 at least was measured the right way up, 0.55 at most head
down, and 0 on the side."""


class Upright(NamedTuple):
    """A page level and the right way up: grey, its ink but for its rulings, the `quarters` it was turned clockwise, and
    where red ink was taken out of it.
    """

    grey: Image
    ink: Image
    rulings: Rulings
    quarters: int
    red: Image


def upright(grey: Image, red: Image) -> Upright:
    """The page in the first of its four positions that makes sense, else in the one that makes the most."""
    best, most = _turned(grey, red, 0), 0.0
    for quarters in (0, 1, 3, 2):
        page = _turned(grey, red, quarters) if quarters else best
        confidence = _confidence(page)
        if confidence > most:
            best, most = page, confidence
        if most > _SURE:
            break
    return best


def _turned(grey: Image, red: Image, quarters: int) -> Upright:
    """Rulings are told with the red ink on the page: where it hides them they would seem to end."""
    level, seals = straightened(*(np.ascontiguousarray(np.rot90(image, -quarters)) for image in (grey, red)))
    ink = ink_of(level)
    rulings = rulings_of(level, ink)
    clean = without(level, seals)
    ink = ink if clean is level else ink_of(clean)
    return Upright(clean, ink & ~rulings.mask, rulings, quarters, seals)


def _confidence(page: Upright) -> float:
    """How sure recognition is of the beginnings of the page's longest lines; 1 where there are none."""
    height, width = page.ink.shape
    boxes = sorted(text_boxes(page.ink, (0, 0, width, height)), key=lambda box: box[0] - box[2])[:_SAMPLES]
    lines = [page.grey[top:bottom, left : min(right, left + _WIDEST)] for left, top, right, bottom in boxes]
    return float(np.mean([reading.confidence for reading in recognised(lines)])) if lines else 1.0
