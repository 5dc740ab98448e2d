"""What lies over a PDF's figures, or under them, is none of them; one that cannot be told is UNREAD, never another."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fixtures.rawpdf import Page, bar, document, image, line, lying, table, text
from ogicheck.values.document import Paragraph, Table
from ogicheck_plugins.pdf.reading import read

ROWS = (("数", "12", "305"), ("件", "7", "8000"), ("总", "19", ""))
UNREAD = "\ufffd"
WHITE = "1 g"


def cells(*over: str, under: Sequence[str] = (), rows: Sequence[Sequence[str]] = ROWS, **made: object) -> list[str]:
    """The texts of a table of cells of 80 by 30 points from (100, 700) on, with something painted over and under it."""
    data = document([Page([*under, *table(100, 700, 80, 30, rows), *over])], **made)  # type: ignore[arg-type]
    return [cell.text for block in read(data).blocks if isinstance(block, Table) for cell in block.cells]


PLAIN = [words for row in ROWS for words in row]
LAID_OVER = {
    "slanted": [lying(170, 640, "张三2024", angle=30), lying(230, 600, "99", angle=-45)],
    "slightly slanted": [lying(170, 640, "张三2024", angle=5)],
    "light, level": [lying(220, 682, "2024", 12, colour="0.75 g")],
    "light, level, under": [],
    "large, level, dark": [lying(180, 670, "2024", 30)],
    "upright": [lying(222, 660, "机密2024", 12, angle=90)],
    "a red seal's words": [lying(213, 685, "公章", 14, colour="1 0 0 rg")],
    "the same again": [lying(215, 680, "12")],
    "the same again, moved": [lying(215.4, 680, "12"), lying(215.8, 680.3, "12")],
}


@pytest.mark.parametrize("name", LAID_OVER)
def test_what_lies_over_a_figure_is_no_part_of_it(name: str) -> None:
    under = [lying(220, 682, "2024", 12, colour="0.75 g")] if "under" in name else []
    assert cells(*LAID_OVER[name], under=under) == PLAIN


def test_all_of_a_light_layer_is_left_out_also_where_it_meets_a_blank() -> None:
    assert cells(lying(220, 682, "2024", colour="0.8 g"), lying(280, 622, "2024", colour="0.8 g")) == PLAIN


@pytest.mark.parametrize("colour", ["0 g", "0.5 g", "0 0 1 rg"])
def test_a_figure_that_stands_alone_is_read_in_any_colour(colour: str) -> None:
    assert cells(lying(285, 620, "31", colour=colour))[-1] == "31"


def test_the_number_of_an_item_is_no_figure_where_its_words_begin_within_it() -> None:
    """Where the program's font was not embedded, another one of other widths stands in for it."""
    rows = (("", "12", "305"), *ROWS[1:])
    found = cells(lying(106, 680, "3."), lying(112, 680, "危及"), rows=rows)
    assert found[0].replace(" ", "") == "3.危及" and found[1:] == PLAIN[1:]


def test_two_figures_in_one_place_are_none() -> None:
    assert cells(lying(216, 680, "35")) == [UNREAD if words == "12" else words for words in PLAIN]


def test_figures_that_touch_are_two_and_read() -> None:
    figures = [lying(240, 680, "4444"), lying(261.5, 680, "55")]
    assert cells(*figures, rows=(("数", "", ""), *ROWS[1:]))[:3] == ["数", "4444", "55"]


def test_a_figure_printed_over_a_box_that_hides_another_is_read() -> None:
    assert cells(WHITE, bar(213, 675, 30, 15), "0 g", lying(217, 682, "15")) == [
        "15" if words == "12" else words for words in PLAIN
    ]


def test_a_figure_that_begins_like_the_one_that_a_box_hides_is_read_whole() -> None:
    assert cells(WHITE, bar(213, 675, 30, 15), "0 g", lying(215, 680, "1"))[1] == "1"


def test_a_light_layer_of_more_text_than_the_page_itself_has_is_left_out() -> None:
    tiles = [lying(x, y, "88", colour="0.8 g") for x in range(60, 500, 9) for y in range(600, 710, 9)]
    assert cells(*tiles) == PLAIN


def test_a_figure_of_which_a_box_hides_a_part_is_unread() -> None:
    assert cells(WHITE, bar(220.5, 675, 30, 15))[1] == f"1{UNREAD}"


