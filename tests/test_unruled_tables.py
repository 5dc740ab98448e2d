"""A table that a page draws without lines between its cells comes out cell by cell, by where its figures stand; what
stands where cannot be told gives no figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from fixtures import build, rawpdf
from fixtures.facts import clean
from fixtures.rawpdf import A4, Page, line, text
from ogicheck.api import Paragraph, Place, Table
from ogicheck.values.document import Cell, Document
from ogicheck.values.report import Report
from ogicheck_plugins.pdf import EXTRACTOR
from tests.alone import nobody
from tests.reports import checker, read_by

COLUMNS = (250, 320, 390)
HEADER = ("信息内容", "新收件", "已办件", "总件数")


def row(y: float, label: str, *figures: str, at: float = 100) -> list[str]:
    """A row's label in one line, and its figures; a blank one is left out."""
    drawn = [text(x, y, figure) for x, figure in zip(COLUMNS, figures, strict=False) if figure]
    return [text(at, y, label), *drawn] if label else drawn


def tables(*pages: Page) -> list[Table]:
    document = EXTRACTOR.read(rawpdf.document(pages), nobody)
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(found: Table) -> list[list[str]]:
    """The texts of each row, those of blank cells too."""
    held: dict[int, list[Cell]] = {}
    for cell in found.cells:
        held.setdefault(cell.row, []).append(cell)
    return [[cell.text for cell in sorted(held[at], key=lambda cell: cell.column)] for at in sorted(held)]


def test_a_figure_left_out_is_a_blank_in_its_own_column() -> None:
    drawn = [*row(720, "甲类", "1", "20", "21"), *row(700, "乙类", "", "3", "4"), *row(680, "丙类", "5", "", "6")]
    [found] = tables(Page(drawn))
    assert rows(found) == [["甲类", "1", "20", "21"], ["乙类", "", "3", "4"], ["丙类", "5", "", "6"]]
    assert (found.gridded, found.ruled) == (True, False)


def test_a_placeholder_stands_in_its_own_column() -> None:
    drawn = [*row(720, "甲类", "1", "无", "—"), *row(700, "乙类", "无", "无", "无"), *row(680, "丙类", "/", "2", "3")]
    [found] = tables(Page(drawn))
    assert rows(found) == [["甲类", "1", "无", "—"], ["乙类", "无", "无", "无"], ["丙类", "/", "2", "3"]]


def test_a_column_without_any_figure_is_known_by_its_heading() -> None:
    drawn = [*row(740, *HEADER), *row(720, "甲类", "1", "", "21"), *row(700, "乙类", "2", "", "4")]
    [found] = tables(Page(drawn))
    assert rows(found) == [[*HEADER], ["甲类", "1", "", "21"], ["乙类", "2", "", "4"]]


def test_columns_of_the_page_before_hold_where_a_table_goes_on_without_its_header() -> None:
    above = [*row(120, *HEADER), *row(100, "甲类", "1", "9", "21"), *row(80, "乙类", "2", "3", "4")]
    below = [*row(780, "丙类", "5", "", "6"), *row(760, "丁类", "7", "", "8"), *row(740, "戊类", "7", "", "8")]
    assert rows(tables(Page(above), Page(below))[1])[0] == ["丙类", "5", "", "6"]


def test_two_figures_of_a_line_are_never_put_into_one_column() -> None:
    drawn = [*row(720, "甲类", "1234567890", "2", "3"), *row(700, "乙类", "4567890123", "5", "6"), text(100, 680, "丙类")]
    [found] = tables(Page([*drawn, *(text(x, 680, figure) for x, figure in ((250, "12"), (285, "34"), (390, "8")))]))
    assert rows(found)[2] == ["丙类", "12", "34", "8"]
    assert not found.gridded


LONG = ("申请人没有正当理由", "过期不作补正因而", "机关不再处理其政", "府信息公开申请")


@pytest.mark.parametrize("pitch", [12, 18], ids=["close", "wide"])
def test_a_label_of_many_lines_round_its_figures_is_one_beside_labels_of_one_line(pitch: int) -> None:
    first = 700 - pitch
    drawn = [*row(700, "甲类", "1", "2", "3"), *row(first - 1.5 * pitch, "", "4", "5", "6")]
    drawn += [text(100, first - n * pitch, words) for n, words in enumerate(LONG)]
    drawn += row(first - 4 * pitch, "丙类", "7", "8", "9")
    [found] = tables(Page(drawn))
    assert rows(found) == [["甲类", *"123"], ["".join(LONG), *"456"], ["丙类", *"789"]]


