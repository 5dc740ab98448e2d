"""Tables that a program set in a text by columns, or as a page's words lie, are read by their dashes and their labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from fixtures.build import build
from fixtures.facts import clean
from fixtures.values import Cell, Facts
from ogicheck.api import Document, Paragraph, Place, Table, fold
from ogicheck_plugins.html.sniffing import claims
from ogicheck_plugins.text import EXTRACTOR
from tests.documents import reading
from tests.figures import Read, read
from tests.reports import read_by

FACTS = clean(2023, "白石县水利局", seed=4)
READ = reading(EXTRACTOR)
HEAD = "人员  次数 总计"
DASHES = "----- ---- ----"
LABEL = "3.危及“三安全一稳定”"


def rows(document: Document) -> list[list[list[str]]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [
        [[cell.text for cell in one.cells if cell.row == row] for row in sorted({cell.row for cell in one.cells})]
        for one in tables
    ]


def said(*lines: str) -> list[list[list[str]]]:
    return rows(READ("\n".join(lines).encode()))


def changed(kind: str, old: str, new: str) -> Read:
    text = build(FACTS, kind).decode()
    assert old in text
    return read(text.replace(old, new, 1).encode(), FACTS)


def test_a_row_whose_number_has_another_mark_is_read() -> None:
    text = re.sub(r"([123])\.(申请人|其他 )", r"\1、\2", build(FACTS, "text-laid-out").decode())
    found = read(text.encode(), FACTS)
    assert (found.wrong, found.lost, found.rules) == ((), (), {"OGI206"})


@pytest.mark.parametrize("kind", ["text-dashed", "text-laid-out"])
@pytest.mark.parametrize("seed", range(4))
def test_every_figure_is_read_and_nothing_is_told(kind: str, seed: int) -> None:
    facts = clean(2023, "白石县水利局", seed=seed)
    found = read(build(facts, kind), facts)
    assert (found.wrong, found.lost, found.rules) == ((), (), set())


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, DASHES, "甲    1    2", "乙    3", "", "一、总体情况"),
        (DASHES, HEAD, "甲    1    2", "乙    3", DASHES, "", "一、总体情况"),
        (DASHES, HEAD, DASHES, "甲    1    2", "乙    3", DASHES),
        (DASHES.replace("-", "="), HEAD, DASHES.replace("-", "="), "甲    1    2", "乙    3", DASHES.replace("-", "=")),
        ("-" * 15, HEAD, DASHES, "甲    1    2", "", "乙    3", "-" * 15, "", "---", "一、总体情况"),
    ],
)
def test_a_line_of_dashes_tells_the_columns_of_the_lines_round_it(lines: tuple[str, ...]) -> None:
    assert said(*lines) == [[["人员", "次数", "总计"], ["甲", "1", "2"], ["乙", "3", ""]]]


def test_lines_up_to_a_blank_one_are_a_row_where_blank_lines_part_rows() -> None:
    found = said(DASHES, HEAD, "", "甲方  1    2", "乙方", "", "丙    3    4", DASHES)
    assert found == [[["人员", "次数", "总计"], ["甲方\n乙方", "1", "2"], ["丙", "3", "4"]]]


def test_two_tables_of_the_same_columns_are_two() -> None:
    table = (DASHES, HEAD, "甲    1    2", DASHES)
    assert len(said(*table, "", "小计", "", *table)) == 2


@pytest.mark.parametrize(
    "lines", [(DASHES, "这一行文字越过了各列之间", DASHES), (DASHES, "", "正文。"), ("---", "甲 1", "---")]
)
def test_dashes_that_words_cross_or_that_stand_alone_make_no_table(lines: tuple[str, ...]) -> None:
    document = READ("\n".join(lines).encode())
    assert not rows(document)
    assert [one.text for one in document.blocks if isinstance(one, Paragraph) and "-" not in one.text]


def test_narrow_columns_that_words_overrun_are_told_by_their_order() -> None:
    drawn = ("+---+---+---+", "| 申 |  |   |", "| 请 |  |   |", "+---+---+---+", "| 1 | 2 | 3 |", "+---+---+---+")
    assert said(*drawn) == [[["申\n请", "", ""], ["1", "2", "3"]]]


@pytest.mark.parametrize("apart", ["3. “ ”\n危及 三安全一稳定", "3.\n“\n”\n危及三安全一稳定", "“ ”\n3.危及 三安全一稳定"])
def test_quotation_marks_that_a_converter_set_apart_do_not_cost_the_row(apart: str) -> None:
    found = changed("text-laid-out", LABEL, apart)
    assert (found.wrong, found.lost) == ((), ())
    assert not found.rules & {"OGI202", "OGI203"}


def test_a_row_of_another_name_among_rows_of_as_many_figures_is_told() -> None:
    assert changed("text-laid-out", "5.属于三类内部事务信息", "5.网上申请").rules == {"OGI202", "OGI203"}


@pytest.mark.parametrize("words", ["5.网上申请 1 2 3 4", "见下表第1行。 1 2 3 4 5 6"])
def test_words_before_other_numbers_than_those_of_the_rows_are_no_row(words: str) -> None:
    found = changed("text-laid-out", "5.属于三类", f"{words}\n5.属于三类")
    assert (found.wrong, "OGI203" in found.rules) == ((), False)


def by_columns(facts: Facts, halves: int) -> bytes:
    """The report as text, table three in as many parts, each its labels first and its figures then, column by column."""
    (table,) = facts.tables("requests")
    before, behind = "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"
    words = [cell.text for cell in table.cells if not cell.row_key]
    rows = [
        [cell for row in part for cell in row] for part in parts([row for row in table.rows() if row[0].row > 2], halves)
    ]
    for part in rows:
        figures = sorted((cell for cell in part if cell.column_key not in ("", "label")), key=lambda cell: cell.column)
        words += [cell.text for cell in part if cell not in figures] + [cell.text for cell in figures]
    text = build(facts, "text-paragraphs").decode()
    start, end = text.index("\n" + before) + len(before) + 1, text.index("\n" + behind)
    return "\n".join([text[:start], *words, text[end:]]).encode()


def parts(rows: list[list[Cell]], count: int) -> list[list[list[Cell]]]:
    size = -(-len(rows) // count)
    return [rows[at : at + size] for at in range(0, len(rows), size)]


@pytest.mark.parametrize("halves", [1, 2, 3])
def test_figures_that_stand_column_by_column_apart_from_their_labels_are_unread_not_missing(halves: int) -> None:
    found = read(by_columns(FACTS, halves), FACTS)
    assert found.wrong == ()
    assert found.rules == set()
    assert "table/requests" in [one.address for one in found.result.problems]


def test_a_table_of_text_without_figures_in_half_of_its_rows_is_no_such_table() -> None:
    text = build(FACTS, "text-laid-out").decode()
    blank = re.sub(r"(?m)^([3-8]\..*?)(   \d+){7}$", r"\1", text)
    assert blank.count("\n") == text.count("\n")
    found = read(blank.encode(), FACTS)
    assert found.report is not None and found.report.tables["requests"].state == "read"
    assert (found.wrong, found.rules, ("requests", "new", "total") in found.lost) == ((), set(), False)


@pytest.mark.parametrize(
    ("pieces", "unread"),
    [
        ("自然\n人\n法人或其他组织\n总计商业企\n业\n科研机\n构\n社会公益\n组织\n法律服务\n机构\n其\n他\n", False),
        ("自然\n人\n法人或其他组织 总\n计\n商业\n企业\n科研\n机构\n社会公\n益组织\n法律服\n务机构\n其\n他\n", False),
        ("自然 法人或其他组织  总\n人 商业 科研 社会公 法律服 其\n  企业 机构 益组织 务机构 他 计\n", False),
        ("自然\n人\n法人或其他组织 总\n计\n科研\n机构\n商业\n企业\n社会公\n益组织\n法律服\n务机构\n其\n他\n", True),
        ("自然\n人\n法人或其他组织 总\n计\n商业\n企业\n科研\n院所\n社会公\n益组织\n法律服\n务机构\n其\n他\n", True),
        ("自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n", False),
        ("自然人 | 法人或其他组织 | 总计\n商业 | 科研 | 社会公益组织 | 法律服务机构 | 其他\n企业 | 机构\n", False),
        ("自然人   法人或其他组织   总计\n商业企业   科研机构   其他\n", True),
    ],
    ids=[
        "one below the other",
        "two in a line",
        "as they lie",
        "in another order",
        "of other columns",
        "whole, a blank apart",
        "below each other",
        "columns of which nobody knows",
    ],
)
def test_a_head_in_pieces_is_read_where_they_are_the_forms_in_its_order_and_else_lacks_no_column(
    pieces: str, unread: bool
) -> None:
    text = build(FACTS, "text-laid-out").decode()
    start, end = text.index("自然人   法人"), text.index("一、本年新收政府信息公开\n")
    found = read((text[:start] + pieces + text[end:]).encode(), FACTS)
    assert (found.wrong, found.rules) == ((), set())
    assert ("table/requests" in [one.address for one in found.result.problems]) is unread


def test_a_head_in_pieces_that_the_next_page_repeats_costs_no_row() -> None:
    text, pieces = (
        build(FACTS, "text-laid-out").decode(),
        "自然\n人\n法人或其他组织 总\n计\n商业\n企业\n科研\n机构\n社会公\n益组织\n法律服\n务机构\n其\n他\n",
    )
    start, end = text.index("自然人   法人"), text.index("一、本年新收政府信息公开\n")
    below = text.index("4.保护第三方合法权益")
    found = read((text[:start] + pieces + text[end:below] + pieces + text[below:]).encode(), FACTS)
    assert (found.wrong, found.lost, found.rules) == ((), (), set())


@pytest.mark.parametrize(
    ("third", "fourth", "unread"),
    [
        ("0 12 7 0 0 0 0 0", "0 95 6 88 0 0 3 0 7", True),
        ("0 12 7 0 0 0 0 0", "0 95 6 0 0 0 0 0", True),
        ("0 12 7 0 0 0 0 0", "0 0 0 0 0 0 0", False),
        ("0 0 0 0 0 0 0", "0 0 0 0 0 0 0", False),
    ],
    ids=["more and yet more", "more", "a slip", "whole"],
)
def test_where_several_rows_have_more_figures_than_columns_all_figures_may_be_in_pieces(
    third: str, fourth: str, unread: bool
) -> None:
    """A row whose figure is in two pieces and whose blank left no trace has as many as a whole one."""
    text = build(FACTS, "text-laid-out").decode()
    zeros, labels = "   ".join("0" * 7), (LABEL, "4.保护第三方合法权益")
    for label, figures in zip(labels, (third, fourth), strict=True):
        assert f"{label}   {zeros}" in text
        text = text.replace(f"{label}   {zeros}", f"{label} {figures}")
    found = read(text.encode(), FACTS)
    assert (("requests", "new", "total") in found.lost) is unread
    if unread:
        assert "table/requests" in [one.address for one in found.result.problems]
        assert not [one for one in found.wrong if "requests" in one]


@pytest.mark.parametrize("first", ['<div align="center">\n\n', '::: {role="main"}\n', '<p align="center">公开</p>\n'])
def test_markdown_that_begins_with_a_tag_is_markdown(first: str) -> None:
    data = (first + build(FACTS, "text-markdown").decode()).encode()
    assert not claims(data)
    found = read(data, FACTS)
    assert (found.wrong, found.lost, found.rules) == ((), (), set())


def test_a_title_in_tags_is_the_title() -> None:
    title = "白石县水利局2023年政府信息公开工作年度报告"
    document = READ(f'# 前言\n<h1 align="center">{title}</h1>\n\n正文。'.encode())
    assert title in [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "tag", ['<span style="display:none">', "<span hidden>", '<span style="text-decoration: line-through">']
)
@pytest.mark.parametrize(
    "form", ["| 甲 | 乙 |\n|---|---|\n| {} | 3 |", "# 甲\n\n{}", "# 甲\n\n<table><tr><td>{}</td></tr></table>"]
)
def test_what_a_tag_hides_or_strikes_out_is_never_part_of_a_figure(tag: str, form: str) -> None:
    document = READ(form.format(f"{tag}5</span>3").encode())
    blocks = [cell for one in document.blocks for cell in (one.cells if isinstance(one, Table) else (one,))]
    assert "53" not in [fold(one.text) for one in blocks]


def test_tags_in_a_text_that_is_no_markdown_stay_as_they_stand() -> None:
    (paragraph,) = READ("<p>一是加强领导。</p>".encode()).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.startswith("<p>")


@pytest.mark.parametrize("first", [b"<div>1</div>", b"<p># 1</p>", b"<style>\n#main {}\n</style>", b"<table>\n<tr><td>-"])
def test_a_piece_of_a_page_is_still_a_page(first: bytes) -> None:
    assert claims(first)


ROWS = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（七）总计")


@pytest.mark.parametrize(
    ("rest", "unread"),
    [
        ("2", ["new", "carried_over"]),
        ("（三）不    2", ["new", "carried_over"]),
        ("（三）不", []),
        ("", []),
        ("本机关收到申请    2", []),
    ],
    ids=["rest-of-a-figure", "beside-a-label", "label-alone", "no-rest", "other-words"],
)
def test_the_figures_of_rows_beside_a_line_of_a_few_figures_alone_are_unread(rest: str, unread: list[str]) -> None:
    """A figure too wide for its column goes on in the next line: 36 may be 362."""
    lines = [f"{label}    3    0    36    0    44    0    83" for label in ROWS]
    texts = [*lines[:1], *([rest] if rest else []), *lines[1:]]
    title = Paragraph("三、收到和处理政府信息公开申请情况", Place())
    document = Document((title, *(Paragraph(text, Place()) for text in texts)), "text/plain")
    table = read_by(document, "2021").tables["requests"]
    assert [row.key for row in table.rows if row.key and row.cells["research"].shape == "unread"] == unread
    assert [row.cells["research"].value for row in table.rows if row.key in ("granted", "result_total")] == [36, 36]


def test_pieces_of_the_labels_beside_a_row_and_cells_far_apart_do_not_cost_it() -> None:
    text = build(FACTS, "text-laid-out").decode()
    (own,) = re.findall("^7.属于行政执法案卷.*$", text, re.MULTILINE)
    (last,) = re.findall("^四、结转下年度继续办理.*$", text, re.MULTILINE)
    apart = re.sub(r" +(?=\d)", " " * 20, last)
    beside = f"度办理结 予公开    {own.strip()}"
    found = read(text.replace(own, beside).replace(last, apart).encode(), FACTS)
    assert (found.wrong, found.lost, found.rules) == ((), (), set())


PROSE = (
    "2023年，我局按照要求梳理公开事项，对新印发的文件同步开展解读，并在网站的专栏里集中发布，方",
    "便群众查找。为使公开的内容更易懂，我局在办事大厅设置查阅点，由窗口人员引导群众查询，对群众",
    "提出的意见逐条登记并及时答复。报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申",
    "请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项组成。",
    "    下一年度，我局将把更新的时限写入各科室的职责，按月提醒，逐项落实，并把做得好的科室作为样",
    "板，供其他科室学习。",
)


def paragraphs(*lines: str) -> list[str]:
    return [block.text for block in READ("\n".join(lines).encode()).blocks if isinstance(block, Paragraph)]


def test_lines_cut_in_their_sentences_at_one_width_are_paragraphs_and_rows_beside_them_are_not() -> None:
    row = "（一）予以公开                                                    3     0     3     6"
    found = paragraphs(*PROSE, row, row)
    assert [text[:4] for text in found] == ["2023", "下一年度", "（一）予", "（一）予"]
    assert "公开申请情况、政府" in found[0]


def test_lines_of_one_width_that_each_end_a_sentence_are_paragraphs_of_their_own() -> None:
    """A list's items may be as long as each other."""
    items = [f"{number}.规范性文件公开后三个工作日内完成解读，由起草科室负责，办公室核对后统一发布。" for number in "123456"]
    assert paragraphs(*items) == items


