"""The straight lines that OFD path objects draw (GB/T 33190-2016, 9.1)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ogicheck_plugins.formats_kit.drawn.page import Box
from ogicheck_plugins.formats_kit.drawn.rulings import THIN
from ogicheck_plugins.ofd.geometry import Frame, numbers

_ARGUMENTS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
Point = tuple[float, float]


def lines_in(element: etree._Element) -> Iterator[Box]:
    """The boxes, thin in one direction, of the lines of a path: its strokes, or the path itself where that is thin."""
    frame = Frame.of(element)
    edges = list(_edges(element.findtext("{*}AbbreviatedData") or "", frame))
    if not edges:
        return
    whole = _around([point for edge in edges for point in edge])
    if _is_thin(whole):
        yield whole
    elif element.get("Stroke", "true") != "false":
        yield from filter(_is_thin, map(_around, edges))


def _edges(data: str, frame: Frame) -> Iterator[tuple[Point, Point]]:
    """The straight edges of a path."""
    pieces = data.split()
    start = last = (0.0, 0.0)
    at = 0
    while at < len(pieces):
        count = _ARGUMENTS.get(pieces[at])
        if count is None:
            return
        arguments = numbers(" ".join(pieces[at + 1 : at + 1 + count]))
        if len(arguments) < count:
            return
        end = frame.point(*arguments[-2:]) if count else start
        if pieces[at] in "LC":
            yield last, end
        elif pieces[at] in "MS":
            start = end
        last, at = end, at + 1 + count


def _around(points: list[Point] | tuple[Point, Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _is_thin(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) <= THIN
