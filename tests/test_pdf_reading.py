"""What reading a PDF promises: every figure in its own cell, paragraphs as seen, and a clear word where it cannot."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from fixtures import rawpdf
from fixtures.rawpdf import Page, cell, line, table, text
from ogicheck.api import Document, Paragraph, Picture, Reading, Table, UnreadableError
from ogicheck_plugins.pdf import EXTRACTOR
from tests.alone import nobody

Ruler = Callable[[int, int, int], list[str]]


def first(data: bytes) -> Document:
    return EXTRACTOR.read(data, nobody)


def second(data: bytes) -> Document:
    return EXTRACTOR.second(data, nobody)


READERS = pytest.mark.parametrize("reader", [first, second], ids=["first", "second"])


def read(*pages: Page, **options: Any) -> Document:
    return first(rawpdf.document(pages, **options))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grid(read_table: Table) -> list[list[str]]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for found in read_table.cells:
        rows.setdefault(found.row, []).append((found.column, found.text))
    return [[words for _, words in sorted(rows[row])] for row in sorted(rows)]


def spans(read_table: Table) -> dict[str, tuple[int, int, int, int]]:
    return {found.text: (found.row, found.column, found.rowspan, found.colspan) for found in read_table.cells}


SPANNED = [
    *cell(100, 700, 60, 40, "项目"),
    *cell(160, 700, 120, 20, "数量"),
    *cell(160, 680, 60, 20, "甲"),
    *cell(220, 680, 60, 20, "乙"),
    *cell(100, 660, 60, 20, "许可"),
    *cell(160, 660, 60, 20, "12"),
    *cell(220, 660, 60, 20, ""),
]


def test_a_blank_column_that_a_browser_made_as_narrow_as_its_padding_is_a_column() -> None:
    edges = (100, 160, 200, 203.6, 250)
    drawn = [line(x, 640, x, 700) for x in edges] + [line(100, y, 250, y) for y in (640, 660, 680, 700)]
    drawn += [text(x, y, words) for y in (645, 665, 685) for x, words in ((105, "许可"), (175, "12"), (225, "34"))]
    [found] = tables(read(Page(drawn)))
    assert grid(found) == [["许可", "12", "", "34"]] * 3


@READERS
def test_each_cell_stands_in_its_row_and_column_with_its_spans(reader: Reading) -> None:
    [found] = tables(reader(rawpdf.document([Page(SPANNED)])))
    assert spans(found) == {
        "项目": (0, 0, 2, 1),
        "数量": (0, 1, 1, 2),
        "甲": (1, 1, 1, 1),
        "乙": (1, 2, 1, 1),
        "许可": (2, 0, 1, 1),
        "12": (2, 1, 1, 1),
        "": (2, 2, 1, 1),
    }


def test_a_cell_says_on_which_page_and_where_it_stands() -> None:
    [found] = tables(read(Page(["% blank"]), Page(SPANNED)))
    place = next(one.place for one in found.cells if one.text == "12")
    assert (place.page, place.box) == (2, (160.0, 182.0, 220.0, 202.0))


@pytest.mark.parametrize(
    ("name", "horizontal", "vertical"),
    [
        ("strokes", lambda x0, y, x1: [line(x0, y, x1, y)], lambda x, y0, y1: [line(x, y0, x, y1)]),
        (
            "thin filled bars",
            lambda x0, y, x1: [rawpdf.bar(x0, y, x1 - x0, 0.5)],
            lambda x, y0, y1: [rawpdf.bar(x, y0, 0.5, y1 - y0)],
        ),
        (
            "double rules",
            lambda x0, y, x1: [line(x0, y, x1, y), line(x0, y + 2, x1, y + 2)],
            lambda x, y0, y1: [line(x, y0, x, y1), line(x + 2, y0, x + 2, y1)],
        ),
        (
            "wide double rules",
            lambda x0, y, x1: [line(x0, y, x1, y), line(x0, y + 3.6, x1, y + 3.6)],
            lambda x, y0, y1: [line(x, y0, x, y1), line(x + 3.6, y0, x + 3.6, y1)],
        ),
        (
            "dots",
            lambda x0, y, x1: [rawpdf.bar(x, y, 1, 1) for x in range(x0, x1, 3)],
            lambda x, y0, y1: [rawpdf.bar(x, y, 1, 1) for y in range(y0, y1, 3)],
        ),
        (
            "light strokes",
            lambda x0, y, x1: [f"q 0.85 G 0.1 w {x0} {y} m {x1} {y} l S Q"],
            lambda x, y0, y1: [f"q 0.85 G 0.1 w {x} {y0} m {x} {y1} l S Q"],
        ),
        (
            "dashed strokes",
            lambda x0, y, x1: [f"q [3 2] 0 d {line(x0, y, x1, y)} Q"],
            lambda x, y0, y1: [f"q [3 2] 0 d {line(x, y0, x, y1)} Q"],
        ),
        (
            "one path of many rectangles",
            lambda x0, y, x1: [f"{x0} {y} {x1 - x0} 0.5 re {x0} {y} {x1 - x0} 0.5 re f"],
            lambda x, y0, y1: [f"{x} {y0} 0.5 {y1 - y0} re {x} {y0} 0.5 {y1 - y0} re f"],
        ),
    ],
)
def test_rules_of_any_make_part_the_cells(name: str, horizontal: Ruler, vertical: Ruler) -> None:
    rules = [*(rule for y in (600, 630, 660) for rule in horizontal(100, y, 220))]
    rules += [rule for x in (100, 160, 220) for rule in vertical(x, 600, 660)]
    figures = [text(x, y, figure) for x, y, figure in [(120, 640, "1"), (180, 640, "2"), (120, 610, "3"), (180, 610, "4")]]
    [found] = tables(read(Page([*rules, *figures])))
    assert grid(found) == [["1", "2"], ["3", "4"]], name


def test_a_table_without_its_outer_rules_keeps_its_outer_cells() -> None:
    rules = [line(100, y, 280, y) for y in (600, 630, 660)] + [line(x, 600, x, 660) for x in (160, 220)]
    figures = [text(120 + 60 * c, 640 - 30 * r, str(3 * r + c)) for r in range(2) for c in range(3)]
    [found] = tables(read(Page([*rules, *figures])))
    assert grid(found) == [["0", "1", "2"], ["3", "4", "5"]]


def test_figures_that_nearly_touch_across_a_rule_are_two_figures() -> None:
    rules = [line(100, y, 140, y) for y in (600, 620)] + [line(x, 600, x, 620) for x in (100, 120, 140)]
    [found] = tables(read(Page([*rules, text(100.5, 606, "1234", 9.5), text(120.5, 606, "5678", 9.5)])))
    assert grid(found) == [["1234", "5678"]]


def test_a_figure_wider_than_its_cell_stays_whole() -> None:
    rules = [line(100, y, 140, y) for y in (600, 620)] + [line(x, 600, x, 620) for x in (100, 120, 140)]
    [found] = tables(read(Page([*rules, text(101, 606, "7730.28")])))
    assert grid(found) == [["7730.28", ""]]


def test_a_figure_is_none_of_the_words_that_reach_over_the_line_before_it() -> None:
    rules = [line(100, y, 190, y) for y in (600, 620)] + [line(x, 600, x, 620) for x in (100, 160, 190)]
    [found] = tables(read(Page([*rules, text(103, 606, "危及一稳定”"), text(161.5, 606, "0")])))
    assert grid(found) == [["危及一稳定”", "0"]]


def test_a_label_one_character_a_line_is_one_label() -> None:
    label = [*cell(100, 700, 14, 60), *(text(102, 685 - 11 * n, character) for n, character in enumerate("办理结果"))]
    [found] = tables(read(Page([*label, *cell(114, 700, 60, 60, "1")])))
    assert re.sub(r"\s", "", grid(found)[0][0]) == "办理结果"


def test_a_table_that_goes_on_over_the_page_break_is_one_table() -> None:
    document = read(
        Page(table(100, 140, 60, 20, [["项目", "数量"], ["甲", "1"]])),
        Page(table(100, 780, 60, 20, [["乙", "2"], ["丙", "3"]])),
    )
    [found] = tables(document)
    assert grid(found) == [["项目", "数量"], ["甲", "1"], ["乙", "2"], ["丙", "3"]]
    assert [one.place.page for one in found.cells] == [1, 1, 1, 1, 2, 2, 2, 2]


def test_a_header_that_is_repeated_on_the_next_page_is_read_once() -> None:
    header = ["项目", "数量"]
    [found] = tables(
        read(
            Page(table(100, 140, 60, 20, [header, ["甲", "1"]])),
            Page(table(100, 780, 60, 20, [header, ["乙", "2"]])),
        )
    )
    assert grid(found) == [header, ["甲", "1"], ["乙", "2"]]


def test_a_header_cut_in_two_by_the_page_break_stands_over_its_columns() -> None:
    above = [*cell(100, 80, 60, 20, "项目"), *cell(160, 80, 120, 20, "申请人情况")]
    below = table(100, 780, 60, 20, [["", "自然人", "总计"], ["许可", "1", "2"]])
    [found] = tables(read(Page(above), Page(below)))
    assert spans(found)["申请人情况"] == (0, 1, 1, 2)
    assert [spans(found)[words][1] for words in ("自然人", "1", "总计", "2")] == [1, 1, 2, 2]


def test_a_row_that_the_page_break_cuts_open_is_one_row() -> None:
    upper = [line(100, 100, 220, 100), *(line(x, 60, x, 100) for x in (100, 160, 220)), text(105, 70, "（四）无")]
    lower = [line(100, 740, 220, 740), *(line(x, 740, x, 780) for x in (100, 160, 220)), text(105, 760, "法提供")]
    [found] = tables(read(Page([*upper, text(185, 70, "7")]), Page(lower)))
    assert grid(found) == [["（四）无法提供", "7"]]


def test_a_label_that_spans_rows_on_both_sides_of_the_page_break_is_one_cell() -> None:
    def rows(top: int, label: str, figures: list[str]) -> list[str]:
        group = cell(100, top, 60, 20 * len(figures), label)
        return [*group, *table(160, top, 60, 20, [[figure] for figure in figures])]

    [found] = tables(read(Page(rows(100, "不予公开", ["1", "2"])), Page(rows(780, "", ["3", "4"]))))
    assert spans(found)["不予公开"] == (0, 0, 4, 1)
    assert [one.text for one in found.cells if one.column == 1] == ["1", "2", "3", "4"]


def test_blank_figures_at_the_top_of_a_page_are_no_part_of_the_header_above_the_break() -> None:
    header = [*cell(100, 100, 60, 40, "结果维持"), *cell(160, 100, 60, 20, "诉讼"), *cell(160, 80, 60, 20, "总计")]
    [found] = tables(read(Page(header), Page(table(100, 780, 60, 20, [["", "3"]]))))
    assert grid(found) == [["结果维持", "诉讼"], ["总计"], ["", "3"]]


def test_figures_above_and_below_a_page_break_are_never_put_together() -> None:
    open_cells = [
        Page(
            [*(line(x, bottom, x, bottom + 40) for x in (100, 160, 220)), line(100, rule, 220, rule), text(180, at, figure)]
        )
        for bottom, rule, at, figure in ((60, 100, 70, "1"), (740, 740, 760, "2"))
    ]
    assert [figure for row in grid(tables(read(*open_cells))[0]) for figure in row if figure] == ["1", "2"]


@pytest.mark.parametrize(
    ("width", "first", "second", "expected"),
    [
        (22, "49", "96", [["1.许可", "4996"]]),
        (45, "0（其", "中1）", [["1.许可", "0（其中1）"]]),
        (60, "49", "96", [["1.许可", "49"], ["", "96"]]),
    ],
)
def test_a_figure_cut_by_the_page_break_is_one_where_its_cell_had_no_room(
    width: int, first: str, second: str, expected: list[list[str]]
) -> None:
    upper = [*cell(100, 80, 60, 20, "1.许可"), *cell(160, 80, width, 20, first)]
    lower = [*cell(100, 780, 60, 20, ""), *cell(160, 780, width, 20, second)]
    [found] = tables(read(Page(upper), Page(lower)))
    assert grid(found) == expected


def test_the_rest_of_a_label_below_the_cut_of_its_cell_stays_in_it() -> None:
    closed = [line(160, 80, 220, 80), *(line(x, 80, x, 100) for x in (100, 160, 220)), line(100, 100, 220, 100)]
    [found] = tables(read(Page([*closed, text(105, 85, "（三）不予"), text(105, 72, "公开"), text(185, 85, "7")])))
    assert [re.sub(r"\s", "", words) for words in grid(found)[0]] == ["（三）不予公开", "7"]


def test_tables_ruled_differently_on_two_pages_are_two_tables() -> None:
    document = read(
        Page(table(100, 140, 60, 20, [["甲", "1"], ["乙", "2"]])),
        Page(table(100, 780, 40, 20, [["丙", "3"], ["丁", "4"]])),
    )
    assert len(tables(document)) == 2


def ruled(top: int, edges: Sequence[int], rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells between column edges."""
    return [
        operator
        for r, row in enumerate(rows)
        for (left, right), words in zip(pairwise(edges), row, strict=True)
        for operator in cell(left, top - 20 * r, right - left, 20, words)
    ]


