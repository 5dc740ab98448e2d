"""Reads PDF files: characters and ruling lines by PDFium, with pdfplumber as the second opinion.

What pages without text look like is read, if character recognition is installed and some plugin reads pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ogicheck.api import Document, Extractor, Reading, Text, UnclaimedError, UnreadableError, hookimpl
from ogicheck_plugins.formats_kit.scanned import resources

if TYPE_CHECKING:
    from ogicheck_plugins.formats_kit.drawn.page import Page

_INSTALL = Text(
    '安装文字识别组件后也能读取：pip install "ogicheck[ocr]"。',
    'Or install character recognition, which can read it: pip install "ogicheck[ocr]".',
)
_SWITCHED_OFF = Text(
    "插件 ocr 已关闭；不加 --no-plugin ocr，也不在配置的 plugins.disable 里写 ocr，就能读取。",
    "The plugin ocr is switched off: without --no-plugin ocr, and without ocr in the configuration's plugins.disable, it is "
    "read.",
)
_PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
"""How a picture begins, with its first part, so that it cannot be a text: enough to ask who reads pictures."""


def claims(data: bytes) -> bool:
    """Whether the PDF header stands within the first 1024 bytes, where readers look for it."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, embedded: Reading) -> Document:
    from ogicheck_plugins.formats_kit.drawn.document import TextlessError, document_of, is_scan
    from ogicheck_plugins.pdf.reading import pages_of

    pages, damaged = pages_of(data)
    try:
        document = document_of(pages, damaged)
    except TextlessError as error:
        return _recognised(data, embedded, error)
    if not document.unread:
        return document
    if advice := _advice(embedded):
        return replace(document, unread=tuple(_with(advice, one) for one in document.unread))
    return _scanned(data, [page for page in pages if not is_scan(page)], damaged)


def _recognised(data: bytes, embedded: Reading, textless: UnreadableError) -> Document:
    """The pages by what they look like. Raises UnreadableError where that cannot be read here, or shows no text either."""
    if advice := _advice(embedded):
        raise UnreadableError(_with(advice, textless.text)) from textless
    return _scanned(data)


def _scanned(data: bytes, written: Sequence[Page] = (), damaged: Sequence[int] = ()) -> Document:
    """The file by what its pages look like, but for those that are `written`. Raises UnreadableError."""
    return resources.within_memory(partial(_read_scans, written=written, damaged=damaged), data)


def _read_scans(data: bytes, written: Sequence[Page], damaged: Sequence[int]) -> Document:
    # The libraries are loaded within the limits of memory too.
    from ogicheck_plugins.pdf.scans import read_scans

    return read_scans(data, written, damaged)


def _advice(embedded: Reading) -> Text | None:
    """What it takes to have pictures read; None where they are read."""
    try:
        embedded(_PICTURE)
    except UnclaimedError:
        return _SWITCHED_OFF
    except UnreadableError:
        pass
    return None if resources.installed() else _INSTALL


def _with(advice: Text, text: Text) -> Text:
    return Text(f"{text.zh}{advice.zh}", f"{text.en} {advice.en}")


def second(data: bytes, _: Reading) -> Document:
    from ogicheck_plugins.pdf.second import read as read_again

    return read_again(data)


EXTRACTOR = Extractor(name="pdf", suffixes=(".pdf",), claims=claims, read=read, second=second, rank=80, embeds=True)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
