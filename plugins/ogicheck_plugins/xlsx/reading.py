"""From the bytes of an Excel workbook to a Document."""

from __future__ import annotations

from ogicheck.api import Block, Document, Text, UnreadableError
from ogicheck_plugins.formats_kit.marks import UNREAD
from ogicheck_plugins.formats_kit.package import TOO_DEEP, open_package
from ogicheck_plugins.formats_kit.sheets import blocks_of
from ogicheck_plugins.xlsx.sheet import runs
from ogicheck_plugins.xlsx.workbook import shared, sheets

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMPTY = Text(
    "工作簿中没有内容；请核对是否选错了文件",
    "the workbook holds nothing: check that it is the right file",
)
_UNCALCULATED = Text(
    "有 {0} 个单元格只有公式、没有保存计算结果，未读取；请用 Excel 或 WPS 打开后重新保存",
    "{0} cells hold formulas whose results are not saved, and were not read: open the file in Excel and save it anew",
)


def read_xlsx(data: bytes) -> Document:
    """The blocks of the sheets that are shown; raises UnreadableError."""
    package = open_package(data)
    blocks: list[Block] = []
    uncalculated = 0
    try:
        common = shared(package)
        for part, root in sheets(package):
            for run in runs(root, common, part):
                blocks += blocks_of(run)
                uncalculated += sum(spot.text == UNREAD for spot in run)
    except RecursionError as error:
        raise UnreadableError(TOO_DEEP) from error
    if not blocks:
        raise UnreadableError(_EMPTY)
    return Document(tuple(blocks), MEDIA_TYPE, unread=(_UNCALCULATED.fill(uncalculated),) if uncalculated else ())