def test_tables_that_touch_are_two_tables_each_by_its_own_columns() -> None:
    """A narrow column of the lower one stands close to two of the upper one's edges."""
    upper = ruled(700, [100, 200, 240, 280, 320, 363, 400], [["甲", "1", "", "2", "", "3"], ["乙", "4", "", "5", "", "6"]])
    lower = ruled(660, [100, 150, 190, 230, 360, 366, 400], [["丙", "7", "", "8", "", "9"]])
    first, second = tables(read(Page([*upper, *lower])))
    assert grid(first) == [["甲", "1", "", "2", "", "3"], ["乙", "4", "", "5", "", "6"]]
    assert grid(second) == [["丙", "7", "", "8", "", "9"]]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([100, 200, 250, 300, 350, 400], [100, 210, 260, 300, 350, 400]),
        ([100, 160, 220, 280, 400], [100, 190, 250, 340, 400]),
        ([100, 250, 400], [100, 150, 200, 250, 300, 350, 400]),
    ],
    ids=["borders-dragged", "few-columns", "columns-parted-further"],
)
def test_rows_of_one_table_may_be_ruled_otherwise(above: Sequence[int], below: Sequence[int]) -> None:
    rows = [*ruled(700, above, [["甲"] * (len(above) - 1)]), *ruled(680, below, [["1"] * (len(below) - 1)])]
    assert len(tables(read(Page(rows)))) == 1


