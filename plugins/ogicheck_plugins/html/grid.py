"""Tables of a page as a grid (HTML Living Standard, 4.9.12.1, forming a table)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ogicheck_plugins.html.declarations import is_absent
from ogicheck_plugins.html.refusals import TOO_WIDE, refuse

WIDEST, MOST = 200, 1000
"""Columns that a cell may span, and that a table may have: more is an error or an attack."""

GROUPS = frozenset({"thead", "tbody", "tfoot"})
OPAQUE = GROUPS | {"table", "caption"}
_SCREEN = 3000
"""Pixels of a column at most: a width that is larger than any screen says nothing."""
_DIGITS = re.compile(r"\s*\+?(\d{1,9})")
CELLS = frozenset({"td", "th"})

ROWS = CELLS | {"tr"}

Row = list[etree._Element]
Stray = etree._Element | str


@dataclass(frozen=True, slots=True)
class PageSpot:
    """A cell and the part of the grid that it takes."""

    element: etree._Element
    row: int
    left: int
    right: int
    rowspan: int


def groups_of(table: etree._Element, strays: list[Stray]) -> list[list[Row]]:
    """The row groups of a table in the order in which they show; `strays` takes in what stands outside its cells."""
    first: list[list[Row]] = []
    last: list[list[Row]] = []
    groups = [child for child in table if child.tag in GROUPS and not is_absent(child)]
    for group in groups or [table]:
        (last if group.tag == "tfoot" else first).append(_rows(group, strays))
    if groups:
        first.insert(0, _rows(table, strays))
    return first + last


def _rows(group: etree._Element, strays: list[Stray]) -> list[Row]:
    rows: list[Row] = []
    implied: Row | None = None
    for child in _within(group, ROWS, strays):
        if child.tag == "tr":
            implied = None
            rows.append(list(_within(child, CELLS, strays)))
        elif implied is None:
            implied = [child]
            rows.append(implied)
        else:
            implied.append(child)
    return rows


def _within(element: etree._Element, wanted: frozenset[str], strays: list[Stray]) -> Iterator[etree._Element]:
    """The wanted elements within, also those wrapped in a form or the like, but not those of a table within."""
    strays.append(element.text or "")
    for child in element:
        if child.tag in wanted:
            if not is_absent(child):
                yield child
        elif child.tag not in OPAQUE and next(child.iter(*wanted), None) is not None:
            yield from _within(child, wanted, strays)
        elif child.tag not in GROUPS:
            strays.append(child)
        strays.append(child.tail or "")


def spots(groups: list[list[Row]]) -> list[PageSpot]:
    """The cells of all rows on the grid; raises UnreadableError for a table too wide to be one."""
    placed: list[PageSpot] = []
    top = 0
    for rows in groups:
        # For each column the first row that the cells above leave free.
        free: dict[int, int] = {}
        for offset, row in enumerate(rows):
            column = 0
            for cell in row:
                while free.get(column, 0) > offset:
                    column += 1
                if column >= MOST:
                    raise refuse(TOO_WIDE, MOST)
                height = _height(cell, len(rows) - offset)
                right = column + max(1, min(_number(cell, "colspan"), WIDEST))
                free.update(dict.fromkeys(range(column, right), offset + height))
                placed.append(PageSpot(cell, top + offset, column, right, height))
                column = right
        top += len(rows)
    return placed


def _height(cell: etree._Element, rows_left: int) -> int:
    height = _number(cell, "rowspan")
    return rows_left if height == 0 else max(1, min(height, rows_left))


def _number(cell: etree._Element, attribute: str) -> int:
    """An attribute as HTML reads it: its leading digits, 1 where there are none."""
    match = _DIGITS.match(cell.get(attribute, ""))
    return int(match[1]) if match else 1


def widths(table: etree._Element) -> dict[int, float]:
    """The widths in pixels that a table gives its columns; one past any screen is a negative number gone wrong."""
    columns = (_number(column, "width") for column in table.iterfind("./col"))
    grouped = (_number(column, "width") for column in table.iterfind("./colgroup/col"))
    return {index: width if width < _SCREEN else 0 for index, width in enumerate((*columns, *grouped))}
