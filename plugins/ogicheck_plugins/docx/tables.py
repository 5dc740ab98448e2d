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
CELL_PROPERTIES = w("tcPr")
_PROPERTIES = frozenset({w("trPr"), CELL_PROPERTIES})
_SPAN, _DOWN, _ACROSS, _BEFORE = w("gridSpan"), w("vMerge"), w("hMerge"), w("gridBefore")
_GRID, _COLUMN, _WIDTH = w("tblGrid"), w("gridCol"), w("w")
SHAPING = frozenset({_SPAN, _DOWN, _ACROSS, _BEFORE, w("del"), w("cellDel"), w("hidden")})


@dataclass(frozen=True, slots=True)
class Shapes:
    """What the rows and cells that are not plain say of themselves; `down` and `across` hold restart or continue."""

    spans: dict[etree._Element, int] = field(default_factory=dict)
    before: dict[etree._Element, int] = field(default_factory=dict)
    down: dict[etree._Element, str] = field(default_factory=dict)
    across: dict[etree._Element, str] = field(default_factory=dict)
    gone: set[etree._Element] = field(default_factory=set)

    def add(self, said: etree._Element, tag: str) -> None:
        """Take in one of SHAPING, if it stands in the properties of a row or a cell."""
        properties = said.getparent()
        owner = None if properties is None else properties.getparent()
        if properties is None or owner is None or properties.tag not in _PROPERTIES:
            return
        if tag == _SPAN:
            self.spans[owner] = max(1, _clamped(said))
        elif tag == _DOWN:
            self.down[owner] = value(said, "continue")
        elif tag == _ACROSS:
            self.across[owner] = value(said, "continue")
        elif tag == _BEFORE:
            self.before[owner] = _clamped(said)
        elif switched_on(said):
            self.gone.add(owner)


def _clamped(element: etree._Element) -> int:
    return max(0, min(whole_number(value(element), 0), WIDEST))


def widths(table: etree._Element) -> dict[int, float]:
    """The widths of the grid's columns in twentieths of a point."""
    columns = (column for grid in table.iterchildren(_GRID) for column in grid.iterchildren(_COLUMN))
    return {index: whole_number(column.get(_WIDTH), 0) for index, column in enumerate(columns)}


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
        shapes = self.shapes
        if row in shapes.gone:
            return
        edge = shapes.before.get(row, 0)
        merged: list[Box] = []
        box: Box | None = None
        for count, (cell, path) in enumerate(cells):
            if count >= MOST:
                raise refuse(TOO_WIDE, MOST)
            if cell in shapes.gone:
                continue
            left, edge = edge, edge + shapes.spans.get(cell, 1)
            if box is not None and shapes.across.get(cell) == "continue":
                box.right = edge
                continue
            down = shapes.down.get(cell)
            above = self._above(left, edge) if down == "continue" else None
            if above is None:
                box = Box(cell, path, self._rows, left, edge)
                self.boxes.append(box)
            else:
                above.rowspan = self._rows + 1 - above.row
                box = above
            if down:
                merged.append(box)
        self._open = merged
        self._rows += 1

    def _above(self, left: int, right: int) -> Box | None:
        return next((box for box in self._open if box.left < right and left < box.right), None)