@pytest.mark.parametrize("number", ["— 1 —", "- 1 -", "1", "第1页", "第 1 页 共 2 页", "1/2"])
def test_a_page_number_is_no_paragraph(number: str) -> None:
    document = read(Page([text(100, 700, "总体情况"), text(280, 40, number)]))
    assert paragraphs(document) == ["总体情况"]


@pytest.mark.parametrize("number", ["— 1 —", "- 1 -", "第 1 页", "第1页 共2页"])
def test_a_page_number_is_no_figure_of_the_table_round_it(number: str) -> None:
    [found] = tables(read(Page([*cell(100, 140, 200, 120, "1"), *cell(300, 140, 200, 120), text(380, 30, number)])))
    assert grid(found) == [["1", ""]]


def test_a_lone_figure_in_a_cell_at_the_foot_of_the_page_is_kept() -> None:
    [found] = tables(read(Page(table(100, 60, 60, 20, [["合计", "3"]]))))
    assert grid(found) == [["合计", "3"]]


def test_a_header_that_pages_repeat_does_not_part_a_table_or_a_paragraph() -> None:
    pages = [
        Page([text(60, 810, "某某县人民政府办公室"), text(60, 20, f"http://a.cn {n}/2"), *table(100, top, 60, 20, rows)])
        for n, top, rows in [(1, 140, [["甲", "1"]]), (2, 780, [["乙", "2"]])]
    ]
    document = read(*pages)
    assert paragraphs(document) == []
    assert [grid(found) for found in tables(document)] == [[["甲", "1"], ["乙", "2"]]]