def of_pages(head: str, foot: str) -> list[str]:
    """What is read of four pages with such a head and foot; {} is the page's number."""
    lines = [f"本年度第{number}项工作已经完成，有关材料均已归档。" for number in "一二三四"]
    pages = ((head.format(at), line, foot.format(at)) for at, line in enumerate(lines, 1))
    return paragraphs("\n\f".join("\n".join(page) for page in pages))


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("11/30/26, 3:35 PM    白石县水利局2023年度报告", "https://example.org/a.html    {}/4"),
        ("白石县水利局2023年政府信息公开工作年度报告    2024-01-08", "第 {} 页"),
        ("打印时间：2024/1/8", "- {} / 4"),
        ("", "—1—"),
    ],
)
def test_what_a_browser_prints_round_each_page_is_no_paragraph(head: str, foot: str) -> None:
    assert [text[:4] for text in of_pages(head, foot)] == ["本年度第"] * 4


def test_the_title_above_the_first_page_stays_and_words_on_each_page_that_say_nothing_of_it_do() -> None:
    assert of_pages("白石县水利局2023年政府信息公开工作年度报告", "申请人情况").count("申请人情况") == 4
    assert [text[-4:] for text in of_pages("白石县水利局2023年年度报告", "第{}页")].count("年度报告") == 1
    assert of_pages("白石县水利局", "—1—").count("白石县水利局") == 1


