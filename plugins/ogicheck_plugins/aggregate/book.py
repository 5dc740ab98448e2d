"""Sums as a workbook: a sheet of sums, one an organ with its figures in the same cells, one of what is not in the sums.

A sum is a formula over the organs' sheets, so that a person can follow it, with its value beside it, so that a program that
does not calculate shows it too: XlsxWriter writes both, openpyxl only the formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from ogicheck.api import Lang, one_line
from ogicheck_plugins.aggregate.names import told
from ogicheck_plugins.records_kit.grid import GridSpot
from ogicheck_plugins.records_kit.spreadsheets import sheet_names
from ogicheck_plugins.records_kit.sums import Part, Sums

SUMS, NOTES = "合计", "没有计入"
THEN = datetime(1980, 1, 1)


def write(sums: Sums, lang: Lang, left_out: Sequence[str]) -> bytes:
    """An xlsx file, the same bytes for the same sums."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": THEN})
        style = book.add_format({"border": 1, "align": "center", "valign": "vcenter", "text_wrap": True, "font_size": 9})
        names = list(sheet_names((part.organ for part in sums.parts), (SUMS, NOTES)))
        _fill_sums(_sheet(book, SUMS), sums, names, style)
        for part, name in zip(sums.parts, names, strict=True):
            _fill_part(_sheet(book, name), sums, part, style)
        lacking = [*left_out, *(told(sums.form, gap, lang) for gap in sums.gaps)]
        for sheet in [book.add_worksheet(NOTES)] if lacking else []:
            for row, line in enumerate(lacking):
                sheet.write_string(row, 0, one_line(line))
    return out.getvalue()


def _sheet(book: Any, name: str) -> Any:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 2, 16)
    return sheet


def _fill_sums(sheet: Any, sums: Sums, names: Sequence[str], style: Any) -> None:
    sheets = names[0] if len(names) == 1 else f"{names[0]}:{names[-1]}"
    for table, row, spot in _laid_out(sheet, sums, style):
        value = sums.cells[(table, *spot.figure)] if spot.figure else None
        if value is not None:
            formula = f"=SUM('{sheets}'!{xl_rowcol_to_cell(row, spot.column)})"
            sheet.write_formula(row, spot.column, formula, style, float(value))


def _fill_part(sheet: Any, sums: Sums, part: Part, style: Any) -> None:
    for table, row, spot in _laid_out(sheet, sums, style):
        printed = part.record.figure(table, *spot.figure) if spot.figure else None
        number = sums.number(part, table, *spot.figure) if spot.figure else None
        if number is not None and printed is not None and printed.value is not None:
            sheet.write_number(row, spot.column, float(number), style)
        elif printed is not None:
            sheet.write_string(row, spot.column, one_line(printed.text), style)


def _laid_out(sheet: Any, sums: Sums, style: Any) -> Iterator[tuple[str, int, GridSpot]]:
    """Writes the headings and labels of the tables, one below the other; gives the places of their figures."""
    top = 0
    for grid in sums.grids:
        sheet.write_string(top, 0, sums.form.heading(grid.key))
        top += 1
        for spot in grid.spots:
            row = top + spot.row
            if spot.rowspan * spot.colspan > 1:
                last = (row + spot.rowspan - 1, spot.column + spot.colspan - 1)
                sheet.merge_range(row, spot.column, *last, "", style)
            sheet.write_string(row, spot.column, spot.text, style)
            if spot.figure:
                yield grid.key, row, spot
        top += grid.height + 1
