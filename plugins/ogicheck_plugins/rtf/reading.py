"""From the bytes of an RTF file to a Document."""

from __future__ import annotations

from ogicheck.api import Document, Text, UnreadableError
from ogicheck_plugins.rtf.reader import Reader
from ogicheck_plugins.rtf.tokens import tokens

MEDIA_TYPE = "application/rtf"
_EMPTY = Text(
    "文件中没有文字，也没有图片；请核对是否选错了文件",
    "the file holds neither text nor pictures: check that it is the right one",
)
_CUT_SHORT = Text(
    "文件不完整（下载或复制中断），正文只读到中断处，其后内容缺失；请重新获取原文件",
    "the file is cut off; the text was read as far as it goes and the rest is missing: fetch the file again",
)


def read_rtf(data: bytes) -> Document:
    """The blocks of the text; raises UnreadableError. Of a file that is cut off, all that stands whole."""
    reader = Reader()
    for token in tokens(data):
        reader.take(token)
    whole = reader.closed
    if whole:
        reader.finish()
    blocks = reader.flow.blocks(cut_off=not whole)
    if not blocks:
        raise UnreadableError(_EMPTY)
    return Document(blocks, MEDIA_TYPE, remarks=() if whole else (_CUT_SHORT,))
