"""OFD files are read by where text and lines stand, and are said to be read by experiment."""

from __future__ import annotations

import pytest

from ogicheck.api import Document
from ogicheck_plugins.ofd import EXTRACTOR
from tests.documents import grid, packed, refusal, survives, texts

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'
TEMPLATE = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>'


def page(*objects: str, head: str = "") -> str:
    layer = f'<ofd:Layer ID="1">{"".join(objects)}</ofd:Layer>'
    return f"<ofd:Page {NAMES}>{head}<ofd:Content>{layer}</ofd:Content></ofd:Page>"


def ofd(*pages: str, template: str = "", prolog: str = "") -> bytes:
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    parts = {
        "OFD.xml": f"<ofd:OFD {NAMES}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMES}><ofd:CommonData>{area}{TEMPLATE}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/Tpls/Tpl_0/Content.xml": template or page(),
    }
    return packed(parts | {f"Doc_0/Pages/Page_{n}/Content.xml": prolog + one for n, one in enumerate(pages)})


def text(x: float, y: float, content: str, *, size: float = 4, more: str = "", deltas: str = "") -> str:
    return (
        f'<ofd:TextObject ID="2" Boundary="{x} {y} 100 {size}" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size * 0.9}" {deltas}>{content}</ofd:TextCode></ofd:TextObject>'
    )


def path(x: float, y: float, data: str, more: str = "") -> str:
    return (
        f'<ofd:PathObject ID="3" Boundary="{x} {y} 200 200" {more}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def spaced(count: int, step: float = 4) -> str:
    return f'DeltaX="g {count - 1} {step}"'


def read(*objects: str) -> Document:
    return EXTRACTOR.read(ofd(page(*objects)))


LINES = [path(20, 20 + 10 * n, "M 0 0 L 60 0") for n in range(3)] + [path(20 + 20 * n, 20, "M 0 0 L 0 20") for n in (0, 3)]
INNER = path(40, 30, "M 0 0 L 0 10") + path(60, 30, "M 0 0 L 0 10")
LABELS = text(22, 23, "许可", deltas=spaced(2)) + text(22, 33, "甲")
FIGURES = LABELS + text(42, 33, "12", deltas=spaced(2, 2)) + text(62, 33, "0")


def test_text_stands_in_the_order_of_its_places_not_of_the_file() -> None:
    document = read(text(30, 60, "下文", deltas=spaced(2)), text(30, 30, "标题", size=8, deltas=spaced(2, 8)))
    assert texts(document) == ["标题", "下文"]
    assert (document.blocks[0].place.page, document.media_type) == (1, "application/ofd")


def test_lines_draw_a_table_with_merged_cells() -> None:
    assert grid(read(*LINES, INNER, FIGURES)) == [
        (0, 0, 1, 3, "许可"), (1, 0, 1, 1, "甲"), (1, 1, 1, 1, "12"), (1, 2, 1, 1, "0"),
    ]  # fmt: skip


def test_boxes_that_are_stroked_and_thin_ones_that_are_filled_are_lines_too() -> None:
    box = "M 0 0 L 20 0 L 20 10 L 0 10 C"
    boxes = [path(20 + 20 * column, 30, box) for column in range(3)]
    filled = path(20, 20, "M 0 0 L 60 0 L 60 0.3 L 0 0.3 C", 'Fill="true" Stroke="false"')
    sides = [path(20, 20, "M 0 0 L 0 10"), path(80, 20, "M 0 0 L 0 10")]
    assert [cell[4] for cell in grid(read(*boxes, filled, *sides, FIGURES))] == ["许可", "甲", "12", "0"]


def test_a_matrix_moves_text_into_its_cell() -> None:
    moved = text(0, 0, "7", size=1, more='CTM="4 0 0 4 42 33"')
    figures = FIGURES.replace(text(42, 33, "12", deltas=spaced(2, 2)), moved)
    assert [cell[4] for cell in grid(read(*LINES, INNER, figures))] == ["许可", "甲", "7", "0"]


def test_figures_of_two_cells_in_one_text_are_told_apart() -> None:
    both = text(42, 33, "30", deltas='DeltaX="20"')
    assert [cell[4] for cell in grid(read(*LINES, INNER, LABELS, both))][2:] == ["3", "0"]


def test_a_template_s_lines_count_and_what_is_invisible_does_not() -> None:
    head = '<ofd:Template TemplateID="9"/>'
    hidden = text(22, 33, "隐", more='Visible="false"')
    data = ofd(page(FIGURES, hidden, head=head), template=page(*LINES, INNER))
    assert [cell[4] for cell in grid(EXTRACTOR.read(data))] == ["许可", "甲", "12", "0"]


def test_it_is_said_to_be_an_experiment() -> None:
    assert "experimental" in read(text(30, 30, "标题")).remarks[-1].en


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ofd(page()), "no text"),
        (ofd(page(text(1, 1, "a")), prolog='<!DOCTYPE a [<!ENTITY b "c">]>'), "DOCTYPE"),
        (ofd(page(text(1, 1, "a")))[:-30], "damaged"),
        (ofd(page(" " * 40_000_000)), "zip bomb"),
        (ofd(*[page()] * 501), "more pages"),
        (ofd(page(text(1, 1, "a" * 300_000))), "characters"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert reason in refusal(EXTRACTOR, data)


def test_steps_repeated_without_end_are_bounded() -> None:
    assert texts(read(text(30, 30, "ab", deltas='DeltaX="g 900000000 2"'))) == ["ab"]


def test_damage_never_shows_as_a_fault() -> None:
    survives(EXTRACTOR.read, ofd(page(*LINES, INNER, FIGURES)), 41)