def test_wrapped_lines_are_one_paragraph_and_an_indent_or_a_short_line_parts_them() -> None:
    long = "本年度主动公开政府信息一千一百三十六条全部按时公开" * 2
    lines = ["　　一、总体情况", "　　" + long[:28], long[:30], "按时公开。", "　　" + long[:28], "完毕。"]
    drawn = [
        text(100 + 10 * (len(words) - len(words.lstrip("　"))), 700 - 16 * n, words.strip("　"))
        for n, words in enumerate(lines)
    ]
    assert paragraphs(read(Page(drawn))) == ["一、总体情况", long[:28] + long[:30] + "按时公开。", long[:28] + "完毕。"]


def test_a_figure_that_a_full_line_broke_is_one_figure() -> None:
    lines = [
        "全年通过各类渠道主动公开政府信息，其中网站公开443条、政务新媒体6",
        "30条，其他方式公开43条，均在形成之日起二十个工作日内公开，没有遗漏。",
    ]
    drawn = [text(100, 700 - 16 * n, words) for n, words in enumerate(lines)]
    assert "政务新媒体630条" in paragraphs(read(Page(drawn)))[0]


def test_a_numbered_heading_behind_a_line_that_is_full_is_no_part_of_it() -> None:
    lines = ["本机关依照条例编制本报告并向社会公布。", "一、总体情况", "全年工作情况如下所述，各项任务均已完成"]
    drawn = [text(100, 700 - 16 * n, words) for n, words in enumerate(lines)]
    assert paragraphs(read(Page(drawn)))[:2] == lines[:2]


