"""The sheets of an OpenDocument spreadsheet: what their cells show, as far as rows and columns are shown."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ogicheck.api import Block, Place, Text, UnreadableError
from ogicheck_plugins.formats_kit.attributes import whole_number
from ogicheck_plugins.formats_kit.marks import UNREAD
from ogicheck_plugins.formats_kit.sheets import SheetSpot, blocks_of
from ogicheck_plugins.odt.names import PARAGRAPHS, TABLE
from ogicheck_plugins.odt.text import SpanLine

PART = "content.xml"
WIDEST, MOST = 200, 50_000
"""Columns, and cells with content, that a sheet may have: more is no report."""
_TOO_LARGE = Text(
    "工作表内容超过 {0} 列或 {1} 格，远多于任何年报，未读取；请只保留年报表格后另存",
    "a sheet has content in more than {0} columns or {1} cells, far more than any report: save the report alone",
)
_ROW, _CELL, _COVERED = f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_ROWS, _COLUMNS = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
_ACROSS, _DOWN, _SHOWN = f"{TABLE}number-columns-spanned", f"{TABLE}number-rows-spanned", f"{TABLE}visibility"
_FORMULA = f"{TABLE}formula"
_UNSHOWN = ("collapse", "filter")


def sheet_blocks(spreadsheet: etree._Element) -> Iterator[Block]:
    """The blocks of all sheets; raises UnreadableError."""
    for table in spreadsheet.iterchildren(f"{TABLE}table"):
        for run in _runs(table):
            yield from blocks_of(run)


def _runs(table: etree._Element) -> Iterator[list[SheetSpot]]:
    """The cells with content, in runs of rows between which blank ones stand."""
    run: list[SheetSpot] = []
    hidden = _hidden_columns(table)
    taken = 0
    for row, element in enumerate(one for one in table.iter(_ROW) if one.get(_SHOWN) not in _UNSHOWN):
        spots = list(_spots(element, hidden))
        taken += len(spots)
        if taken > MOST or any(spot.right > WIDEST for spot in spots):
            raise UnreadableError(_TOO_LARGE.fill(WIDEST, MOST))
        if not spots and run and row >= max(spot.row + spot.rowspan for spot in run[-WIDEST:]):
            yield run
            run = []
        for spot in spots:
            spot.row = row
        run += spots
    if run:
        yield run


def _spots(row: etree._Element, hidden: set[int]) -> Iterator[SheetSpot]:
    column = shown = 0
    for cell in row.iterchildren(_CELL, _COVERED):
        text = _text(cell) if cell.tag == _CELL else ""
        repeated = whole_number(cell.get(_COLUMNS), 1)
        for _ in range(repeated if text or column + repeated <= WIDEST else 0):
            if column not in hidden:
                if text:
                    covered = range(column, column + min(whole_number(cell.get(_ACROSS), 1), WIDEST))
                    across = sum(at not in hidden for at in covered)
                    place = Place(part=PART, path=cell.getroottree().getpath(cell))
                    yield SheetSpot(text, place, 0, shown, shown + max(1, across), _height(cell))
                shown += 1
            column += 1
            if column > WIDEST:
                return


def _height(cell: etree._Element) -> int:
    return max(1, min(whole_number(cell.get(_DOWN), 1), MOST))


def _text(cell: etree._Element) -> str:
    lines = []
    for paragraph in cell.iterchildren(*PARAGRAPHS):
        line = SpanLine(None)
        line.add(paragraph)
        lines.append("".join(line.parts))
    text = "\n".join(lines).strip()
    return text or (UNREAD if cell.get(_FORMULA) and not lines else "")


def _hidden_columns(table: etree._Element) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for column in table.iter(f"{TABLE}table-column"):
        count = min(whole_number(column.get(_COLUMNS), 1), WIDEST + 1)
        hidden |= set(range(at, at + count)) if column.get(_SHOWN) in _UNSHOWN else set()
        at += count
    return hidden
