"""Words that a ruling line runs through: one figure too wide for its cell, or the figures of two cells?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ogicheck_plugins.formats_kit.drawn.contested import is_small
from ogicheck_plugins.formats_kit.drawn.page import Box, Ruling, Word, around

_MARGIN = 1.0
"""In points, how far characters stick into the rules beside them."""
_GAP = 0.5
"""In points, beyond the usual gap between a word's characters, from where on one counts as room for a rule."""
_WIDEST = 0.6
"""The usual gap at most, in heights of a character: what stands farther apart is spaced out by no typesetter."""
_OVERLAP = 0.3
"""Share of a character's width by which the next one lies over it that begins anew, as at the foot of a column."""


class Walls:
    """The ruling lines of a page, by position."""

    def __init__(self, horizontals: Sequence[Ruling], verticals: Sequence[Ruling]) -> None:
        self._horizontals, self._verticals = sorted(horizontals), sorted(verticals)

    def cut(self, word: Word) -> bool:
        """Whether a line runs through the word: upright anywhere but at its sides, or level through its middle."""
        _, left, top, right, bottom = word
        third = (bottom - top) / 3
        middle = (top + bottom) / 2
        return _crosses(self._verticals, left + _MARGIN, right - _MARGIN, middle) or (
            _crosses(self._horizontals, top + third, bottom - third, (left + right) / 2)
        )

    def parts(self, first: Box, second: Box) -> bool:
        """Whether a line stands between the middles of two characters of a line."""
        middle = (first[1] + first[3]) / 2
        return _crosses(self._verticals, (first[0] + first[2]) / 2, (second[0] + second[2]) / 2, middle)

    def between(self, first: Box, second: Box) -> bool:
        """Whether a line stands where one character of a line ends and the next begins."""
        middle = (first[1] + first[3]) / 2
        return _crosses(self._verticals, first[2] - _MARGIN, second[0] + _MARGIN, middle)


def pieces(word: Word, boxes: Sequence[Box], walls: Walls) -> list[Word]:
    """The word cut where a line stands in a gap between two characters, or where the next one goes back or to another
    line. Characters that a line merely runs through stay together: that is one figure wider than its cell. A figure behind
    words, on the other side of a line, is none of theirs even where the last of them, such as a wide ”, reaches over it.
    """
    if len(boxes) < 2:
        return [word]
    usual = median(second[0] - first[2] for first, second in pairwise(boxes))
    gap = min(usual, _WIDEST * (word.bottom - word.top)) + _GAP
    cuts = [
        i + 1
        for i, (first, second) in enumerate(pairwise(boxes))
        if _apart(first, second, gap, walls)
        or _is_noted(word.text[i : i + 2], first, second)
        or (_figure_behind(word.text[i : i + 2]) and walls.parts(first, second))
    ]
    return [Word(word.text[start:end], *around(boxes[start:end])) for start, end in pairwise([0, *cuts, len(boxes)])]


def _is_noted(two: str, first: Box, second: Box) -> bool:
    """Whether a character of a figure is smaller than the one before it: boxes of other signs may be those of their ink."""
    return two.isalnum() and two[0].isdigit() and is_small(second, first)


def _figure_behind(two: str) -> bool:
    return not two[0].isascii() and two[1:].isdecimal()


def _apart(first: Box, second: Box, gap: float, walls: Walls) -> bool:
    back = first[2] - second[0] > _OVERLAP * (first[2] - first[0])
    above = abs(first[1] + first[3] - second[1] - second[3]) > first[3] - first[1]
    return back or above or (second[0] - first[2] >= gap and walls.between(first, second))


def _crosses(lines: Sequence[Ruling], low: float, high: float, along: float) -> bool:
    crossed = lines[bisect_left(lines, (low,)) : bisect_left(lines, (high,))]
    return any(start <= along <= end for _, start, end in crossed) if crossed else False
