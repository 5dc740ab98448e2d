"""Elements that a page shows as tables by its styles, or tells to be such to who does not see it (WAI-ARIA), named so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile

from lxml import etree

from ogicheck.api import is_figure
from ogicheck_plugins.formats_kit.websource import MARK
from ogicheck_plugins.html.declarations import length, of

PLAIN = frozenset(("div", "span", "section", "article", "p", "ul", "ol", "li", "dl", "dt", "dd", "label", "form"))
"""Elements that are nothing by themselves: a table's own are what they are."""
_DISPLAYED = {
    "table": "table",
    "inline-table": "table",
    "table-header-group": "thead",
    "table-row-group": "tbody",
    "table-footer-group": "tfoot",
    "table-row": "tr",
    "table-cell": "td",
}
_ROLES = {"table": "table", "grid": "table", "rowgroup": "tbody", "row": "tr"} | dict.fromkeys(
    ("cell", "gridcell", "columnheader", "rowheader"), "td"
)
_FEWEST = 3
"""Rows of boxes side by side that make a table, below a head without figures, and figures in them: else they are lines of
text, or arrange the page."""


def name_tables(root: etree._Element) -> None:
    """Give such elements the names of tables, rows and cells."""
    around = _around(filter(_is_row, root.iter(*PLAIN)))
    below: set[etree._Element] = set()
    for element in root.iter(etree.Element) if around else ():
        named = _named(element) if element.tag in PLAIN else ""
        if named and (element in around if named == "table" else element.getparent() in below):
            element.tag = named
        if element.tag == "table" or element.getparent() in below:
            below.add(element)
    for element in root.iter(*PLAIN):
        rows = [list(child) for child in element if child.tag in PLAIN]
        if len(rows) == len(element) >= _FEWEST and all(map(_is_flex, element)) and _holds_figures(rows):
            _name(element, rows)


def _named(element: etree._Element) -> str:
    return _DISPLAYED.get(of(element).get("display", "")) or _ROLES.get(element.get("role", ""), "")


def _around(rows: Iterable[etree._Element]) -> set[etree._Element]:
    """All that rows stand in; each is climbed through once, however deep they are nested."""
    found: set[etree._Element] = set()
    for row in rows:
        found.update(takewhile(lambda one: one not in found, row.iterancestors()))
    return found


def _is_row(element: etree._Element) -> bool:
    return _named(element) == "tr"


def _is_flex(row: etree._Element) -> bool:
    """Whether its parts stand side by side, and nothing beside them."""
    style = of(row)
    across = style.get("display") in ("flex", "inline-flex") and not style.get("flex-direction", "row").startswith("column")
    texts = (row.text, *(cell.tail for cell in row))
    return across and len(row) > 0 and not any(text and MARK.sub("", text).strip() for text in texts)


def _holds_figures(rows: Sequence[Sequence[etree._Element]]) -> bool:
    figures = [sum(is_figure(_text(cell)) for cell in cells) for cells in rows]
    return len(rows[0]) > 1 and not figures[0] and sum(figures) >= _FEWEST


def _text(cell: etree._Element) -> str:
    return MARK.sub("", "".join(map(str, cell.itertext()))).strip()


def _name(table: etree._Element, rows: Sequence[Sequence[etree._Element]]) -> None:
    """Cells span as many columns as their widths do; without widths rows are of as many cells."""
    ends = [[round(end) for end in accumulate(_widths(cells))] for cells in rows]
    columns = sorted({end for row in ends for end in row})
    table.tag = "table"
    for row, cells, own in zip(table, rows, ends, strict=True):
        row.tag = "tr"
        for cell, span in zip(cells, _spans(own, columns), strict=True):
            cell.tag = "td"
            cell.set("colspan", str(span))


def _widths(cells: Sequence[etree._Element]) -> list[float]:
    """The share of a row that each cell takes, in thousandths."""
    shares = [length(of(cell).get("width")) if of(cell).get("width", "").endswith("%") else None for cell in cells]
    return [1000 / len(cells) if share is None else share * 10 for share in shares]


def _spans(ends: Sequence[int], columns: Sequence[int]) -> Iterator[int]:
    places = [0, *(columns.index(end) + 1 for end in ends)]
    yield from (end - start for start, end in zip(places, places[1:], strict=False))
