"""The cells of a sheet as they are shown."""

from __future__ import annotations

from collections.abc import Iterator

import xlrd

from ogicheck.api import Place
from ogicheck_plugins.formats_kit.marks import UNREAD
from ogicheck_plugins.formats_kit.sheets import SheetSpot
from ogicheck_plugins.formats_kit.shown_numbers import GENERAL, LONGEST, shown
from ogicheck_plugins.formats_kit.shown_sheets import At, Sheet, runs_of

_SIDES = ("left_line_style", "right_line_style", "top_line_style", "bottom_line_style")


def runs(sheet: xlrd.sheet.Sheet, book: xlrd.Book) -> Iterator[list[SheetSpot]]:
    """The cells of a sheet that hold or show anything in runs of rows; raises UnreadableError."""
    rows = sorted(at for at, row in sheet.rowinfo_map.items() if row.hidden)
    columns = [range(at, at + 1) for at, column in sheet.colinfo_map.items() if column.hidden]
    # xlrd gives first row, row behind, first column, column behind.
    merged = ((top, left, behind - 1, beyond - 1) for top, behind, left, beyond in sheet.merged_cells)
    return runs_of(Sheet(dict(_stored(sheet, book)), rows, columns, merged, Place(part=sheet.name)))


def _stored(sheet: xlrd.sheet.Sheet, book: xlrd.Book) -> Iterator[tuple[At, SheetSpot]]:
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            look = None if cell.xf_index is None else book.xf_list[cell.xf_index]
            bordered = look is not None and any(getattr(look.border, side) for side in _SIDES)
            text = _text(cell, GENERAL if look is None else _code(look, book), sheet.show_zero_values)
            if text or bordered:
                place = Place(part=sheet.name, path=xlrd.cellname(row, column))
                yield (row, column), SheetSpot(text, place, row, column, column + 1, 1, bordered)


def _code(look: xlrd.formatting.XF, book: xlrd.Book) -> str:
    known = book.format_map.get(look.format_key)
    return known.format_str if known and len(known.format_str) <= LONGEST else GENERAL


def _text(cell: xlrd.sheet.Cell, code: str, zeros: int) -> str:
    """What the cell shows. A text of no character is what a formula has whose result was not saved."""
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value) or UNREAD
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return UNREAD
    return shown(repr(cell.value), code) if cell.value or zeros else ""