def test_a_title_in_the_middle_that_is_wrapped_is_one_paragraph() -> None:
    body = [text(100, 640 - 16 * n, "本年度主动公开政府信息一千一百三十六条全部按时公开") for n in range(6)]
    title = [text(105, 720, "清河县司法局政府信息公开", 20), text(190, 692, "年度报告", 20)]
    assert paragraphs(read(Page([*title, *body])))[0] == "清河县司法局政府信息公开年度报告"


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    words = "全年共受理政府信息公开申请二十一件均在法定期限内答复"
    first = [text(100, 120, words), text(100, 104, words)]
    assert paragraphs(read(Page(first), Page([text(100, 780, words)]))) == [words * 3]


@READERS
def test_a_page_shown_turned_is_read_upright(reader: Reading) -> None:
    rules = [line(x, 100, x, 220) for x in (100, 130, 160)] + [line(100, y, 160, y) for y in (100, 160, 220)]
    figures = [(118, 110, "12"), (118, 170, "34"), (148, 110, "56"), (148, 170, "78")]
    page = Page([*rules, *(text(x, y, figure, turned=True) for x, y, figure in figures)], rotate=90)
    [found] = tables(reader(rawpdf.document([page])))
    assert grid(found) == [["12", "34"], ["56", "78"]]
    assert found.cells[0].place.box == pytest.approx((100, 100, 160, 130), abs=1)


