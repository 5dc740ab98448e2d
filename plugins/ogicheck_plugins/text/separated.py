"""Sheets saved as text (RFC 4180): a record a line, commas, semicolons or tabs between its cells, quotes round some."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import groupby

from ogicheck.api import Block, Paragraph, Place
from ogicheck_plugins.formats_kit.frames import framed, is_nothing
from ogicheck_plugins.formats_kit.sheets import SheetSpot, blocks_of

SEPARATORS = ",;\t"
_LEAST, _SHARE = 12, 3
"""Records of cells that a report's tables have at least, and of how many records at least one is one."""
_CELLS = 4
"""Cells of the form's narrowest table."""
_LONGEST = 100
"""Characters: a label of the form, with its explanation, is shorter."""
_QUOTED = re.compile(r'(?:^|\t)"(?:[^"]|"")*"(?:\t|\r?$)', re.MULTILINE)
"""A cell in quotes from end to end: tabs in text between which none is so part columns that are read as such."""
_LINE_END = re.compile(r"\r\n|\r|\n")


def separator(text: str) -> str:
    """What stands between the cells of a sheet's text; "" where it is no sheet. Tabs tell a sheet only with quoted cells."""
    return next((one for one in SEPARATORS if _separates(text, one)), "")


def _separates(text: str, mark: str) -> bool:
    if text.count(mark) < _LEAST * (_CELLS - 1) or (mark == "\t" and not _QUOTED.search(text)):
        return False
    records = [record for record, _, _ in _records(text, mark) if any(map(str.strip, record))]
    celled = [record for record in records if len(record) >= _CELLS]
    cells = sum(any(not (text := cell.strip()) or text.isdecimal() for cell in record) for record in celled)
    return len(celled) * _SHARE >= len(records) and cells >= _LEAST


def _records(text: str, mark: str) -> Iterator[tuple[list[str], int, int]]:
    """The records, each with its first and last line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    first = 1
    try:
        for record in reader:
            yield record, first, reader.line_num
            first = reader.line_num + 1
    except csv.Error:
        # A field of more than a hundred thousand characters: what follows is no sheet's.
        return


def sheet_blocks(text: str, mark: str) -> Iterator[Block]:
    """The blocks of a sheet's text. A record of one long text is a paragraph wherever it stands."""
    lines = _LINE_END.split(text)
    records = [
        (cells, at, Place(line=first, column=1, end_line=last, end_column=len(lines[last - 1]) + 1))
        for at, (cells, first, last) in enumerate(_records(text, mark))
    ]
    kinds = [_kind(cells) for cells, _, _ in records]
    for kind, run in groupby(records, key=lambda one: kinds[one[1]]):
        if kind == "prose":
            yield from (Paragraph(next(filter(str.strip, cells)).strip(), place) for cells, _, place in run)
        elif kind == "cells":
            table = list(run)
            above, before = framed([[cell.strip() for cell in cells] for cells, _, _ in table])
            blank = kinds[table[-1][1] + 1 :][:1] == ["blank"]
            spots = [spot for cells, at, place in table[above:] for spot in _spots(cells[before:], at, place)]
            yield from blocks_of(spots, blank)


def _kind(cells: list[str]) -> str:
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return "blank"
    return "prose" if len(filled) == 1 and (len(cells) < _CELLS or len(filled[0]) > _LONGEST) else "cells"


def _spots(cells: list[str], row: int, place: Place) -> Iterator[SheetSpot]:
    texts = ("" if is_nothing(cell) else cell.strip() for cell in cells)
    return (SheetSpot(text, place, row, at, at + 1) for at, text in enumerate(texts))
