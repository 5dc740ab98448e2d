"""Text is read as a person reads it, whatever a converter made of its tables and lines."""

from __future__ import annotations

from random import Random

import pytest

from fixtures import values
from fixtures.corpus.plain import WRITERS
from fixtures.facts import clean
from ogicheck.api import Document, Paragraph, Table, UnreadableError
from ogicheck.checking.checker import Checker, Plan
from ogicheck.checking.extracting import Extraction
from ogicheck_plugins.text import EXTRACTOR
from tests.documents import reading

READ = reading(EXTRACTOR)

CHECKER = Checker.of(Plan())


def read(*lines: str) -> Document:
    return READ("\n".join(lines).encode())


def rows(document: Document) -> list[list[str]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.cells[-1].row + 1)]


def test_dates_with_spaces_round_their_figures_are_no_cells_of_a_row() -> None:
    """As programs print them that turn pages into text: the lines of such a paragraph are as wrapped as all others."""
    lines = [
        f"本机关对外公布的各类事项都由经办科室逐条核对后{end}" for end in ("存入", "记入", "归入", "列入", "并入", "编入")
    ]
    dated = ["台账，所列数据的统计期限自 2022 年 1 月 1 日起至", "2022 年 12 月 31 日止，由综合科统一汇总。"]
    document = read(*lines, *dated)
    assert [one.text for one in document.blocks if isinstance(one, Paragraph)] == ["".join([*lines, *dated])]


def test_a_heading_after_a_wrapped_paragraphs_last_full_line_is_a_paragraph_of_its_own() -> None:
    line = "邀请群众代表到现场体验查询和申请流程收集意见后逐条答复情况"
    wrapped = [*(f"{line}{mark}" for mark in ("同步", "上网", "登记", "公布", "存档", "送达", "办结", "回访", "归档"))]
    wrapped.append(f"{line}了。")
    document = read(*wrapped, "二、主动公开政府信息情况", "正文。")
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == ["".join(wrapped), "二、主动公开政府信息情况", "正文。"]


def test_rows_a_line_and_cells_a_line_in_one_table_are_all_read() -> None:
    upper = ["项目\t数量\t合计", "甲\t1\t1", "乙\t2\t3"]
    lower = ["\t丙", "\t3", "\t6", "", "\t丁", "\t4", "\t10"]
    assert rows(read(*upper, "", *lower)) == [
        *(["项目", "数量", "合计"], ["甲", "1", "1"], ["乙", "2", "3"]),
        *(["丙", "3", "6"], ["丁", "4", "10"]),
    ]


def test_the_long_rest_of_a_label_on_the_next_line_stays_in_its_cell() -> None:
    label = ["\t1.申请人", "无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"]
    assert rows(read("\t项目", "\t总计", "", *label, "\t3", "", "\t2.其他", "\t4")) == [
        ["项目", "总计"],
        ["\n".join(one.strip() for one in label), "3"],
        ["2.其他", "4"],
    ]


def test_a_heading_between_two_tables_is_no_part_of_a_cell() -> None:
    for heading in ("三、收到和处理政府信息公开申请情况", "## 三、收到和处理政府信息公开申请情况"):
        document = read("\t行政强制", "\t3", heading, "\t申请人情况", "\t自然人")
        assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [heading.removeprefix("## ")]


def cells(document: Document) -> list[tuple[str, int, int, int, int]]:
    """Each cell's text, row, column, rowspan and colspan; empty rows do not count."""
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    rows = sorted({cell.row for cell in table.cells})
    return [(one.text, rows.index(one.row), one.column, one.rowspan, one.colspan) for one in table.cells]


def test_a_drawn_table_is_the_grid_that_its_lines_draw() -> None:
    drawn = (
        "+------+-------------+",
        "| 结果 | 1.属于 | 3  |",
        "|      | 秘密   |    |",
        "|      +--------+----+",
        "|      | 2.其他 | -4 |",
        "+------+--------+----+",
        "| 总计          | +7 |",
        "+---------------+----+",
    )
    grid = [
        *(("结果", 0, 0, 2, 1), ("1.属于\n秘密", 0, 1, 1, 1), ("3", 0, 2, 1, 1), ("2.其他", 1, 1, 1, 1), ("-4", 1, 2, 1, 1)),
        *(("总计", 2, 0, 1, 2), ("+7", 2, 2, 1, 1)),
    ]
    boxes = str.maketrans("+|", "┼│")
    assert cells(read(*drawn)) == grid
    assert (
        cells(read(*(line.replace("--", "──").replace("-+", "─+").translate(boxes).replace("┼7", "+7") for line in drawn)))
        == grid
    )


