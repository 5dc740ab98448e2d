"""The cells of a sheet as they are shown: values as text, merged ranges, hidden rows and columns left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from lxml import etree

from ogicheck.api import Place, Text, UnreadableError
from ogicheck_plugins.formats_kit.attributes import whole_number
from ogicheck_plugins.formats_kit.marks import UNREAD
from ogicheck_plugins.formats_kit.sheets import SheetSpot
from ogicheck_plugins.xlsx.formats import shown
from ogicheck_plugins.xlsx.workbook import Shared, text_of

WIDEST, MOST = 200, 200_000
"""Columns with content, and grid places, that a sheet may have: more is no report."""
_TOO_LARGE = Text(
    "工作表内容超过 {0} 列或 {1} 格，远多于任何年报，未读取；请只保留年报表格后另存",
    "a sheet has content in more than {0} columns or {1} cells, far more than any report: save the report alone",
)
LAST = 2**20
"""Excel's last row; no column comes near."""
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_BLANK_ZEROS = ("0", "false")


def runs(root: etree._Element, shared: Shared, part: str) -> Iterator[list[SheetSpot]]:
    """The cells of a sheet that hold or show anything, but not those that a merged one covers, in runs of rows between
    which blank rows stand; raises UnreadableError.
    """
    stored = dict(_stored(root, shared, part))
    hidden = sorted(
        {whole_number(row.get("r"), 0, LAST) - 1 for row in root.iterfind("{*}sheetData/{*}row") if _is_hidden(row)}
    )
    rows, columns = sorted({row for row, _ in stored} - set(hidden)), _shown_columns(root, stored)
    if len(columns) > WIDEST or len(rows) * len(columns) > MOST:
        raise UnreadableError(_TOO_LARGE.fill(WIDEST, MOST))
    at_row, at_column = ({line: index for index, line in enumerate(lines)} for lines in (rows, columns))
    found = {place: spot for place, spot in stored.items() if place[0] in at_row and place[1] in at_column}
    taken = 0
    for range_ in _merged(root):
        taken += _merge(found, stored, range_, rows, columns, part)
        if taken > MOST:
            raise UnreadableError(_TOO_LARGE.fill(WIDEST, MOST))
    run: list[SheetSpot] = []
    for (row, column), spot in sorted(found.items(), key=lambda pair: pair[0]):
        width = spot.right - spot.left
        last = rows[run[-1].row] if run else row
        blank = row - last - 1 > bisect_left(hidden, row) - bisect_left(hidden, last)
        if blank and run and at_row[row] > max(one.row + one.rowspan - 1 for one in run[-WIDEST:]):
            yield run
            run = []
        spot.row, spot.left, spot.right = at_row[row], at_column[column], at_column[column] + width
        run.append(spot)
    if run:
        yield run


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


def _merge(
    found: dict[tuple[int, int], SheetSpot],
    stored: dict[tuple[int, int], SheetSpot],
    range_: tuple[int, int, int, int],
    rows: list[int],
    columns: list[int],
    part: str,
) -> int:
    """Make one cell of a merged range, as far as it is shown; gives how many it covers."""
    top, left, bottom, right = range_
    down = rows[bisect_left(rows, top) : bisect_left(rows, bottom + 1)]
    across = columns[bisect_left(columns, left) : bisect_left(columns, right + 1)]
    whole = stored.get((top, left))
    covered = [(row, column) for row in down for column in across]
    bordered = any(found[place].bordered for place in covered if place in found)
    for place in covered:
        found.pop(place, None)
    if covered:
        text, where = (whole.text, whole.place) if whole else ("", Place(part=part))
        found[covered[0]] = SheetSpot(text, where, 0, 0, len(across), len(down), bordered)
    return len(covered)


def _shown_columns(root: etree._Element, stored: Iterable[tuple[int, int]]) -> list[int]:
    """The columns that hold or show anything and are not hidden."""
    hidden = [
        range(whole_number(column.get("min"), 1, LAST) - 1, whole_number(column.get("max"), 1, LAST))
        for column in root.iterfind("{*}cols/{*}col")
        if _is_hidden(column)
    ]
    return [column for column in sorted({column for _, column in stored}) if not any(column in one for one in hidden)]


def _is_hidden(line: etree._Element) -> bool:
    return line.get("hidden") in ("1", "true")