@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
@READERS
def test_a_page_is_read_upright_whichever_way_it_is_turned_to_be_shown(reader: Reading, quarter: int) -> None:
    rows = [["许可", "12", "34"], ["处罚", "5", "6"]]
    upright = " ".join(["q", *table(100, 500, 80, 30, rows), "Q"])
    # Each matrix lays the upright page of 842 by 595 points on a sheet that /Rotate turns back.
    sheets = {0: "1 0 0 1 0 0", 1: "0 1 -1 0 595 0", 2: "-1 0 0 -1 842 595", 3: "0 -1 1 0 0 842"}
    size = (595, 842) if quarter % 2 else (842, 595)
    page = Page([f"{sheets[quarter]} cm", upright], size=size, rotate=90 * quarter)
    [found] = tables(reader(rawpdf.document([page])))
    assert grid(found) == rows
    assert found.cells[0].place.box == pytest.approx((100, 95, 180, 125), abs=1)


def test_a_table_drawn_sideways_on_an_unturned_page_is_read_upright_and_placed_as_shown() -> None:
    rules = [line(x, 100, x, 220) for x in (100, 130, 160)] + [line(100, y, 160, y) for y in (100, 160, 220)]
    figures = [(118, 110, "12"), (118, 170, "34"), (148, 110, "56"), (148, 170, "78")]
    [found] = tables(read(Page([*rules, *(text(x, y, figure, turned=True) for x, y, figure in figures)])))
    assert grid(found) == [["12", "34"], ["56", "78"]]
    assert found.cells[0].place.box == pytest.approx((100, 682, 130, 742), abs=1)


@READERS
def test_places_count_from_the_visible_corner_and_what_is_cropped_away_is_not_read(reader: Reading) -> None:
    page = Page([*SPANNED, text(20, 820, "裁去")], crop=(50, 50, 500, 750))
    document = reader(rawpdf.document([page]))
    [found] = tables(document)
    assert paragraphs(document) == []
    assert found.cells[0].place.box == pytest.approx((50, 50, 110, 90), abs=1)


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    assert paragraphs(read(Page([text(100, 700, "工作页门")]), mapped={"工": "⼯", "页": "⻚", "门": "⻔"})) == ["工作页门"]


@READERS
@pytest.mark.parametrize(
    ("cmap", "codec"),
    [("UniGB-UCS2-H", "utf-16-be"), ("UniGB-UTF16-H", "utf-16-be"), ("GBK-EUC-H", "gbk"), ("GB-EUC-H", "gb2312")],
)
def test_a_font_that_is_not_embedded_gives_its_text_by_its_predefined_cmap(reader: Reading, cmap: str, codec: str) -> None:
    page = Page([text(100, 700, "政府信息公开工作2022年", codec=codec)])
    assert paragraphs(reader(rawpdf.document([page], cmap=cmap, embedded=False))) == ["政府信息公开工作2022年"]


def test_a_file_with_only_an_owner_password_is_read() -> None:
    assert paragraphs(read(Page([text(100, 700, "总体情况")]), owner="secret")) == ["总体情况"]


def test_a_picture_large_enough_to_hold_a_table_is_told() -> None:
    document = read(
        Page([text(100, 700, "收到和处理情况"), rawpdf.image(100, 400, 300, 200)]), Page([rawpdf.image(90, 90, 300, 300)])
    )
    assert [block.place.page for block in document.blocks if isinstance(block, Picture)] == [1, 2]
    assert [remark.en for remark in document.remarks] == [
        "Page 2 of the PDF has a picture and no text; what it shows was not read."
    ]


GOOD = rawpdf.document([Page([text(100, 700, "总体情况")])])


