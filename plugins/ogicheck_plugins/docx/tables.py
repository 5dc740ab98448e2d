"""Tables of a Word file: rows and merged cells as a grid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from ogicheck_plugins.docx.names import switched_on, value, w, whole_number
from ogicheck_plugins.docx.refusals import TOO_WIDE, refuse

WIDEST, MOST = 200, 1000
"""Grid columns that a cell may span, and cells that a row may have: more is an error or an attack."""

ROW, CELL = w("tr"), w("tc")
_PROPERTIES = frozenset({w("trPr"), w("tcPr")})
_SPAN, _DOWN, _ACROSS, _BEFORE = w("gridSpan"), w("vMerge"), w("hMerge"), w("gridBefore")
_GONE = frozenset({w("del"), w("cellDel"), w("hidden")})
_SHAPING = (_SPAN, _DOWN, _ACROSS, _BEFORE, *_GONE)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a row or a cell says of its place; `down` and `across` are restart, continue or nothing."""

    span: int = 1
    before: int = 0
    down: str = ""
    across: str = ""
    gone: bool = False


Shapes = dict[etree._Element, Shape]
_PLAIN = Shape()


def shapes(root: etree._Element) -> Shapes:
    """The shapes of all rows and cells that are not plain: one pass costs far less than to ask each."""
    found: dict[etree._Element, list[etree._Element]] = {}
    for element in root.iter(*_SHAPING):
        properties = element.getparent()
        if properties is not None and properties.tag in _PROPERTIES:
            found.setdefault(properties.getparent(), []).append(element)
    return {element: _shape(said) for element, said in found.items()}


def _shape(said: list[etree._Element]) -> Shape:
    by_name = {element.tag: element for element in said}
    return Shape(
        span=max(1, _clamp(by_name.get(_SPAN), 1)),
        before=_clamp(by_name.get(_BEFORE), 0),
        down=value(by_name[_DOWN], "continue") if _DOWN in by_name else "",
        across=value(by_name[_ACROSS], "continue") if _ACROSS in by_name else "",
        gone=any(element.tag in _GONE and switched_on(element) for element in said),
    )


def _clamp(element: etree._Element | None, default: int) -> int:
    return max(0, min(whole_number(value(element), default), WIDEST))


@dataclass(slots=True)
class Box:
    """A cell on the table's grid: `left` and `right` are the edges between which it stands."""

    element: etree._Element
    path: str
    row: int
    left: int
    right: int
    rowspan: int = 1


@dataclass(slots=True)
class Grid:
    """Takes the rows of a table one by one and tells which cells stand where."""

    shapes: Shapes
    boxes: list[Box] = field(default_factory=list)
    _rows: int = 0
    _open: list[Box] = field(default_factory=list)

    def add(self, row: etree._Element, cells: Iterable[tuple[etree._Element, str]]) -> None:
        """Add a row; one that is deleted or hidden counts as absent."""
        shape = self.shapes.get(row, _PLAIN)
        if shape.gone:
            return
        edge, merged, taken = shape.before, [], None
        for count, (cell, path) in enumerate(cells):
            if count >= MOST:
                raise refuse(TOO_WIDE, MOST)
            shape = self.shapes.get(cell, _PLAIN)
            if shape.gone:
                continue
            left, edge = edge, edge + shape.span
            if taken is not None and shape.across == "continue":
                taken.right = edge
                continue
            taken = self._take(cell, path, left, edge, shape)
            if shape.down:
                merged.append(taken)
        self._open = merged
        self._rows += 1

    def _take(self, cell: etree._Element, path: str, left: int, right: int, shape: Shape) -> Box:
        if shape.down == "continue":
            for above in self._open:
                if above.left < right and left < above.right:
                    above.rowspan = self._rows + 1 - above.row
                    return above
        box = Box(cell, path, self._rows, left, right)
        self.boxes.append(box)
        return box
