"""The cells of a sheet as they are shown: values as text, merged ranges, hidden rows and columns left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ogicheck.api import Place
from ogicheck_plugins.formats_kit.attributes import whole_number
from ogicheck_plugins.formats_kit.marks import UNREAD
from ogicheck_plugins.formats_kit.sheets import SheetSpot
from ogicheck_plugins.formats_kit.shown_numbers import shown
from ogicheck_plugins.formats_kit.shown_sheets import Sheet, runs_of
from ogicheck_plugins.xlsx.workbook import Shared, text_of

LAST = 2**20
"""Excel's last row; no column comes near."""
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_BLANK_ZEROS = ("0", "false")


def runs(root: etree._Element, shared: Shared, part: str) -> Iterator[list[SheetSpot]]:
    """The cells of a sheet that hold or show anything in runs of rows; raises UnreadableError."""
    rows = {whole_number(row.get("r"), 0, LAST) - 1 for row in root.iterfind("{*}sheetData/{*}row") if _is_hidden(row)}
    columns = [
        range(whole_number(column.get("min"), 1, LAST) - 1, whole_number(column.get("max"), 1, LAST))
        for column in root.iterfind("{*}cols/{*}col")
        if _is_hidden(column)
    ]
    return runs_of(Sheet(dict(_stored(root, shared, part)), sorted(rows), columns, _merged(root), Place(part=part)))


def _stored(root: etree._Element, shared: Shared, part: str) -> Iterator[tuple[tuple[int, int], SheetSpot]]:
    hides_zeros = any(view.get("showZeros") in _BLANK_ZEROS for view in root.iterfind("{*}sheetViews/{*}sheetView"))
    row = -1
    for place, element in enumerate(root.iterfind("{*}sheetData/{*}row"), 1):
        row, column = whole_number(element.get("r"), row + 2, LAST) - 1, -1
        for index, cell in enumerate(element.iterchildren("{*}c"), 1):
            known = _place(cell.get("r", ""))
            column = known[1] if known else column + 1
            look = shared.look(cell.get("s"))
            text = _text(cell, shared, look.code)
            if text or look.bordered:
                path = f"/*[local-name()='worksheet']/*[local-name()='sheetData']/*[{place}]/*[{index}]"
                shown_text = "" if hides_zeros and text and not text.strip("0.") else text
                yield (
                    (row, column),
                    SheetSpot(shown_text, Place(part=part, path=path), row, column, column + 1, 1, look.bordered),
                )


def _text(cell: etree._Element, shared: Shared, code: str) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(text_of(one) for one in cell.iterchildren("{*}is"))
    value = cell.findtext("{*}v")
    if not value:
        return "" if cell.find("{*}f") is None or (value == "" and kind == "str") else UNREAD
    if kind == "s":
        index = whole_number(value, -1)
        return shared.texts[index] if 0 <= index < len(shared.texts) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    return shown(value, code) if kind == "n" else value


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column, from 0, of a reference like B12."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _merged(root: etree._Element) -> Iterator[tuple[int, int, int, int]]:
    """First row, first column, last row and last column of each merged range."""
    for merge in root.iterfind("{*}mergeCells/{*}mergeCell"):
        first, _, last = merge.get("ref", "").partition(":")
        start, end = _place(first), _place(last)
        if start and end and start <= end:
            yield (*start, *end)


def _is_hidden(line: etree._Element) -> bool:
    return line.get("hidden") in ("1", "true")