PAGE = ["本行政机关依法公开政府信息。"] * 12


def on_pages(feet: tuple[str, ...], feed: str = "", lines: int = 12, behind: str = "") -> str:
    """What is read of the row above a page's end within a table, in a text of four pages: "plain" or "unread"."""
    title, rows = "三、收到和处理政府信息公开申请情况", [f"{label}    3    0    36    0    44    0    83" for label in ROWS]
    pages = [PAGE[:lines], [*PAGE[:lines], title, *rows[:2]], [*rows[2:], *PAGE[:lines]], PAGE]
    texts = ["\n".join([*page, *([foot] if foot else [])]) for page, foot in zip(pages, feet, strict=True)]
    table = read_by(READ(f"\n{feed}".join([*texts, *([behind] if behind else [])]).encode()), "2021").tables["requests"]
    (row,) = (row for row in table.rows if row.key == "carried_over")
    assert row.cells["research"].shape == "unread" or row.cells["research"].value == 36
    return row.cells["research"].shape


@pytest.mark.parametrize(
    ("feet", "feed"),
    [
        (("1", "2", "3", "4"), ""),
        (("", "2", "3", "4"), ""),
        (("- 1 -", "- 2 -", "- 3 -", "- 4 -"), ""),
        (("— 7 —", "— 8 —", "— 9 —", "— 10 —"), "\f"),
        (("1", "2", "3", "4"), "\f"),
        (("", "1", "2", "3"), "\f"),
        (("1\n", "2\n", "3\n", "4\n"), "\f"),
    ],
)
def test_numbers_that_count_the_pages_are_no_figures(feet: tuple[str, ...], feed: str) -> None:
    assert on_pages(feet, feed) == "plain"