def test_a_label_that_begins_beside_its_figures_ends_before_the_next_row() -> None:
    drawn = [*row(720, "甲类", "1", "2", "3"), *row(700, LONG[0], "4", "5", "6"), *row(650, "丙类", "7", "8", "9")]
    drawn += [text(100, 700 - 13 * n, words) for n, words in enumerate(LONG[1:], 1)]
    [found] = tables(Page(drawn))
    assert rows(found) == [["甲类", *"123"], ["".join(LONG), *"456"], ["丙类", *"789"]]


def test_a_group_beside_rows_is_no_part_of_their_labels() -> None:
    labels = ("1.属于国家秘密", "2.法律禁止公开", "3.保护他人权益")
    drawn = [one for n, label in enumerate(labels) for one in row(720 - 20 * n, label, *"123", at=160)]
    drawn += [text(100, 706, "（三）不"), text(100, 694, "予公开")]
    [found] = tables(Page(drawn))
    assert [[label, *"123"] for label in labels] == [one[-4:] for one in rows(found)]
    assert "（三）不予公开" in "".join(text for one in rows(found) for text in one[:-4])


def test_a_figure_that_touches_its_label_is_no_part_of_it() -> None:
    drawn = [*row(720, "甲类", "1", "20", "21"), *row(700, "乙类", "2", "3", "4"), text(180, 680, "对外服务事项等22")]
    [found] = tables(Page([*drawn, *row(680, "", "", "7", "8")]))
    assert rows(found)[2] == ["对外服务事项等", "22", "7", "8"]


def test_a_figure_of_several_characters_is_one_on_a_turned_page() -> None:
    def turned(y: float, *words: str) -> list[str]:
        return [text(y, x, one, turned=True) for x, one in zip((100, *COLUMNS), words, strict=True)]

    drawn = [*turned(100, "甲类", "16", "20", "36"), *turned(120, "乙类", "2", "300", "302")]
    [found] = tables(Page(drawn, size=(A4[1], A4[0]), rotate=90))
    assert rows(found) == [["甲类", "16", "20", "36"], ["乙类", "2", "300", "302"]]


def test_a_numbered_heading_over_a_header_parts_two_tables() -> None:
    upper = [*row(720, *HEADER), *row(700, "甲类", "1", "2", "3")]
    lower = [*row(640, *HEADER), *row(620, "乙类", "4", "5", "6")]
    document = EXTRACTOR.read(rawpdf.document([Page([*upper, text(100, 668, "三、收到和处理申请情况"), *lower])]), nobody)
    kinds = [block.text if isinstance(block, Paragraph) else type(block).__name__ for block in document.blocks]
    assert kinds == ["Table", "三、收到和处理申请情况", "Table"]


def test_a_frame_round_a_low_table_is_not_its_only_cell() -> None:
    frame = [line(90, 735, 450, 735), line(90, 685, 450, 685), line(90, 685, 90, 735), line(450, 685, 450, 735)]
    figures = [*row(705, "甲类", "1", "2", "3"), *row(690, "乙类", "4", "5", "6")]
    [found] = tables(Page([*frame, *row(720, *HEADER), *figures]))
    assert rows(found) == [[*HEADER], ["甲类", "1", "2", "3"], ["乙类", "4", "5", "6"]]


def test_upright_rules_alone_part_no_rows() -> None:
    sides = [line(x, 735, x, 640) for x in (90, 230, 300, 370, 450)]
    frame = [line(90, 735, 450, 735), line(90, 640, 450, 640)]
    figures = [row(700 - 12 * n, label, "1", "2", "3") for n, label in enumerate(("甲类", "乙类", "丙类", "丁类"))]
    [found] = tables(Page([*sides, *frame, *row(720, *HEADER), *(one for drawn in figures for one in drawn)]))
    assert rows(found) == [[*HEADER], *([label, "1", "2", "3"] for label in ("甲类", "乙类", "丙类", "丁类"))]


def test_one_line_of_many_figures_is_a_table_with_the_headings_right_above_it() -> None:
    names = ("维持", "纠正", "其他", "未结", "合计", "维持", "纠正")
    drawn = [text(100 + 22 * n, 700, name) for n, name in enumerate(names)]
    drawn += [text(106 + 22 * n, 685, str(n)) for n in range(len(names))]
    [found] = tables(Page(drawn))
    assert rows(found) == [[*names], [str(n) for n in range(len(names))]]


def drawn_without_lines(split: Sequence[str] = (), without: Sequence[str] = ()) -> Report:
    """A report as a page draws it without lines: some column headings cut in two lines, some left out."""
    document = checker().read(build.build(clean(year=2022), "html"))[0]
    blocks = [_loose(one, split, without) if isinstance(one, Table) else one for one in document.blocks]
    return read_by(Document(tuple(blocks), "application/pdf"))


