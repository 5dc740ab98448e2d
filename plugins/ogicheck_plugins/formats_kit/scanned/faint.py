"""Rules that are fainter than ink, or broken: light grey, dotted and dashed ones, and those between rows that are tight.

On a page whose characters are painted over with paper they are all that is left, so that a low ridge of darkness will do.
Where a character stands on a rule, or touches it, the page itself shows whether the rule goes on.
"""

from __future__ import annotations

import cv2
import numpy as np

from ogicheck_plugins.formats_kit.scanned.image import Image, runs

Lines = tuple[Image, Image]
"""Masks of level lines: of the certain parts alone, and with the gaps between those filled."""
_LEAST, _LARGEST, _DENSE = 8, 60, 0.35
"""Pixels across the ink of a character at least and at most, and the share of its box that it fills at least: strokes of
a line's pieces, and what lines enclose, fill less."""
_BAR, _FULL = 16, 0.7
"""A piece of ink no thicker than this that fills its box is part of a thick rule."""
_RULE = 160
"""Longer than the strokes of characters in a row that touch."""
_AROUND = 51
"""Pixels round a character from which the paper's shade is taken: wider than the character."""
_SMOOTH, _BROAD = 13, 15
"""Pixels over which an upright line is evened out, less than a row's height; and wider than any rule is thick."""
_LONG_SMOOTH = 27
"""Rows of a table are longer than columns' parts between spanning cells, and can be evened out over more."""
_SEED, _FLAT, _STEEP = 60, 45, 40
"""Pixels without a gap from which a line is told, and those of the shortest level and upright line: longer than strokes."""
_GAP_FLAT, _GAP_STEEP = 75, 20
"""Narrower than a column or a row, whose characters would bridge a cell that spans others."""
_SHARE = 0.35
"""Of the height that most of the lines have: creases, and what shines through from overleaf, are lower."""
_OVER_NOISE = 3
"""Quartiles' distances from the median above which hardly any of the blank page is: twice the deviation of even noise."""
_FREE, _SHOWN = 0.4, 0.8
"""Share of a line that no characters cover, and of that the share that is seen with them painted over."""


def faint_lines(grey: Image, ink: Image) -> tuple[Lines, Lines]:
    """Level and upright lines, those as lines of the page laid on its side."""
    across = np.ascontiguousarray(grey.T)
    characters = _characters(ink)
    clear = _painted_over(grey, ink, characters)
    level = _ridges(clear, _LONG_SMOOTH)
    upright = _ridges(np.ascontiguousarray(clear.T), _SMOOTH)
    noise = _noise(level, upright)
    least = _height(level, upright, noise)
    faint = max(noise, least / 2)
    covered = characters, np.ascontiguousarray(characters.T)
    return (
        _lines(level, _ridges(grey, _SMOOTH), covered[0], (least, faint), _FLAT, _GAP_FLAT),
        _lines(upright, _ridges(across, _SMOOTH), covered[1], (least, faint), _STEEP, _GAP_STEEP),
    )


def _characters(ink: Image) -> Image:
    """A mask of what has the size of characters, or of characters in a row that touch, between the rules that are ink."""
    rules: Image = runs(ink, _RULE) | np.ascontiguousarray(runs(np.ascontiguousarray(ink.T), _RULE).T)
    beside: Image = cv2.dilate(rules, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink & ~beside, connectivity=8)
    sides = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    thin, long, filled = sides.min(axis=1), sides.max(axis=1), stats[:, cv2.CC_STAT_AREA] / sides.prod(axis=1)
    bar = (thin < _BAR) & (long > 2 * thin) & (filled > _FULL)
    found = (thin >= _LEAST) & (thin < _LARGEST) & (filled >= _DENSE) & ~bar
    found[0] = False
    mask: Image = cv2.dilate(found.astype(np.uint8)[labels] * np.uint8(255), np.ones((5, 5), np.uint8))
    return mask & ~beside


def _painted_over(grey: Image, ink: Image, characters: Image) -> Image:
    """The page with the shade of the paper near by in place of characters."""
    inked: Image = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    blank = ((inked | characters) == 0).astype(np.float32)
    near = (_AROUND, _AROUND)
    paper = cv2.blur(grey * blank, near) / np.maximum(cv2.blur(blank, near), 1e-3)
    return np.where(characters > 0, np.minimum(paper, 255), grey).astype(np.uint8)


def _ridges(grey: Image, smooth: int) -> Image:
    """How much darker each place is than what is above and below it, evened out along level lines."""
    even = cv2.bitwise_not(cv2.blur(grey, (smooth, 1)))
    return cv2.morphologyEx(even, cv2.MORPH_TOPHAT, np.ones((_BROAD, 1), np.uint8))


def _noise(level: Image, upright: Image) -> float:
    """Higher than nearly all of the blank page."""
    middle, upper = np.percentile(np.concatenate((level[::4].ravel(), upright[::4].ravel())), (50, 75))
    return float(middle + _OVER_NOISE * (upper - middle + 0.5))


def _height(level: Image, upright: Image, noise: float) -> float:
    """The least height of a line on this page."""
    heights = np.concatenate([ridges[runs(_above(ridges, noise), _SEED) > 0] for ridges in (level, upright)])
    return max(noise, _SHARE * float(np.median(heights))) if len(heights) else 255.0


def _lines(clear: Image, full: Image, covered: Image, heights: tuple[float, float], shortest: int, gap: int) -> Lines:
    """Ridges of the painted over page and of the page itself; gaps are filled where this one shows no end."""
    least, faint = heights
    firm = runs(_above(clear, least), shortest) | _shown(runs(_above(full, least), _SEED), clear > least, covered == 0)
    bridged: Image = cv2.morphologyEx(firm, cv2.MORPH_CLOSE, np.ones((3, gap), np.uint8))
    beside: Image = cv2.dilate(_above(full, faint), np.ones((3, 1), np.uint8))
    return firm, firm | (bridged & beside)


def _shown(lines: Image, seen: Image, free: Image) -> Image:
    """Lines that are no row of strokes: those are gone where the characters are painted over."""
    count, labels = cv2.connectedComponents(lines, connectivity=8)
    size, bare, clear = (np.bincount(labels[mask], minlength=count) for mask in (labels > 0, free, free & seen))
    kept = (bare >= _FREE * size) & (clear >= _SHOWN * bare)
    kept[0] = False
    return kept.astype(np.uint8)[labels] * np.uint8(255)


def _above(ridges: Image, height: float) -> Image:
    return cv2.threshold(ridges, height, 255, cv2.THRESH_BINARY)[1]
