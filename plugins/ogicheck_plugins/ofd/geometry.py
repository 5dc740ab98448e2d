"""From an OFD object's own millimetres to points of the page."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ogicheck_plugins.formats_kit.drawn.page import Box

POINTS = 72 / 25.4
"""Points in a millimetre."""
_LARGEST = 1e6
"""Millimetres of a page at most: what is larger would overflow, and is on no page."""
_UNMOVED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def numbers(text: str | None) -> list[float]:
    """The numbers in an attribute; 0 for what is none."""
    return [_number(piece) for piece in (text or "").split()]


def number(element: etree._Element, attribute: str, default: float = 0) -> float:
    """The number in an attribute, `default` where there is none."""
    return _number(element.get(attribute, str(default)))


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0
    return value if -_LARGEST < value < _LARGEST else 0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where an object stands: its corner on the page, and the matrix that its own coordinates go through."""

    left: float
    top: float
    matrix: tuple[float, ...]

    @classmethod
    def of(cls, element: etree._Element) -> Frame:
        """The frame of a graphic unit (8.5)."""
        boundary, matrix = numbers(element.get("Boundary")), numbers(element.get("CTM"))
        left, top = boundary[:2] if len(boundary) == 4 else (0, 0)
        return cls(left, top, tuple(matrix) if len(matrix) == 6 else _UNMOVED)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the object in points of the page."""
        a, b, c, d, e, f = self.matrix
        return (a * x + c * y + e + self.left) * POINTS, (b * x + d * y + f + self.top) * POINTS

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The upright box round a box of the object."""
        corners = [self.point(x, y) for x in (left, right) for y in (top, bottom)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)
