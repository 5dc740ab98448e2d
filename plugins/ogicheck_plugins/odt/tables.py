"""Tables of an OpenDocument text: rows and spanning cells as a grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.formats_kit.attributes import whole_number
from ogicheck_plugins.odt.names import TABLE, short

WIDEST, MOST = 1000, 50_000
"""Columns, and cells, that a table may have: more is an error or an attack."""
_TOO_LARGE = Text(
    "表格超过 {0} 列或 {1} 个单元格，无法读取；请核对该表格",
    "a table has more than {0} columns or {1} cells and cannot be read: look at the table",
)
_ROW, _CELL, _COVERED = f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_GROUPS = frozenset(f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
_ROWS_REPEATED, _COLUMNS_REPEATED = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
_ACROSS, _DOWN, _VISIBILITY = f"{TABLE}number-columns-spanned", f"{TABLE}number-rows-spanned", f"{TABLE}visibility"


@dataclass(frozen=True, slots=True)
class TableSpot:
    """A cell, its path, and the part of the grid that it takes."""

    element: etree._Element
    path: str
    row: int
    left: int
    right: int
    rowspan: int


def spots(table: etree._Element, path: str) -> Iterator[TableSpot]:
    """The cells of a table that are not covered by others; raises UnreadableError where it is too large."""
    for count, spot in enumerate(_spots(table, path)):
        if count >= MOST or spot.left >= WIDEST:
            raise UnreadableError(_TOO_LARGE.fill(WIDEST, MOST))
        yield spot


def _spots(table: etree._Element, path: str) -> Iterator[TableSpot]:
    top = 0
    for row, place in _rows(table, path):
        cells = list(_cells(row, place))
        for _ in range(whole_number(row.get(_ROWS_REPEATED), 1) if cells else 0):
            yield from (replace(spot, row=top) for spot in cells)
            top += 1


def _rows(container: etree._Element, path: str) -> Iterator[tuple[etree._Element, str]]:
    counts: dict[str, int] = {}
    for child in container:
        tag = child.tag
        count = counts[tag] = counts.get(tag, 0) + 1
        place = f"{path}/{short(tag)}[{count}]"
        if tag == _ROW:
            if child.get(_VISIBILITY) not in ("collapse", "filter"):
                yield child, place
        elif tag in _GROUPS:
            yield from _rows(child, place)


def _cells(row: etree._Element, path: str) -> Iterator[TableSpot]:
    column = 0
    counts: dict[str, int] = {}
    for cell in row:
        tag = cell.tag
        count = counts[tag] = counts.get(tag, 0) + 1
        for _ in range(whole_number(cell.get(_COLUMNS_REPEATED), 1) if tag in (_CELL, _COVERED) else 0):
            if tag == _CELL:
                right = column + min(max(whole_number(cell.get(_ACROSS), 1), 1), WIDEST)
                down = min(max(whole_number(cell.get(_DOWN), 1), 1), MOST)
                yield TableSpot(cell, f"{path}/{short(tag)}[{count}]", 0, column, right, down)
            column += 1
            if column > WIDEST:
                break
