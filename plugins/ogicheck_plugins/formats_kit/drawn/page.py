"""What stands on one page, upright: words, ruling lines, large pictures.

Coordinates are points from the top left corner, y downwards, of the page turned so that its text reads upright. That is
the page as it is shown, except where a producer drew a table sideways on an unturned page. Tuples, not dataclasses: a
page has hundreds of each, and reading stays near the speed of PDFium itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ogicheck.api import Place

UNREAD = "\ufffd"
"""Stands in a word for what is printed there and cannot be told."""
MOST_PAGES = 500
"""Pages that a file may have: a report has ten to fifty."""
COVERED = 0.8
"""Share of the page that a scan takes up at least, which is all that stands on it."""

Box = tuple[float, float, float, float]


class Word(NamedTuple):
    """Characters without a blank between them, and the box that their advances and line height take up."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Ruling(NamedTuple):
    """A straight line: its y and its ends in x where horizontal, its x and its ends in y where vertical."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """`number` counts from 1; `turn` is what is left to turn clockwise, in quarters, to get the page as shown.
    `altered` tells that not all of the file's text is among the words as it is: some lay over the rest, or was not told.
    """

    number: int
    width: float
    height: float
    turn: int
    words: tuple[Word, ...]
    horizontals: tuple[Ruling, ...]
    verticals: tuple[Ruling, ...]
    pictures: tuple[Box, ...]
    altered: bool = False

    def place(self, box: Box) -> Place:
        """Where `box` is on the page as shown."""
        left, top, right, bottom = box
        width, height = self.width, self.height
        for _ in range(self.turn):
            left, top, right, bottom = height - bottom, left, height - top, right
            width, height = height, width
        return Place(page=self.number, box=(round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)))


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def covered(page: Page) -> float:
    """Share of the page that its pictures take up; 0 of a page that says it has no size."""
    pictures = sum((right - left) * (bottom - top) for left, top, right, bottom in page.pictures)
    return pictures / (page.width * page.height) if page.width and page.height else 0.0