def _loose(table: Table, split: Sequence[str], without: Sequence[str]) -> Table:
    cells = [replace(cell, row=2 * cell.row, place=Place(page=1, box=(0, 0, 1, 1))) for cell in table.cells]
    kept = [cell for cell in cells if cell.text not in without]
    halves = [replace(cell, text=cell.text[:2]) if cell.text in split else cell for cell in kept]
    rest = [replace(cell, text=cell.text[2:], row=cell.row + 1) for cell in kept if cell.text in split]
    return replace(table, cells=tuple(sorted([*halves, *rest], key=lambda cell: (cell.row, cell.column))), ruled=False)


def figures(report: Report) -> dict[str, object]:
    return {
        cell.address: cell.value for table in report.tables.values() for row in table.rows for cell in row.cells.values()
    }


def test_a_heading_in_two_lines_is_one_where_no_line_says_so() -> None:
    split = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "结果维持", "结果纠正", "其他结果", "尚未审结")
    assert figures(drawn_without_lines(split)) == figures(drawn_without_lines())
    assert len(figures(drawn_without_lines())) == 200


def wrapped(table: Table, row: int, columns: Sequence[int]) -> Table:
    """A table drawn without lines in which figures of a row go on in lines above and below it, in columns too narrow."""
    drawn = _loose(table, (), ())
    blank = [replace(cell, text="") for cell in drawn.cells if cell.row == 2 * row]
    lone = [replace(cell, text="9" if cell.column in columns else "") for cell in blank]
    beside = [*(replace(cell, row=2 * row - 1) for cell in lone), *(replace(cell, row=2 * row + 1) for cell in lone)]
    own = [replace(cell, text="") if cell.row == 2 * row and cell.column in columns else cell for cell in drawn.cells]
    return replace(drawn, cells=tuple(sorted([*own, *beside], key=lambda cell: (cell.row, cell.column))))


@pytest.mark.parametrize(("key", "row"), [("requests", "四、结转下年度继续办理"), ("review", None)])
def test_figures_in_lines_above_and_below_their_row_leave_no_blank_in_it(key: str, row: str | None) -> None:
    document = checker().read(build.build(clean(year=2022), "html"))[0]
    blocks = list(document.blocks)
    for index, block in enumerate(blocks):
        if not isinstance(block, Table) or (key == "review") != ("结果维持" in [cell.text for cell in block.cells]):
            continue
        labels = [cell.row for cell in block.cells if row is None or cell.text == row]
        if labels:
            blocks[index] = wrapped(block, max(labels), (4, 9))
    report = read_by(Document(tuple(blocks), "application/pdf"))
    last = report.tables[key].rows[-1]
    assert (last.cells, last.unclear) == ({}, True)


def annotated(table: Table, row: int) -> Table:
    """A table drawn without lines in which one figure of a row stands with its note in the lines above and below it."""
    drawn = _loose(table, (), ())
    own = [cell for cell in drawn.cells if cell.row == 2 * row]
    noted = own[-2]
    pieces = [replace(noted, row=2 * row + step, text=text) for step, text in ((-1, "2（其中"), (1, "修订1件）"))]
    cells = [replace(cell, text="") if cell is noted else cell for cell in drawn.cells]
    return replace(drawn, cells=tuple(sorted([*cells, *pieces], key=lambda cell: (cell.row, cell.column))))


def test_a_figure_with_its_note_in_lines_above_and_below_its_row_leaves_no_blank_in_it_and_costs_no_other_row() -> None:
    document = checker().read(build.build(clean(year=2022), "html"))[0]
    blocks = list(document.blocks)
    [(index, block, at)] = [
        (index, block, cell.row)
        for index, block in enumerate(blocks)
        if isinstance(block, Table)
        for cell in block.cells
        if cell.text == "一、本年新收政府信息公开申请数量"
    ]
    blocks[index] = annotated(block, at)
    rows = read_by(Document(tuple(blocks), "application/pdf")).tables["requests"]
    assert (rows.row("new").cells, rows.row("new").unclear) == ({}, True)
    assert len(rows.row("carried_over").cells) == 7


def test_a_blank_row_above_the_figures_is_padding() -> None:
    document = checker().read(build.build(clean(year=2022), "html"))[0]
    blocks = [_padded(one) if isinstance(one, Table) else one for one in document.blocks]
    report = read_by(Document(tuple(blocks), "application/pdf"))
    assert figures(report) == figures(read_by(document))


