"""A PDF reads the same whatever fonts the machine has, and leaves its fonts to others."""

from __future__ import annotations

import pypdfium2
import pytest

from fixtures import rawpdf
from fixtures.rawpdf import Page, table, text
from ogicheck.values.document import Table
from ogicheck_plugins.formats_kit.drawn.lines import lines_of
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


def of_drawn_glyphs(*glyphs: tuple[str, int, int, int]) -> bytes:
    """A page of characters whose glyphs are drawn (Type 3), each in a font of its own, which is as high as its ink: from
    where each begins in x, and between which heights, in thousandths of its size.
    """
    fonts, content, parts = "", "", []
    for at, (char, x, low, high) in enumerate(glyphs):
        number = 5 + 3 * at
        ink = f"1000 0 50 {low} 950 {high} d1 50 {low} 900 {high - low} re f"
        mapped = (
            f"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <01> <{ord(char):04X}> endbfchar"
        )
        parts += [
            f"<< /Type /Font /Subtype /Type3 /FontBBox [50 {low} 950 {high}] /FontMatrix [0.001 0 0 0.001 0 0]"
            f" /CharProcs << /g {number + 1} 0 R >> /Encoding << /Differences [1 /g] >> /FirstChar 1 /LastChar 1"
            f" /Widths [1000] /ToUnicode {number + 2} 0 R >>",
            *(f"<< /Length {len(text)} >>\nstream\n{text}\nendstream" for text in (ink, f"{mapped} endcmap")),
        ]
        fonts += f" /F{at} {number} 0 R"
        content += f"BT /F{at} 12 Tf {x} 700 Td <01> Tj ET "
    every = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font <<{fonts} >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        *parts,
    ]
    objects = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(every, 1))
    return f"%PDF-1.4\n{objects}trailer << /Size {len(every) + 1} /Root 1 0 R >>\n%%EOF".encode()


@pytest.mark.parametrize("stroke", ["一", "—"])
@pytest.mark.parametrize("low", [200, 330, 500])
def test_a_stroke_of_a_font_that_is_as_high_as_its_ink_is_in_line_with_other_words(stroke: str, low: int) -> None:
    [page], _ = pages_of(of_drawn_glyphs((stroke, 72, low, low + 60), ("本", 120, -100, 860), ("年", 170, -100, 860)))
    assert [word.text for word in page.words] == [stroke, "本", "年"]
    assert len(lines_of(page.words)) == 1


def test_a_stroke_of_another_line_stays_there() -> None:
    data = of_drawn_glyphs(("一", 72, 330, 390), ("本", 120, -100, 860)).replace(b"120 700 Td", b"120 685 Td")
    [page], _ = pages_of(data)
    assert len(lines_of(page.words)) == 2