@pytest.mark.parametrize("feed", ["", "\f"])
@pytest.mark.parametrize(
    "feet", [("", "2", "", ""), ("1", "3", "4", "5"), ("", "2", "", "3"), ("2", "2", "2", "2"), ("-", "- 1 -", "2", "3")]
)
def test_numbers_that_do_not_count_the_pages_may_be_the_rest_of_a_figure(feet: tuple[str, ...], feed: str) -> None:
    assert on_pages(feet, feed) == "unread"


def test_a_count_that_ends_before_the_text_does_or_on_pages_of_few_lines_may_be_of_figures() -> None:
    assert on_pages(("1", "2", "3", "4"), behind="白石县水利局") == "unread"
    assert on_pages(("1", "2", "3", "4"), lines=3) == "unread"


def test_of_pages_parted_by_feeds_what_stands_alone_within_one_is_no_number_of_them() -> None:
    """The rest of a figure, which happens to be the page's number."""
    assert on_pages(("1", "2\n\n本年度无其他事项。", "3", "4"), "\f") == "unread"


def test_figures_in_a_table_of_their_own_behind_all_labels_are_unread_not_missing() -> None:
    lines = by_columns(FACTS, 1).decode().splitlines()
    section = lines.index("三、收到和处理政府信息公开申请情况")
    first = next(at for at in range(section, len(lines)) if lines[at].isdigit())
    columns = ("商业企业", "科研机构", "总计", "社会公益组织", "法律服务机构")
    apart = [*lines[:first], "（四）无 1.本机关不掌握", lines[first], *columns, *lines[first + 1 :]]
    found = read("\n".join(apart).encode(), FACTS)
    assert (found.wrong, found.rules & {"OGI201", "OGI202", "OGI203"}) == ((), set())
    assert "table/requests" in [one.address for one in found.result.problems]


