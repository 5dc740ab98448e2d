"""RTF files are read with their tables, code pages and printed numbers; of one that is cut off, all that stands whole."""

from __future__ import annotations

import time

import pytest

from ogicheck.api import Document, Picture
from ogicheck_plugins.rtf import EXTRACTOR
from tests.documents import grid, refusal, survives, tables, texts

FONTS = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 Song;}}"


def rtf(body: str | bytes, head: str = r"\rtf1\ansi\ansicpg936\deff0") -> bytes:
    content = body if isinstance(body, bytes) else body.encode("ascii")
    return b"{" + head.encode() + FONTS.encode() + b"\n" + content + b"}"


def read(body: str | bytes) -> Document:
    return EXTRACTOR.read(rtf(body))


def u(text: str) -> str:
    """The text by the numbers of its characters, each with a stand-in."""
    return "".join(rf"\u{ord(char) - 65536 if ord(char) > 32767 else ord(char)}?" for char in text)


def hexed(text: str, charset: str = "gbk") -> str:
    return "".join(rf"\'{byte:02x}" for byte in text.encode(charset))


def row(*cells: str, definition: str = "") -> str:
    edges = definition or "".join(rf"\cellx{1000 * (index + 1)}" for index in range(len(cells)))
    return rf"\trowd{edges}" + "".join(rf"\pard\intbl {cell}\cell" for cell in cells) + "\\row\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (u("政府信息"), "政府信息"),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (hexed("公开"), "公开"),
        ("公开".encode("gbk"), "公开"),
        (r"\uc2 " + "".join(rf"\u{ord(char)}{hexed(char)}" for char in "公开"), "公开"),
        (r"\uc0 \u20844 \u24320 x", "公开x"),
        (r"a\tab b\line c\~d\_e\{\}\\", "a\tb\nc\xa0d-e{}\\"),
        (r"\ldblquote a\rdblquote\emdash", "“a”—"),
        (r"a{\v b}{\deleted c}{\revised d}", "ad"),
        (r"{\field{\*\fldinst PAGE}{\fldrslt 3}}", "3"),
        (r"a{\footnote b}{\*\bkmkstart c}{\*\unknown d}{\header e}", "a"),
        (r"a{\object{\*\objdata 0123}{\result b}}", "ab"),
        ("a\\bin4 {}}{b", "ab"),
    ],
)
def test_a_paragraph_says_what_the_document_shows(content: str | bytes, text: str) -> None:
    assert texts(read(content if isinstance(content, bytes) else content + r"\par")) == [text]


def test_a_font_s_own_character_set_counts_before_the_file_s_code_page() -> None:
    data = rtf(rf"{{\f1 {hexed('公开')}}}", r"\rtf1\ansi\ansicpg1252\deff0")
    assert texts(EXTRACTOR.read(data)) == ["公开"]


def test_the_printed_number_of_a_list_s_item_is_kept_and_a_bullet_is_none() -> None:
    body = rf"{{\listtext\pard\plain {u('一、')}\tab}}a\par{{\pntext\f2\'b7\tab}}b\par"
    assert texts(read(body)) == ["一、a", "b"]


def test_rows_and_cells_form_a_grid_by_their_edges() -> None:
    body = row("a", definition=r"\cellx3000") + row("b", "c", definition=r"\cellx1000\cellx3000") + row("1", "2", "3")
    assert grid(read(body + r"\pard x\par")) == [
        (0, 0, 1, 3, "a"), (1, 0, 1, 1, "b"), (1, 1, 1, 2, "c"), (2, 0, 1, 1, "1"), (2, 1, 1, 1, "2"), (2, 2, 1, 1, "3"),
    ]  # fmt: skip


def test_merged_cells_are_one() -> None:
    first, second = r"\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000", r"\clvmrg\cellx1000\cellx2000\cellx3000"
    body = row("a", "b", "", definition=first) + row("", "1", "2", definition=second)
    assert grid(read(body)) == [(0, 0, 2, 1, "a"), (0, 1, 1, 2, "b"), (1, 1, 1, 1, "1"), (1, 2, 1, 1, "2")]


def test_a_cell_holds_its_paragraphs_as_lines_and_a_blank_cell_stays() -> None:
    assert [cell[4] for cell in grid(read(row(r"a\par\par b", "")))] == ["a\nb", ""]


def test_a_row_whose_cells_are_not_defined_is_only_a_row() -> None:
    body = row("a", "b") + r"\trowd\cellx1000\pard\intbl c\cell d\cell e\cell\row"
    (table,) = tables(read(body))
    assert (table.gridded, table.flattened) == (False, True)
    assert [(cell.row, cell.column, cell.text) for cell in table.cells][2:] == [(1, 0, "c"), (1, 1, "d"), (1, 2, "e")]


def test_a_table_in_a_table_that_arranges_the_page_is_found() -> None:
    inner = r"\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"
    (table,) = tables(read(row("x" + r"\par" + inner * 2 + r"\pard\intbl", "y")))
    assert [cell.text for cell in table.cells] == ["a", "b", "a", "b"]


def test_a_text_box_stands_beside_the_table_whose_cell_it_hangs_in() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt \pard box\par}}{\shprslt old}}"
    document = read(row("a" + box, "b") + row("c", "d"))
    assert [cell[4] for cell in grid(document)][1:] == ["b", "c", "d"]
    assert "box" in grid(document)[0][4]


def test_a_large_picture_is_told_of_and_its_data_is_no_text() -> None:
    document = read(r"a{\*\shppict{\pict\picwgoal9000\pichgoal3000 00ff}}{\nonshppict{\pict 00}}{\pict\picwgoal9 00}\par")
    assert texts(document) == ["a"]
    assert sum(isinstance(block, Picture) for block in document.blocks) == 1


def test_of_a_file_cut_off_half_a_row_is_left_out_and_said_to_be() -> None:
    whole = rtf(row("a", "1") + row("b", "2"))
    document = EXTRACTOR.read(whole[: whole.rindex(b"2")])
    assert [cell[4] for cell in grid(document)] == ["a", "1"]
    assert "cut off" in document.remarks[0].en


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rtf(""), "neither text nor pictures"),
        (rtf("{}" * 2_000_000), "far more than any report"),
        (rtf(r"\intbl " + r"a\cell " * 300 + r"\row"), "more than 200 cells"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert reason in refusal(EXTRACTOR, data)


def test_groups_nested_without_end_are_read_in_bounded_time() -> None:
    start = time.perf_counter()
    assert texts(EXTRACTOR.read(rtf("{" * 200_000 + "a" + "}" * 200_000))) == ["a"]
    assert time.perf_counter() - start < 10


def test_damage_never_shows_as_a_fault() -> None:
    survives(EXTRACTOR.read, rtf(row("a", "b") + rf"{u('公开')}\par{{\pict\picwgoal9000 00}}"), 7)
