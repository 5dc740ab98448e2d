"""Bytes say themselves which charset they are in; where they refute what a page declares, they count."""

from __future__ import annotations

import pytest

from ogicheck.api import Document, Paragraph
from ogicheck_plugins.html import EXTRACTOR as HTML
from ogicheck_plugins.pdf import EXTRACTOR as PDF
from ogicheck_plugins.text import EXTRACTOR as TEXT

WORDS = "白石县水利局依法公开政府信息，全年收到申请一百二十件，均已按时办结并答复申请人。"
TRADITIONAL = "本局依法公開政府資訊，全年收到申請一百二十件，均已按時辦結並答復申請人。"


def words(document: Document) -> str:
    return "".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def page(declared: str, text: str = WORDS) -> str:
    return f"<html><head><meta charset={declared}></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "latin1", "windows-1252", "utf-8", "big5", "shift_jis", "nonsense", "gbk"]
)
def test_a_page_in_gbk_is_read_whatever_it_declares(declared: str) -> None:
    assert words(HTML.read(page(declared).encode("gb18030"))) == WORDS


@pytest.mark.parametrize("declared", ["gb2312", "iso-8859-1", "big5", "utf-8"])
def test_a_page_in_utf_8_is_read_whatever_it_declares(declared: str) -> None:
    assert words(HTML.read(page(declared).encode())) == WORDS


def test_a_page_that_is_in_the_charset_that_it_declares_stays_in_it() -> None:
    assert words(HTML.read(page("big5", TRADITIONAL).encode("big5"))) == TRADITIONAL
    assert words(HTML.read(page("iso-8859-1", "café, naïve, Zürich").encode("latin-1"))) == "café, naïve, Zürich"


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf_16_is_read_with_its_mark_and_without(charset: str, mark: str) -> None:
    text = (mark + f"{WORDS}\r\n2023年1月\r\n").encode(charset)
    assert TEXT.claims(text)
    assert WORDS in words(TEXT.read(text, TEXT.read))  # type: ignore[arg-type, call-arg]
    html = (mark + page("utf-16")).encode(charset)
    assert HTML.claims(html)
    assert words(HTML.read(html)) == WORDS


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x01" + b"\0" * 40, b"PK\x03\x04" + bytes(range(256)) * 8, b"\0\1" * 90])
def test_a_binary_file_is_no_text(data: bytes) -> None:
    assert not TEXT.claims(data)
    assert not HTML.claims(data)
    assert not PDF.claims(data)