WIDE = (0, 5, 11, 17, 22, 27, 32, 37, 42, 50, 58, 66, 72, 78, 84)
"""Where the columns of table four begin."""


def in_pieces(places: Sequence[int], width: int) -> tuple[str, ...]:
    """The head of table four as narrow cells wrap: its columns' words in two lines, those of sums between them.

    `width` is how many columns of the line a character takes.
    """
    upper, lower = ("结果", "结果", "其他", "尚未"), ("维持", "纠正", "结果", "审结")
    of = [("", "总计", "") if at % 5 == 4 else (upper[at % 5], "", lower[at % 5]) for at in range(len(places))]
    lines = []
    for pieces in zip(*of, strict=True):
        line, end = "", 0
        for place, piece in zip(places, pieces, strict=True):
            line += f"{' ' * (place - end)}{piece}" if piece else ""
            end = place + width * len(piece) if piece else end
        lines.append(line)
    return ("行政复议                行政诉讼", "                        未经复议直接起诉      复议后起诉", *lines)


def with_head(head: Sequence[str], behind: str = "", sum_: str = "") -> Read:
    """What is read of table four under a head, a line of figures behind it, another total of its first group."""
    lines = build(FACTS, "text-laid-out").decode().splitlines()
    start = lines.index("四、政府信息公开行政复议、行政诉讼情况") + 1
    end = next(at for at in range(start, len(lines)) if lines[at][0].isdigit())
    figures = lines[end].split()
    figures[4] = sum_ or figures[4]
    text = [*lines[:start], *head, "   ".join(figures), *([behind] if behind else []), *lines[end + 1 :]]
    return read("\n".join(text).encode(), FACTS)


