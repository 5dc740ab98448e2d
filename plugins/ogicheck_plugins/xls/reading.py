"""From the bytes of an old Excel workbook to a Document.

xlrd reads the file: of the libraries for it, the one that also gives number formats, borders and what is hidden.
"""

from __future__ import annotations

import io

import xlrd

from ogicheck.api import Block, Document, Text, UnreadableError
from ogicheck_plugins.formats_kit.marks import UNREAD
from ogicheck_plugins.formats_kit.sheets import blocks_of
from ogicheck_plugins.xls.sheet import runs

MEDIA_TYPE = "application/vnd.ms-excel"
_EMPTY = Text(
    "工作簿中没有内容；请核对是否选错了文件",
    "the workbook holds nothing: check that it is the right file",
)
_DAMAGED = Text(
    "旧版 Excel 文件损坏或加密，无法读取；请用 Excel 或 WPS 打开后另存为 xlsx",
    "the old Excel file is damaged or encrypted and cannot be read: open it in Excel and save it as xlsx",
)
_UNCALCULATED = Text(
    "有 {0} 个单元格的公式没有保存计算结果，或者结果是错误值，未读取；请用 Excel 或 WPS 打开后重新保存",
    "{0} cells hold formulas whose results are not saved, or are errors, and were not read: open the file in Excel and save "
    "it anew",
)


def read_xls(data: bytes) -> Document:
    """The blocks of the sheets that are shown; raises UnreadableError."""
    book = _opened(data)
    found = [run for sheet in book.sheets() if not sheet.visibility for run in runs(sheet, book)]
    blocks: list[Block] = [block for run in found for block in blocks_of(run)]
    if not blocks:
        raise UnreadableError(_EMPTY)
    lost = sum(spot.text == UNREAD for run in found for spot in run)
    return Document(tuple(blocks), MEDIA_TYPE, unread=(_UNCALCULATED.fill(lost),) if lost else ())


def _opened(data: bytes) -> xlrd.Book:
    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    # xlrd raises many kinds of errors on damaged files.
    except Exception as error:
        raise UnreadableError(_DAMAGED) from error
