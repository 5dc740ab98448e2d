"""An OFD page: its words, lines and pictures as those of a PDF page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from ogicheck_plugins.formats_kit.drawn.page import Box, Page, Word, around
from ogicheck_plugins.formats_kit.drawn.rulings import large, rulings
from ogicheck_plugins.formats_kit.drawn.walls import Walls, pieces
from ogicheck_plugins.ofd.geometry import POINTS, numbers
from ogicheck_plugins.ofd.paths import lines_in
from ogicheck_plugins.ofd.text import Character, words_in

_A4 = (0.0, 0.0, 210.0, 297.0)
_OBJECTS = ("{*}TextObject", "{*}PathObject", "{*}ImageObject")


def page_of(count: int, roots: Sequence[etree._Element], box: Sequence[float]) -> Page:
    """The page of that number from its content and the templates below it; `box` is its size in millimetres."""
    texts: list[list[Character]] = []
    lines: list[Box] = []
    pictures: list[Box] = []
    for element in (one for root in roots for one in _objects(root)):
        match etree.QName(element).localname:
            case "TextObject":
                texts += words_in(element)
            case "PathObject":
                lines += lines_in(element)
            case _:
                pictures.append(_boundary(element))
    flat, steep = rulings(lines)
    words = tuple(_words(texts, Walls(flat, steep)))
    width, height = (side * POINTS for side in box[2:])
    return Page(count, width, height, 0, words, tuple(flat), tuple(steep), tuple(large(pictures)))


def size_of(*roots: etree._Element) -> Sequence[float]:
    """The physical box that the first of the elements to have one gives."""
    boxes = (numbers(box.text) for root in roots for box in root.iter("{*}PhysicalBox"))
    return next((box for box in boxes if len(box) == 4 and min(box[2:]) > 0), _A4)


def _objects(root: etree._Element) -> Iterator[etree._Element]:
    content = (one for part in root.iterchildren("{*}Content") for one in part.iter(*_OBJECTS))
    return (one for one in content if one.get("Visible") != "false")


def _boundary(element: etree._Element) -> Box:
    box = numbers(element.get("Boundary"))
    left, top, width, height = box if len(box) == 4 else (0.0, 0.0, 0.0, 0.0)
    return left * POINTS, top * POINTS, (left + width) * POINTS, (top + height) * POINTS


def _words(texts: Sequence[list[Character]], walls: Walls) -> Iterator[Word]:
    for text in texts:
        boxes = [box for _, box in text]
        word = Word("".join(sign for sign, _ in text), *around(boxes))
        yield from pieces(word, boxes, walls) if walls.cut(word) else [word]