@pytest.mark.parametrize(("places", "width"), [(WIDE, 1), (range(0, 75, 5), 2)])
def test_the_head_of_table_four_in_pieces_is_put_together_by_their_places(places: Sequence[int], width: int) -> None:
    found = with_head(in_pieces(places, width))
    assert (found.wrong, found.lost, found.rules, found.unread) == ((), (), set(), False)


def test_a_wrong_sum_under_such_a_head_is_told() -> None:
    assert with_head(in_pieces(WIDE, 1), sum_="9").rules == {"OGI304"}


@pytest.mark.parametrize(
    ("head", "behind"),
    [
        (in_pieces(WIDE[:14], 1), ""),
        ([line.replace("总计", "合并") for line in in_pieces(WIDE, 1)], ""),
        ([line.replace("     结果", "结果     ") for line in in_pieces(WIDE, 1)], ""),
        (in_pieces(WIDE, 1), "1   2"),
    ],
)
def test_such_a_head_with_a_piece_that_lacks_or_stands_elsewhere_or_figures_that_go_on_below_is_unread(
    head: Sequence[str], behind: str
) -> None:
    found = with_head(head, behind, sum_="9")
    assert found.rules & {"OGI201", "OGI304"} == set()
    assert found.unread


def lines_of(kind: str) -> list[str]:
    return build(FACTS, kind).decode().splitlines()


