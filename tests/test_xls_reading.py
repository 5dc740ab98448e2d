"""Workbooks of Excel 97 to 2003 are read as they are shown: number formats, merged cells, nothing that is hidden."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter

from fixtures.build_pdf import convert
from fixtures.facts import clean
from fixtures.values import Facts, Table
from ogicheck.api import Document, UnreadableError
from ogicheck.api import Table as ReadTable
from ogicheck_plugins.xls import EXTRACTOR
from tests.figures import read
from tests.makers import parts

pytestmark = pytest.mark.calc
FACTS = clean(2023, "青溪市审计局", seed=4)


def saved(book: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice saves it for Excel 97."""
    source = folder / "a.xlsx"
    source.write_bytes(book)
    convert([source], folder, "xls")
    return source.with_suffix(".xls").read_bytes()


def workbook(facts: Facts) -> bytes:
    """A sheet with the report's paragraphs in merged rows and its tables, figures as numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet, framed = book.add_worksheet("年报"), book.add_format({"border": 1})
        row = 0
        for part in parts(facts):
            if isinstance(part, Table):
                for cell in part.cells:
                    _write(sheet, row + cell.row, cell, framed)
                row += part.height
            else:
                sheet.merge_range(row, 0, row, 9, part)
                row += 1
    return out.getvalue()


def _write(sheet: object, row: int, cell: object, framed: object) -> None:
    text = float(cell.text) if cell.text.replace(".", "").isdigit() else cell.text
    if cell.rowspan * cell.colspan > 1:
        sheet.merge_range(row, cell.column, row + cell.rowspan - 1, cell.column + cell.colspan - 1, text, framed)
    else:
        sheet.write(row, cell.column, text, framed)


def odd() -> bytes:
    """A sheet with formats, a hidden row and column, and a hidden sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet, framed = book.add_worksheet("数"), {"border": 1}
        plain, tens = book.add_format(framed), book.add_format({**framed, "num_format": "#,##0.00"})
        for row, numbers in enumerate(((1, 1234.5, 7), (2, 66, 7), (3, 0.5, 7))):
            for column, number in enumerate(numbers):
                sheet.write(row, column, number, tens if column == 1 else plain)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})
        other = book.add_worksheet("旧")
        other.write(0, 0, 99, plain)
        other.hide()
    return out.getvalue()


def test_a_report_in_an_old_workbook_is_read_whole(tmp_path: Path) -> None:
    found = read(saved(workbook(FACTS), tmp_path), FACTS)
    assert (found.wrong, found.lost, found.unread) == ((), (), False)


def test_numbers_are_read_in_their_format_and_what_is_hidden_is_not(tmp_path: Path) -> None:
    [table] = [block for block in EXTRACTOR.read(saved(odd(), tmp_path)).blocks if isinstance(block, ReadTable)]
    assert [cell.text for cell in table.cells] == ["1", "1,234.50", "3", "0.50"]


def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    whole = saved(workbook(FACTS), tmp_path)
    for cut in range(512, len(whole), len(whole) // 40):
        for data in (whole[:cut], whole[:cut] + b"\xff\x00" * 8 + whole[cut + 16 :]):
            try:
                assert isinstance(EXTRACTOR.read(data), Document)
            except UnreadableError as error:
                assert error.text.zh


def test_only_workbooks_are_claimed(tmp_path: Path) -> None:
    whole = saved(workbook(FACTS), tmp_path)
    assert EXTRACTOR.claims(whole)
    assert not EXTRACTOR.claims(whole + "WordDocument".encode("utf-16-le"))
