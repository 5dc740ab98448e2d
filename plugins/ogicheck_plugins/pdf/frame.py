"""From PDF user space to the upright page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ogicheck_plugins.formats_kit.drawn.page import Box

Quad = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
MOST_CHARACTERS = 200_000
"""Ten times what an A4 page holds that is set solid in five points."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in user space, and the clockwise quarter turns that make its text upright."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn % 2 else (width, height)

    def upright(self, quads: Iterable[Quad]) -> list[Box]:
        """User space boxes (left, bottom, right, top) as left, top, right, bottom of the upright page."""
        west, south, east, north = self.left, self.bottom, self.right, self.top
        match self.turn:
            case 0:
                return [(left - west, north - top, right - west, north - bottom) for left, bottom, right, top in quads]
            case 1:
                return [(bottom - south, left - west, top - south, right - west) for left, bottom, right, top in quads]
            case 2:
                return [(east - right, bottom - south, east - left, top - south) for left, bottom, right, top in quads]
            case _:
                return [(north - top, east - right, north - bottom, east - left) for left, bottom, right, top in quads]