@pytest.mark.parametrize("rows", [2, 3])
def test_rows_that_stand_one_behind_another_in_a_line_are_read(rows: int) -> None:
    lines = lines_of("text-laid-out")
    first = next(at for at, line in enumerate(lines) if line.startswith("一、本年新收"))
    joined = [*lines[:first], " ".join(lines[first : first + rows]), *lines[first + rows :]]
    found = read("\n".join(joined).encode(), FACTS)
    assert (found.wrong, found.lost, found.rules) == ((), (), set())


@pytest.mark.parametrize("text", ["1 2 3 4 其中", "共有 1 2 3 4 5"])
def test_fewer_figures_or_none_behind_them_make_no_row_of_a_line(text: str) -> None:
    document = read_by(READ(f"一、总体情况\n{text}".encode()))
    assert [one.text for section in document.sections for one in section.paragraphs] == [text]


CUT = "1.本机关不掌握相关政府信息"


def test_a_row_whose_label_a_page_cuts_off_behind_its_figures_is_read() -> None:
    lines = by_cells(FACTS)
    at = lines.index(CUT)
    cut = [*lines[:at], CUT[:-1], *lines[at + 1 : at + 8], "", CUT[-1], *lines[at + 8 :]]
    found = read("\n".join(cut).encode(), FACTS)
    assert (found.wrong, found.lost, found.rules) == ((), (), set())


def by_cells(facts: Facts) -> list[str]:
    """The report as text, each cell of table three a line."""
    (table,) = facts.tables("requests")
    lines = build(facts, "text-paragraphs").decode().splitlines()
    start, end = lines.index("三、收到和处理政府信息公开申请情况") + 1, lines.index("四、政府信息公开行政复议、行政诉讼情况")
    return [*lines[:start], *(cell.text for row in table.rows() for cell in row), *lines[end:]]


def test_a_row_whose_figures_ran_together_is_unread_not_missing() -> None:
    lines = lines_of("text-laid-out")
    at = next(at for at, line in enumerate(lines) if LABEL in line)
    lines[at] = "（三）不    3.危及 三安全一稳定“          ”0000000"
    found = read("\n".join(lines).encode(), FACTS)
    assert (found.wrong, found.rules & {"OGI202", "OGI203"}, found.unread) == ((), set(), True)


def test_a_row_of_which_nothing_is_there_is_missing() -> None:
    lines = [line for line in lines_of("text-laid-out") if LABEL not in line]
    assert "OGI202" in read("\n".join(lines).encode(), FACTS).rules


@pytest.mark.parametrize("kind", ["text", "html"])
def test_radicals_that_stand_for_characters_are_those(kind: str) -> None:
    facts = clean(2023, "白石县民政局", seed=4)
    found = read(build(facts, kind).decode().translate(str.maketrans("二工民", "⼆⼯⺠")).encode(), facts)
    assert (found.wrong, found.lost, found.rules) == ((), (), set())
    assert found.result.organ == "白石县民政局"


def test_a_radical_numbers_a_heading_below_full_lines() -> None:
    line = "本机关按照要求逐项公开各类信息并且及时更新有关栏目内容方便群众查询。"
    found = READ("\n".join([*[line] * 6, "⼆、主动公开政府信息情况"]).encode())
    assert [one.text for one in found.blocks if isinstance(one, Paragraph)][-1] == "二、主动公开政府信息情况"


def test_what_a_browser_prints_at_the_edges_of_each_page_is_no_sentence_said_twice() -> None:
    title, *lines = build(FACTS, "text").decode().splitlines()
    head, foot = f"12/1/26, 2:04 PM {title}", "https://www.example.gov.cn/art/2024/1/20/art_1_2345.html 1/3"
    text = [head, title, *lines[:12], foot, head, *lines[12:20], foot, head, *lines[20:], foot]
    assert "OGI610" not in {one.rule for one in read("\n".join(text).encode(), FACTS).result.findings}