@READERS
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (rawpdf.document([Page([text(100, 700, "总体情况")])], user="secret"), "password"),
        (GOOD[: len(GOOD) // 3], "damaged"),
        (b"%PDF-1.4\n", "damaged"),
        (rawpdf.document([Page(["% blank"])], loop=True), "export it again"),
        (rawpdf.document([Page([rawpdf.image(0, 0, 595, 842)])]), "scan"),
        (rawpdf.document([Page(["% blank"])] * 501), "limit of 500"),
        (rawpdf.document([Page([text(0, y, "总" * 5000, 0.1) for y in range(50, 800, 15)])]), "limit of 200000"),
    ],
    ids=["password", "truncated", "empty", "page-tree-loop", "scan", "too-many-pages", "too-many-characters"],
)
def test_what_cannot_be_read_is_said_with_its_reason(reader: Reading, data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        reader(data)
    assert said in caught.value.text.en
    assert caught.value.text.zh


def test_only_a_pdf_is_claimed() -> None:
    assert EXTRACTOR.claims(b"\n" * 900 + GOOD)
    assert not EXTRACTOR.claims(b"\n" * 1100 + GOOD)
    assert not EXTRACTOR.claims(b"PK\x03\x04")


def test_a_table_without_any_rule_comes_out_row_by_row() -> None:
    rows = [["一、本年新收", "1", "20", "21"], ["二、上年结转", "0", "3", "3"], ["三、予以公开", "1", "23", "24"]]
    drawn = [
        text(x, 700 - 20 * r, words)
        for r, row in enumerate(rows)
        for x, words in zip((100, 250, 320, 390), row, strict=True)
    ]
    [found] = tables(read(Page(drawn)))
    assert grid(found) == rows
    assert not found.ruled


def test_a_wrapped_label_of_a_table_without_rules_stays_with_its_figures() -> None:
    drawn = [text(100, 720, "甲类"), *(text(250 + 60 * n, 720, str(n)) for n in range(3))]
    drawn += [text(100, 700, "乙类申请以及"), text(100, 687, "其他"), *(text(250 + 60 * n, 693, str(n)) for n in range(3))]
    [found] = tables(read(Page(drawn)))
    assert grid(found) == [["甲类", "0", "1", "2"], ["乙类申请以及其他", "0", "1", "2"]]


def test_rules_between_rows_alone_say_which_lines_of_a_label_belong_to_which_figures() -> None:
    drawn = [line(95, y, 450, y) for y in (735, 712, 660, 637)]
    for y, first, figures in ((718, "甲类", "123"), (643, "丙类", "789")):
        drawn += [text(100, y, first), *(text(250 + 60 * n, y, figure) for n, figure in enumerate(figures))]
    drawn += [text(100, 700 - 13 * n, words) for n, words in enumerate(("乙类申请", "以及其余", "各项情形"))]
    drawn += [text(250 + 60 * n, 700, figure) for n, figure in enumerate("456")]
    [found] = tables(read(Page(drawn)))
    assert grid(found) == [["甲类", *"123"], ["乙类申请以及其余各项情形", *"456"], ["丙类", *"789"]]


def test_a_figure_below_others_is_parted_from_the_label_that_nearly_touches_it() -> None:
    rows = [("甲类", "1", "2", "3"), ("乙类", "4", "5", "6"), ("丙类", "7", "8", "9")]
    drawn = [
        text(x, 700 - 20 * r, words)
        for r, row in enumerate(rows)
        for x, words in zip((100, 250, 320, 390), row, strict=True)
    ]
    drawn += [text(145, 640, "保护他方合法权益等"), *(text(250 + 70 * n, 640, "0") for n in range(3))]
    drawn += [text(145, 620, "第 1 类"), *(text(250 + 70 * n, 620, "0") for n in range(3))]
    [found] = tables(read(Page(drawn)))
    assert grid(found)[3:] == [["保护他方合法权益等", "0", "0", "0"], ["第 1 类", "0", "0", "0"]]


def prose(*lines: str, first: float = 700, pitch: float = 20, left: float = 60) -> list[str]:
    return [text(left, first - pitch * at, words, 12) for at, words in enumerate(lines)]


def test_an_item_below_a_full_line_begins_a_paragraph_where_none_is_indented() -> None:
    full = "主" * 37 + "。"
    found = paragraphs(
        read(Page(prose("（一）" + full[3:], "（二）" + full[3:], "（三）平台建设。", "1.培训。", "2.考核。")))
    )
    assert [one[:3] for one in found] == ["（一）", "（二）", "（三）", "1.培", "2.考"]


def test_an_item_within_a_paragraph_begins_none_where_paragraphs_are_indented() -> None:
    lines = ("依" * 35 + "。", "（一）" + "开" * 34 + "。", "（二）监督有力。")
    drawn = [text(84, 740, "总体平稳有序。", 12), text(84, 720, lines[0], 12), *prose(*lines[1:])]
    assert paragraphs(read(Page(drawn))) == ["总体平稳有序。", "".join(lines)]


def test_lines_that_end_raggedly_within_a_sentence_are_one_paragraph() -> None:
    lines = ("主" * 38, "动" * 34 + "，", "公" * 36, "开" * 33, "年1月1日起至12月31日止。", "下" * 20 + "。")
    assert [len(one) for one in paragraphs(read(Page(prose(*lines))))] == [sum(map(len, lines[:5])), 21]


def test_how_far_lines_of_prose_are_apart_is_not_told_by_those_of_a_table_without_rules() -> None:
    rows = [text(60 + 120 * column, 500 - 9 * row, words, 8) for row in range(12) for column, words in enumerate("甲12")]
    lines = ("主" * 38, "公" * 38, "开完毕。")
    assert len(paragraphs(read(Page([*prose(*lines), *rows])))[0]) == sum(map(len, lines))


@pytest.mark.parametrize("spacing", [0, 0.5, 2, 4])
def test_figures_spaced_out_on_a_turned_page_are_one(spacing: float) -> None:
    lines = [*(line(y, 100, y, 260) for y in (100, 130, 160)), *(line(100, x, 160, x) for x in (100, 180, 260))]
    cells = [(110, 100, "数"), (190, 100, "12.5"), (110, 130, "件"), (190, 130, "3050")]
    drawn = [f"{spacing} Tc", *lines, *(text(y + 20, x, words, turned=True) for x, y, words in cells)]
    [found] = tables(read(Page(drawn, rotate=90)))
    assert grid(found) == [["数", "12.5"], ["件", "3050"]]


@pytest.mark.parametrize("size", [6, 8, 9, 12, 16])
def test_a_minus_stands_before_its_figure_on_a_turned_page_too(size: int) -> None:
    lines = [*(line(y, 100, y, 260) for y in (100, 130, 160)), *(line(100, y, 160, y) for y in (100, 180, 260))]
    words = [text(120, 110, "增", turned=True), text(150, 110, "减", turned=True), text(150, 190, "3", turned=True)]
    latin = f"BT /H {size} Tf 0 1 -1 0 120 190 Tm (-8) Tj ET"
    file = pikepdf.open(io.BytesIO(rawpdf.document([Page([*lines, *words, latin], rotate=90)])))
    helvetica = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    file.pages[0].Resources.Font.H = file.make_indirect(helvetica)
    saved = io.BytesIO()
    file.save(saved)
    [found] = tables(first(saved.getvalue()))
    assert grid(found) == [["增", "-8"], ["减", "3"]]


def test_a_blank_that_a_turned_page_prints_parts_figures() -> None:
    drawn = [*(line(y, 100, y, 180) for y in (100, 130)), *(line(100, x, 130, x) for x in (100, 180))]
    [found] = paragraphs(read(Page([*drawn, text(120, 110, "12 30", turned=True)], rotate=90)))
    assert found == "12 30"


def test_a_page_that_says_it_has_no_size_is_read() -> None:
    of_no_size = Page([rawpdf.image(0, 0, 100, 100), text(10, 10, "本年收到申请三件")], crop=(0, 0, 0, 0))
    assert "全年公开信息七条" in paragraphs(read(of_no_size, Page([text(60, 700, "全年公开信息七条")])))
