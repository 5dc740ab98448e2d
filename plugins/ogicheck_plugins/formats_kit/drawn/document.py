"""Drawn pages as a Document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ogicheck.api import Document, Text, UnreadableError
from ogicheck_plugins.formats_kit.drawn.body import blocks_of
from ogicheck_plugins.formats_kit.drawn.furniture import body_lines, without_marked_numbers
from ogicheck_plugins.formats_kit.drawn.lines import lines_of
from ogicheck_plugins.formats_kit.drawn.page import COVERED, UNREAD, Page, Word, covered
from ogicheck_plugins.formats_kit.drawn.sheet import Ruled, Sheet, cut_up

TablesOf = Callable[[Page, Sequence[Word]], tuple[list[Ruled], list[Word]]]
"""Finds a page's tables among some of its words; gives them and the words that are in none."""
MEDIA_TYPE = "application/pdf"
NO_PAGE = Text(
    "PDF 文件中没有可读的页面，文件可能已损坏；请重新导出。",
    "The PDF holds no readable page and may be damaged; export it again.",
)
_SCAN = Text(
    "PDF 中没有文字，只有图像（扫描件）；请提供由文字处理软件导出的 PDF，或原 Word 文件。",
    "The PDF holds no text, only pictures (a scan); supply the PDF that a word processor exports, or the Word file.",
)
_NO_TEXT = Text(
    "PDF 的页面上没有文字（空白，或文字已转成曲线）；请从原文件重新导出。",
    "The pages of the PDF hold no text (blank, or text drawn as curves); export it again from the original.",
)
_UNMAPPED = Text(
    "PDF 的字体没有字符对照，文字无法还原；请从原文件重新导出。",
    "The fonts of the PDF do not tell which characters they show; export it again from the original.",
)
_DAMAGED = Text("PDF 第 {0} 页已损坏，未能读取。", "Page {0} of the PDF is damaged and was not read.")
_PICTURED = Text(
    "PDF 第 {0} 页没有文字，只有图像，其中内容未能读取。",
    "Page {0} of the PDF has a picture and no text; what it shows was not read.",
)

_SCANNED = Text(
    "PDF 第 {0} 页是图片（扫描件），没有文字，未能读取。",
    "Page {0} of the PDF is a picture (a scan) without text, and was not read.",
)

_STAMP = 40
"""Characters at most that the program that made a scan adds to it."""
_MOSTLY = 0.4
"""Share of the page that a scan covers at least that was put between pages of text, with their margins."""


class TextlessError(UnreadableError):
    """There are pages, but no text in the file that says what stands on them."""


def document_of(pages: Sequence[Page], damaged: Sequence[int] = (), tables_of: TablesOf = cut_up) -> Document:
    """Tables by their ruling lines, all else as paragraphs; with the numbers of `damaged` pages in its remarks.

    Raises TextlessError without text.
    """
    _refuse_without_text(pages)
    cut = [tables_of(page, without_marked_numbers(page)) for page in pages]
    bodies = body_lines(pages, [lines_of(loose) for _, loose in cut])
    sheets = [Sheet(page, tuple(tables), tuple(lines)) for page, (tables, _), lines in zip(pages, cut, bodies, strict=True)]
    remarks = [_DAMAGED.fill(number) for number in damaged]
    remarks += [_PICTURED.fill(page.number) for page in pages if _is_picture(page) and not is_scan(page)]
    unread = tuple(_SCANNED.fill(page.number) for page in pages if is_scan(page))
    return Document(tuple(blocks_of(sheets)), MEDIA_TYPE, remarks=tuple(remarks), unread=unread)


def _refuse_without_text(pages: Sequence[Page]) -> None:
    if not pages:
        raise UnreadableError(NO_PAGE)
    texts = [word.text for page in pages if not _is_picture(page) for word in page.words]
    characters = sum(map(len, texts))
    if not characters:
        raise TextlessError(_SCAN if any(page.pictures for page in pages) else _NO_TEXT)
    if 2 * sum(text.count(UNREAD) for text in texts) > characters:
        raise TextlessError(_UNMAPPED)


def is_scan(page: Page) -> bool:
    """Whether nothing but pictures, perhaps strips of one, fills most of it."""
    return not page.words and covered(page) >= _MOSTLY


def _is_picture(page: Page) -> bool:
    """Whether it shows a picture and no text, or one that covers it and no more than a scanning program's name on it."""
    return bool(page.pictures) and sum(len(word.text) for word in page.words) <= (_STAMP if covered(page) > COVERED else 0)