def test_where_lines_stand_under_the_header_alone_each_line_is_a_row() -> None:
    rule = "+------+------+"
    header = [("项目", 0, 0, 1, 1), ("数\n量", 0, 1, 1, 1)]
    found = cells(
        read(rule, "| 项目 | 数   |", "|      | 量   |", rule, "| 甲   | 1    |", "| 乙   |      |", "| 丙   | 3    |", rule)
    )
    body = [
        (text, row, column, 1, 1)
        for row, line in enumerate((("甲", "1"), ("乙", ""), ("丙", "3")), 1)
        for column, text in enumerate(line)
    ]
    assert found == [*header, *body]


def test_pipes_between_cells_make_rows_whether_or_not_they_stand_round_them() -> None:
    assert rows(read("项目 | 数量", "---|---", "**甲** | 1", "乙 | ", "2\\.丙<br>丁 | 3")) == [
        *(["项目", "数量"], ["甲", "1"], ["乙", ""], ["2.丙\n丁", "3"]),
    ]
    assert rows(read("| 项目 | 数量", "| 甲\\|乙 | 1")) == [["项目", "数量"], ["甲|乙", "1"]]


def test_a_line_with_pipes_that_stands_alone_is_prose() -> None:
    (paragraph,) = read("首页 | 政务公开 | 年报").blocks
    assert isinstance(paragraph, Paragraph)


def test_a_table_of_html_in_a_text_has_its_spans_and_the_texts_lines() -> None:
    document = read(
        "**一、情况**",
        "",
        "<table>",
        "<tr><td colspan=2>甲</td></tr>",
        "<tr><td>乙</td><td>3</td></tr>",
        "</table>",
        "后文。",
    )
    assert cells(document) == [("甲", 0, 0, 1, 2), ("乙", 1, 0, 1, 1), ("3", 1, 1, 1, 1)]
    heading, table, after = document.blocks
    assert isinstance(heading, Paragraph) and isinstance(table, Table) and isinstance(after, Paragraph)
    assert (heading.text, after.text, table.cells[0].place.line, after.place.line) == ("一、情况", "后文。", 4, 7)


def test_a_table_of_html_that_cannot_be_read_is_told_of_and_leaves_the_rest() -> None:
    """It is no page in which a browser would show so many columns; a table without a word leaves nothing out."""
    wide = "<table><tr>" + "<td>1</td>" * 5000 + "</tr></table>"
    document = read("前文。", wide, "后文。")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["前文。", "后文。"]
    (unread,) = document.unread
    assert "columns" in unread.en and "列" in unread.zh
    assert not read("前文。", "<table><tr><td> </td></tr></table>").unread


def test_without_a_reader_of_pages_a_table_of_html_is_told_of() -> None:
    plain = Extraction((EXTRACTOR,))
    document = plain.document(EXTRACTOR, "前文。\n<table><tr><td>乙</td><td>3</td></tr></table>\n后文。".encode())
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["前文。", "后文。"]
    assert len(document.unread) == 1


def test_asterisks_that_hide_a_name_stay() -> None:
    (paragraph,) = read("申请人张**、李**已答复。").blocks
    assert isinstance(paragraph, Paragraph) and paragraph.text == "申请人张**、李**已答复。"


def test_a_row_in_a_line_below_cells_a_line_is_a_row() -> None:
    assert rows(read("\t丙", "\t3", "\t6", "", "\t丁", "\t4", "\t10", "", "", "合计\t7\t16")) == [
        *(["丙", "3", "6"], ["丁", "4", "10"], ["合计", "7", "16"]),
    ]


def test_two_tabs_between_all_cells_are_one_mark() -> None:
    assert rows(read("项目\t\t甲\t\t乙", "丙\t\t\t\t3")) == [["项目", "甲", "乙"], ["丙", "", "3"]]
    assert rows(read("项目\t\t甲\t乙", "丙\t\t\t3")) == [["项目", "", "甲", "乙"], ["丙", "", "", "3"]]


def figures(*lines: str) -> list[list[object]]:
    """The figures of table `requests`, by row."""
    report = CHECKER.read("\n".join(["某县司法局2023年政府信息公开工作年度报告", *lines]).encode())[1]
    return [[cell.value for cell in row.cells.values()] for row in report.tables["requests"].rows]