@pytest.mark.parametrize("unseen", [lying(285, 620, "77", colour=WHITE), text(285, 620, "77", unseen=True)])
def test_what_has_no_ink_is_no_figure(unseen: str) -> None:
    assert cells(unseen) == PLAIN


def test_white_text_on_a_dark_ground_is_read() -> None:
    assert cells("0 g", bar(260, 610, 80, 30), lying(285, 620, "77", colour=WHITE))[-1] == "77"


def test_text_painted_on_a_ground_is_read_where_a_table_paints_ground_and_text_by_turns() -> None:
    shaded = ["0.9 g", bar(100, 640, 240, 30), "0 g", *table(100, 700, 80, 30, ROWS)]
    assert cells(*shaded) == PLAIN


def test_text_under_a_picture_that_hides_it_is_not_read() -> None:
    assert cells(image(262, 642, 76, 26))[5] == ""


@pytest.mark.parametrize(("y", "size"), [(685, 6), (678, 6), (683.5, 8.3), (677.5, 8.3)])
def test_a_small_digit_above_or_below_the_line_is_the_mark_of_a_note(y: float, size: float) -> None:
    assert cells(lying(225.5, y, "1", size))[1] == "12¹"


def test_a_small_figure_in_a_cell_of_its_own_is_a_figure() -> None:
    assert cells(lying(285, 620, "1", 6))[-1] == "1"


def test_a_figure_with_a_line_through_it_is_unread() -> None:
    assert cells(line(214, 684.5, 227, 684.5)) == [UNREAD if words == "12" else words for words in PLAIN]


@pytest.mark.parametrize("cross", [[line(214, 680, 227, 689)], [line(215, 679, 226, 690), line(215, 690, 226, 679)]])
def test_a_figure_that_slanted_lines_cross_is_unread(cross: Sequence[str]) -> None:
    assert cells(*cross) == [UNREAD if words == "12" else words for words in PLAIN]


def test_a_line_across_a_blank_cell_strikes_no_figure() -> None:
    assert cells(line(260, 610, 340, 640)) == PLAIN


def test_a_line_under_a_figure_leaves_it() -> None:
    assert cells(line(214, 678.5, 227, 678.5)) == PLAIN


@pytest.mark.parametrize("to", ["\ue012", "\x03", " ", "\u200b", "\u00ad", "\ufeff"])
def test_a_digit_that_the_font_does_not_tell_is_unread(to: str) -> None:
    found = cells(mapped={"2": to})
    assert (found[1], found[2]) == (f"1{UNREAD}", "305")


@pytest.mark.parametrize("to", ["\ue012", " ", "\u200b", "\xa0"])
def test_a_figure_of_no_digit_that_the_font_tells_is_no_blank(to: str) -> None:
    assert cells(mapped={"7": to})[4] == UNREAD


def test_a_narrow_box_over_one_digit_leaves_the_figure_unread() -> None:
    assert cells(WHITE, bar(214, 677, 4.6, 11))[1] == f"{UNREAD}2"


def test_a_box_over_one_of_digits_painted_one_by_one_leaves_the_figure_unread() -> None:
    digits = [lying(285 + 5 * at, 620, digit) for at, digit in enumerate("481")]
    assert cells(*digits, WHITE, bar(284, 617, 5.8, 11))[-1] == f"{UNREAD}81"
    assert cells(*digits, WHITE, bar(284, 617, 17, 11), lying(286, 620, "52"))[-1] == "52"


def test_a_stroke_through_the_first_digits_of_a_figure_leaves_it_unread() -> None:
    rows = (("数", "1234", ""), *ROWS[1:])
    assert cells(line(209.5, 684.5, 220, 684.5), rows=rows)[1] == UNREAD


@pytest.mark.parametrize("gap", [1, 2.2, 3.5])
def test_a_figure_whose_digits_are_spaced_out_is_one(gap: float) -> None:
    digits = [lying(200 + at * (5 + gap), 680, digit) for at, digit in enumerate("120.5")]
    assert cells(*digits, rows=(("数", "", "4"), *ROWS[1:]))[:3] == ["数", "120.5", "4"]


