"""A text file as a Document."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from ogicheck.api import Block, Document, Reading, Text, UnreadableError
from ogicheck_plugins.formats_kit.charsets import utf16
from ogicheck_plugins.formats_kit.flattened.blocks import blocks
from ogicheck_plugins.formats_kit.flattened.lines import lines
from ogicheck_plugins.formats_kit.places import lower, placed
from ogicheck_plugins.formats_kit.radicals import characters
from ogicheck_plugins.text.separated import separator, sheet_blocks

MEDIA_TYPE = "text/plain"
LONGEST = 20_000_000
"""Bytes of a text: a hundred times a long report."""
_TEX = re.compile(r"^[ \t]*\\(?:documentclass|documentstyle|begin\{document\})", re.MULTILINE)
_SOURCE = Text(
    "这是 LaTeX 的源文件，还不是排好的文稿；请给出由它生成的 PDF。",
    "This is a source of LaTeX, no document yet: give the PDF that is made of it.",
)
_UNREAD = Text("文本中的 HTML 表格未能读取：", "a table of HTML in the text could not be read: ")
_NO_READER = Text("没有读取网页的插件。", "there is no plugin that reads web pages.")
_PAGE = "<!DOCTYPE html>\n"
"""The line that makes it certain that what follows is a page."""
_TAG = re.compile(r"<[^>]*>")


def document(data: bytes, embedded: Reading) -> Document:
    """Read a text file. Raises UnreadableError where it is too large, or no text in an encoding in use."""
    text, remarks = _decoded(data)
    if len(text) > LONGEST:
        raise UnreadableError(Text("文本太长，不像一份年度报告。", "The text is too long for an annual report."))
    if _TEX.search(text, 0, 10_000):
        raise UnreadableError(_SOURCE)
    pages = _Pages(embedded)
    text = characters(text)
    mark = separator(text)
    found = tuple(sheet_blocks(text, mark) if mark else blocks(lines(text), pages.blocks))
    return Document(found, MEDIA_TYPE, binary=False, remarks=remarks, unread=tuple(pages.unread))


@dataclass(slots=True)
class _Pages:
    """Reads the HTML in a text as a page by itself; what cannot be read is told in `unread`."""

    embedded: Reading
    unread: list[Text] = field(default_factory=list)

    def blocks(self, source: str) -> Iterator[Block]:
        try:
            page = self._page(source)
        except UnreadableError as error:
            # A table without a word is refused as a page, and leaves nothing out.
            if _TAG.sub("", source).strip():
                self.unread.append(Text(_UNREAD.zh + error.text.zh, _UNREAD.en + error.text.en))
            return
        yield from (placed(block, partial(lower, lines=-1)) for block in page.blocks)

    def _page(self, source: str) -> Document:
        page = self.embedded(codecs.BOM_UTF8 + f"{_PAGE}{source}".encode())
        if page.media_type == MEDIA_TYPE:
            raise UnreadableError(_NO_READER)
        return page


def _decoded(data: bytes) -> tuple[str, tuple[Text, ...]]:
    """Chinese offices write UTF-8, UTF-16 or GBK; GB18030 holds all of GB 2312 and GBK."""
    if charset := utf16(data):
        return data.decode(charset, "replace").removeprefix("\ufeff"), ()
    for charset in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(charset), ()
        except UnicodeDecodeError:
            continue
    lost = Text("有无法识别的字符，已用“�”代替。", "Some characters could not be decoded; they show as '�'.")
    return data.decode("utf-8", "replace"), (lost,)
