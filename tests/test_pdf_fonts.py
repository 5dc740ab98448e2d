"""A PDF reads the same whatever fonts the machine has, and leaves its fonts to others."""

from __future__ import annotations

import pypdfium2
import pytest

from fixtures import rawpdf
from fixtures.rawpdf import Page, table, text
from ogicheck.values.document import Table
from ogicheck_plugins.pdf.reading import pages_of, read

ROWS = (("项目", "数量"), ("行政许可", "12"), ("行政处罚", "无"), ("行政强制", "305"))
PLACES = [(100 + 150 * column, 400 - 20 * row) for row in range(4) for column in range(2)]
PRINTED = [words for row in ROWS for words in row]
LOOSE = [text(x, y, words) for (x, y), words in zip(PLACES, PRINTED, strict=True)]
BOTH = rawpdf.document([Page([*table(100, 700, 120, 20, ROWS), *LOOSE])], embedded=False)


def test_a_character_alone_in_its_cell_is_read_without_a_font_that_has_it() -> None:
    [found] = [block for block in read(BOTH).blocks if isinstance(block, Table)]
    assert [cell.text for cell in found.cells] == PRINTED


@pytest.mark.parametrize(("words", "width"), [("12", 10), ("305", 15), ("无", 10), ("行政许可", 40)])
def test_words_are_as_wide_as_the_file_says_and_not_as_the_machines_glyphs(words: str, width: float) -> None:
    found = [word for page in pages_of(BOTH)[0] for word in page.words if word.text == words]
    assert [round(word.right - word.left, 2) for word in found] == [width] * 2
    assert {round(word.bottom - word.top, 1) for word in found} == {10.0}


def test_other_users_of_pdfium_have_the_machines_fonts_again() -> None:
    before = _shown()
    read(BOTH)
    assert _shown() == before


def _shown() -> bytes:
    with pypdfium2.PdfDocument(BOTH) as shown:
        return bytes(shown[0].render().buffer)