def test_characters_each_painted_again_for_their_outline_are_read_once() -> None:
    digits = [lying(205 + at * 5, 680, digit) for at, digit in enumerate("1150") for _ in range(2)]
    assert cells(*digits, rows=(("数", "", ""), *ROWS[1:]))[:3] == ["数", "1150", ""]


def test_digits_of_two_cells_are_two_figures_however_near_they_stand() -> None:
    figures = [lying(254, 680, "4"), lying(261.5, 680, "5")]
    assert cells(*figures, rows=(("数", "", ""), *ROWS[1:]))[:3] == ["数", "4", "5"]


def annotated(*corner: int, **entries: object) -> list[str]:
    """The cells where an annotation of 24 by 14 points lies from a corner on."""
    left, bottom = corner
    data = document([Page(table(100, 700, 80, 30, ROWS))])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        shown = pdf.make_stream(str(entries.pop("shows")).encode())
        shown.Type, shown.Subtype, shown.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 24, 14])
        shown.Resources = pdf.pages[0].Resources
        look = pikepdf.Dictionary(N=pdf.make_indirect(shown))
        corners = pikepdf.Array([left, bottom, left + 24, bottom + 14])
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=corners, F=4, AP=look, **entries)
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pdf.pages[0].Annots)
        out = io.BytesIO()
        pdf.save(out)
    return [cell.text for block in read(out.getvalue()).blocks if isinstance(block, Table) for cell in block.cells]


def test_what_an_annotation_writes_over_a_figure_is_read_in_its_place() -> None:
    shows = f"{WHITE} {bar(0, 0, 24, 14)} {lying(6, 3, '15')}"
    assert annotated(210, 677, Subtype=pikepdf.Name.FreeText, Contents="15", shows=shows)[1] == "15"


def test_a_figure_that_an_annotation_strikes_out_is_unread() -> None:
    quad = pikepdf.Array([213, 690, 227, 690, 213, 678, 227, 678])
    assert annotated(210, 677, Subtype=pikepdf.Name.StrikeOut, QuadPoints=quad, shows=line(3, 7.5, 17, 7.5))[1] == UNREAD


def test_what_is_typed_into_a_field_of_a_form_is_read() -> None:
    field = {"Subtype": pikepdf.Name.Widget, "FT": pikepdf.Name.Tx, "T": "n", "V": "40"}
    assert annotated(290, 618, **field, shows=lying(4, 3, "40"))[-1] == "40"


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x3FFFF, exclude_categories=["Cs", "Cc"]), max_size=8))
def test_whatever_characters_a_page_holds_it_is_read_as_text_that_can_be_written(words: str) -> None:
    mapped = {chr(0x4E00 + at): one for at, one in enumerate(words)}
    drawn = [text(60, 500, "".join(mapped) + "件"), *table(100, 700, 80, 30, ROWS)]
    for block in read(document([Page(drawn)], mapped=mapped)).blocks:
        for read_text in (
            [block.text] if isinstance(block, Paragraph) else [cell.text for cell in getattr(block, "cells", ())]
        ):
            read_text.encode()


@given(st.integers(4, 86), st.integers(-20, 20), st.integers(0, 9999), st.sampled_from(["0 g", "0.8 g", "1 0 0 rg"]))
def test_slanted_digits_change_no_figure(angle: int, shift: int, digits: int, colour: str) -> None:
    assert cells(*(lying(x, 600 + shift, f"{digits}张三", angle=angle, colour=colour) for x in (110, 190, 270))) == PLAIN


@given(st.floats(0, 0.9), st.floats(-0.5, 0.5), st.integers(1, 2))
def test_a_page_drawn_again_over_itself_has_the_same_figures_or_none(across: float, up: float, times: int) -> None:
    page = table(100, 700, 80, 30, ROWS)
    again = [f"q 1 0 0 1 {across:.3f} {up:.3f} cm", *page, "Q"] * times
    assert all(found in (words, UNREAD) for found, words in zip(cells(*again), PLAIN, strict=True))


@given(st.integers(0, 9999), st.floats(-15, 8), st.floats(-4, 4))
def test_another_figure_over_one_never_makes_a_third(digits: int, across: float, up: float) -> None:
    left, width = 215 + across, 5 * len(str(digits))
    assume(min(left + width, 225) - max(left, 215) > 2)
    found = cells(lying(left, 680 + up, str(digits)))[1]
    assert found in {"12", str(digits)} or UNREAD in found or " " in found