def _padded(table: Table) -> Table:
    """A table of outcomes with a row of blank cells between its headings and its figures."""
    if "结果维持" not in [cell.text for cell in table.cells]:
        return table
    last = max(cell.row for cell in table.cells)
    moved = [replace(cell, row=last + 1) if cell.row == last else cell for cell in table.cells]
    blanks = [replace(cell, text="") for cell in table.cells if cell.row == last]
    return replace(table, cells=tuple(sorted([*moved, *blanks], key=lambda cell: (cell.row, cell.column))))


def test_headings_left_out_at_a_page_break_are_known_by_the_others_and_the_number_of_columns() -> None:
    found = figures(drawn_without_lines(without=("自然人", "总计")))
    assert {key: value for key, value in found.items() if "requests" in key} == {
        key: value for key, value in figures(drawn_without_lines()).items() if "requests" in key
    }


HEADS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@pytest.mark.parametrize("touching", [frozenset(), frozenset({1}), frozenset({1, 6, 11})])
@pytest.mark.parametrize("blank", [(), (5, 6), (0, 7, 13)])
def test_figures_of_table_four_stand_under_their_heads_where_those_touch_and_columns_are_blank(
    touching: frozenset[int], blank: tuple[int, ...]
) -> None:
    report = review_of(touching, blank, HEADS * 3)
    found = [cell.text for row in report.tables["review"].rows for cell in row.cells.values()]
    assert found == ["" if at in blank else str(at + 1) for at in range(15)]


def test_table_four_without_all_its_heads_gives_no_figures() -> None:
    report = review_of(frozenset(), (), ("结果维持", *"甲乙丙丁", *HEADS, *HEADS))
    assert report.tables["review"].state == "unread"


def review_of(touching: frozenset[int], blank: tuple[int, ...], heads: Sequence[str]) -> Report:
    """A report whose table four has no lines: 36 points a column, or less where its head touches the one before it."""
    drawn = [text(60, 780, "某县某局2023年政府信息公开工作年度报告", 14), text(60, 740, "一、总体情况", 12)]
    drawn += [text(60, 720, "四、政府信息公开行政复议、行政诉讼情况", 12)]
    drawn += [text(90, 700, "行政复议", 7), text(330, 700, "行政诉讼", 7)]
    drawn += [text(250, 688, "未经复议直接起诉", 7), text(440, 688, "复议后起诉", 7)]
    for at, head in enumerate(heads):
        left = 30 + 36 * at - (7.5 if at in touching else 0)
        drawn.append(text(left + 14 - 3.5 * len(head), 675, head, 7))
        drawn += [] if at in blank else [text(left + 12, 660, str(at + 1), 7)]
    drawn.append(text(60, 630, "五、存在的主要问题及改进情况", 12))
    return checker().read(rawpdf.document([Page(drawn)]))[1]


BLOCK = (("信息内容", "", "本年制发件数本年废止件数", "现行有效件数"), ("规章", "", "0", "1", "2"))


def block_read(rows: Sequence[Sequence[str]]) -> dict[str, object]:
    """What is read of the row of regulations, in a table that is drawn without lines and begins with these rows."""
    every = [*rows, ("行政规范性文件", "", "4", "1", "31"), ("信息内容", "", "本年处理决定数量"), ("行政许可", "", "350")]
    every += [
        ("行政处罚", "", "13"),
        ("行政强制", "", "0"),
        ("信息内容", "", "本年收费金额（单位：万元）"),
        ("行政事业性收费", "", "9"),
    ]
    cells = tuple(
        Cell(text, Place(page=1), at, column) for at, row in enumerate(every) for column, text in enumerate(row) if text
    )
    document = Document(
        (Paragraph("二、主动公开政府信息情况", Place()), Table(cells, Place(), ruled=False)), "application/pdf"
    )
    found = read_by(document, "2021").tables["disclosure"].row("regulations")
    return {key: cell.value for key, cell in found.cells.items()} if found else {}


def test_heads_that_touch_are_parted_by_the_forms_labels() -> None:
    assert block_read(BLOCK) == {"issued": 0, "abolished": 1, "in_force": 2}


@pytest.mark.parametrize(
    "rows",
    [
        (BLOCK[0], ("规章", "", "0", "", "2")),
        (("信息内容", "", "本年废止件数本年制发件数", "现行有效件数"), BLOCK[1]),
        (("信息内容", "", "本年制发件数本年废止件数"), BLOCK[1]),
        (("信息内容", "", "本年制发件数等本年废止件数", "现行有效件数"), BLOCK[1]),
    ],
    ids=["a blank", "another order", "a head lost", "other words"],
)
def test_heads_that_touch_tell_no_column_where_it_is_not_certain(rows: Sequence[Sequence[str]]) -> None:
    assert block_read(rows) == {}