def test_a_label_in_pieces_is_one_label_and_its_figures_stand_behind_the_last() -> None:
    copied = (
        "1.属于国家",
        "秘密 3 0 0 0 0 0 3",
        "2.其他法律行政法规",
        "禁止公开",
        "1 0 0 0 0 0 1",
        "4.保护第三方合法权益 2 0 0 0 0 0 2",
    )
    found = [[3, 0, 0, 0, 0, 0, 3], [1, 0, 0, 0, 0, 0, 1], [2, 0, 0, 0, 0, 0, 2]]
    assert figures(*copied) == found
    beside = (
        "1.属于国家 3 0 0 0 0 0 3",
        "秘密",
        "2.其他法律行政",
        "法规禁 1 0 0 0 0 0 1",
        "止公开",
        "4.保护第三方合法权益 2 0 0 0 0 0 2",
    )
    assert figures(*beside) == found
    assert figures(*" ".join(copied).replace("国家 秘密", "国家\n秘密").split(" ")) == found


def test_two_tabs_that_hold_blanks_do_not_shift_a_row() -> None:
    """Where rows disagree on how many cells they have, blanks within one may be anybody's."""
    rows = ("1.属于国家秘密\t\t3\t\t\t\t3\t\t\t\t2\t\t\t\t\t8", "2.其他法律行政法规禁止公开\t\t\t\t\t\t\t\t0\t\t\t\t\t\t0")
    assert figures("\t申请人情况", *rows) == [[], []]


HEADER = "| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |"
STATISTICS = "| 项目 | 本年新收 | 上年结转 | 予以公开 | 部分公开 | 不予公开 | 结转下年度 | 总计 |"
FEES = "| 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 |"
PIECES = ["（六）其", "他处理", "2.申请人逾期未按收费", "通知要求缴纳费用、行", "政机关不再处理其政府", "信息公开申请"]


def requests_a_row() -> str:
    """Table three in Markdown, with a table for each row."""
    blocks = (block for section in clean(year=2022).sections for block in section.blocks)
    table = next(one for one in blocks if isinstance(one, values.Table) and one.key == "requests")
    return WRITERS["table-a-row"](table, Random(1))


def figures_read(printed: str) -> int:
    text = f"清河县司法局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{printed}"
    return sum(len(row.cells) for row in CHECKER.read(text.encode())[1].tables["requests"].rows if row.key)


def test_the_forms_words_over_the_columns_of_one_row_do_not_take_the_place_of_rows() -> None:
    printed = requests_a_row()
    at = printed.rindex(HEADER, 0, printed.index(FEES))
    assert figures_read(printed[:at] + STATISTICS + printed[at + len(HEADER) :]) == 175


def test_a_lone_figure_between_a_label_and_its_row_of_figures_is_not_the_rows() -> None:
    printed = requests_a_row()
    head, behind = printed.split(FEES)
    above = head[: head.rindex(HEADER)]
    assert figures_read("\n".join([above, *PIECES, "1", f"|{behind}"])) == 175


FRAME = (
    "|    | 0    | 1    | 2    | 3   |",
    "|---:|:--|:--|-:|:-:|",
    "|  0 | 事项 | 收到 | 办结 | 备注 |",
    "|  1 | 甲   | 31   | 29   | nan |",
    "|  2 | 乙   | 0    | 4    | 无  |",
)


def test_the_numbers_that_a_data_frame_prints_round_a_table_are_none_of_its_cells() -> None:
    assert rows(read(*FRAME)) == [["事项", "收到", "办结", "备注"], ["甲", "31", "29", ""], ["乙", "0", "4", "无"]]


def test_figures_that_do_not_count_from_0_are_a_tables_own() -> None:
    assert rows(read("| 0 | 1 | 3 |", "| 1 | 5 | 7 |", "| 2 | 8 | 9 |")) == [
        ["0", "1", "3"],
        ["1", "5", "7"],
        ["2", "8", "9"],
    ]


def test_a_row_of_dashes_for_no_figures_is_a_row() -> None:
    assert rows(read("| 甲 | 乙 |", "|--|--|", "| - | -- |"))[1:] == [["--", "--"], ["-", "--"]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("31<sup>2</sup>", "31²"),
        ("31<sub>[1]</sub>", "31₁"),
        ("31^1^", "31¹"),
        ("~~9~~ 31", "9\u0336 31"),
        ("<del>9</del>31", "9\u033631"),
        ("`31`", "31"),
        ("~31~", "~31~"),
        ("3^1", "3^1"),
    ],
)
def test_a_cell_of_markdown_says_what_is_struck_and_what_is_raised(cell: str, text: str) -> None:
    assert rows(read("| 甲 | 乙 |", "|---|---|", f"| 丙 | {cell} |"))[1:] == [["丙", text]]


def test_a_source_of_latex_is_no_report_and_is_told() -> None:
    with pytest.raises(UnreadableError, match="LaTeX"):
        read("% made by a converter", "\\documentclass[a4paper]{article}", "\\begin{document}")
    line = "模板以 \\documentclass 开头。"
    assert [block.text for block in read("一、总体情况", line).blocks if isinstance(block, Paragraph)][-1].endswith(line)