@given(st.sampled_from(["1 0 0 0", "0 0 0 1", "0 0 0 0", "1 0 0 1e-7"]), st.integers(150, 200), st.integers(676, 690))
def test_characters_without_height_or_width_break_no_page(matrix: str, left: int, y: int) -> None:
    flat = [f"q {matrix} {left} {y} cm", lying(0, 0, "12"), "Q", lying(left + 10, y, "34")]
    found = cells(*flat, rows=(("数", "", "305"), ("件", "7", "8000")))
    assert (found[2], found[4:]) == ("305", ["7", "8000"]) or UNREAD in "".join(found)


def test_a_figure_of_which_each_digit_fills_its_line_is_one() -> None:
    walls = [*(line(x, 640, x, 700) for x in (100, 140, 158)), *(line(100, y, 158, y) for y in (640, 700))]
    page = Page([*walls, text(110, 680, "甲"), lying(146, 682, "1"), lying(146, 670, "9")])
    [found] = [block for block in read(document([page])).blocks if isinstance(block, Table)]
    assert [cell.text for cell in found.cells] == ["甲", "19"]


def test_figures_one_below_the_other_are_two_where_there_was_room_for_one() -> None:
    assert cells(lying(215, 671, "15", 8), rows=(("数", "", ""), *ROWS[1:]), under=[lying(215, 686, "12", 8)])[1] == "12 15"


def test_two_figures_of_a_cell_are_never_the_thousands_of_one() -> None:
    assert (
        cells(lying(215, 674, "527", 8), rows=(("数", "", ""), *ROWS[1:]), under=[lying(215, 686, "112", 8)])[1]
        == f"112{UNREAD}527"
    )


def test_the_stroke_through_a_figure_as_wide_as_its_cell_parts_no_cell() -> None:
    narrow = [*(line(x, 640, x, 700) for x in (100, 140, 156)), *(line(100, y, 156, y) for y in (640, 670, 700))]
    printed = [text(110, 680, "甲"), text(110, 650, "乙"), lying(143, 687, "19"), lying(143, 674, "15"), text(143, 650, "7")]
    data = document([Page([*narrow, *printed, line(141, 691.5, 155, 691.5)])])
    [found] = [block for block in read(data).blocks if isinstance(block, Table)]
    assert [(cell.text, cell.row) for cell in found.cells if cell.column == 1] == [(f"{UNREAD}15", 0), ("7", 1)]


def test_the_outlines_of_characters_are_no_rules() -> None:
    outline = "0.3 w 283 622 m 283 634 l 295 634 l 295 628 l 289 628 l 289 622 l h S"
    assert cells(*([outline] * 3)) == PLAIN


def ring(x: float, y: float, radius: float) -> str:
    """A circle of four curves, as a seal is drawn."""
    k = 0.5523 * radius
    left, right, low, high = x - radius, x + radius, y - radius, y + radius
    return (
        f"2 w 1 0 0 RG {right} {y} m {right} {y + k} {x + k} {high} {x} {high} c {x - k} {high} {left} {y + k} {left} {y} c "
        f"{left} {y - k} {x - k} {low} {x} {low} c {x + k} {low} {right} {y - k} {right} {y} c s"
    )


@pytest.mark.parametrize("radius", [30, 46, 75])
def test_a_round_seal_parts_no_cells(radius: float) -> None:
    assert cells(ring(200, 655, radius)) == PLAIN


def test_the_straight_sides_of_a_table_with_round_corners_are_rules() -> None:
    inner = [line(100, 670, 260, 670), line(180, 642, 180, 698)]
    outer = "105 700 m 255 700 l 258 700 260 698 260 695 c 260 645 l 260 642 258 640 255 640 c 105 640 l "
    outer += "102 640 100 642 100 645 c 100 695 l 100 698 102 700 105 700 c s"
    words = [text(120, 680, "数"), text(200, 680, "12"), text(120, 650, "件"), text(200, 650, "7")]
    [found] = [block for block in read(document([Page([outer, *inner, *words])])).blocks if isinstance(block, Table)]
    assert [cell.text for cell in found.cells] == ["数", "12", "件", "7"]
