"""Each threshold of the reader holds where it is said to hold: a case on either side of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from rapidfuzz import fuzz
from stdnum import numdb

from ogicheck.reading.align import Candidate, align
from ogicheck.reading.figures import figure
from ogicheck.reading.fragments import continues, fragments
from ogicheck.reading.headings import headings
from ogicheck.reading.labels import Labels
from ogicheck.reading.lexicon import TableLexicon, lexicon
from ogicheck.values.document import Block, Cell, Document, Paragraph, Picture, Place, Table
from ogicheck.values.form import Labelled
from ogicheck.values.records import Passage, Record
from ogicheck.values.report import Report, ReportParagraph
from ogicheck.values.words import bare
from ogicheck_plugins.comparing.copies import among
from ogicheck_plugins.formats_kit.boxes import Box, Merged
from ogicheck_plugins.formats_kit.drawn.rulings import large
from ogicheck_plugins.formats_kit.flattened.blocks import blocks
from ogicheck_plugins.formats_kit.flattened.lines import lines as text_lines
from ogicheck_plugins.formats_kit.layout import arranges
from ogicheck_plugins.national import identity
from ogicheck_plugins.national.divisions import division
from ogicheck_plugins.national.divisions import table as divisions
from ogicheck_plugins.national.organ_words import organ_words
from ogicheck_plugins.national.stamps import stamps
from ogicheck_plugins.records_kit.organ_names import is_same
from ogicheck_plugins.repairs.boxes import unboxed
from ogicheck_plugins.repairs.loose import with_loose_rows
from ogicheck_plugins.repairs.misread import respelled
from ogicheck_plugins.repairs.titles import numbered_titles, parted
from ogicheck_plugins.repairs.wrapped import Words
from tests.archives import members
from tests.conftest import CHECKER
from tests.reports import read_by

FORM = next(one for one in CHECKER.forms if one.format == "2021")
LEXICONS: dict[str, TableLexicon] = {one.key: one for one in lexicon(FORM).tables}
REQUESTS = list(FORM.tables["requests"].rows.values())
HERE = Place()


def paragraphs(*texts: str) -> list[Block]:
    return [Paragraph(text, HERE) for text in texts]


def table(*rows: Sequence[str], ruled: bool = True, gridded: bool = True) -> Table:
    cells = [Cell(text, HERE, at, column) for at, row in enumerate(rows) for column, text in enumerate(row)]
    return Table(tuple(cells), HERE, gridded=gridded, flattened=not gridded, ruled=ruled)


def read(*blocks: Block) -> Report:
    return read_by(Document(blocks, "text/plain"), "2021")


def found_headings(*texts: str) -> list[str]:
    lines = [(at, Paragraph(text, HERE)) for at, text in enumerate(texts)]
    return [one.title for one in headings(lines, FORM, lexicon(FORM).titles)]


def keys(blocks: Sequence[Block]) -> list[str]:
    return [one.key for one in fragments(blocks, lexicon(FORM).tables)]


LABEL = "不予处理其他法律行政法规禁止公开"


@pytest.mark.parametrize(
    ("printed", "likeness", "near"),
    [
        ("不予处理其他法律行政法规要求公告", 81, True),
        ("不予处理其他法律行政规章要求公告", 75, False),
        ("不予答复其他法律行政法规禁止查阅", 75, False),
    ],
)
def test_a_label_is_likened_from_78_in_100_on(printed: str, likeness: int, near: bool) -> None:
    assert round(fuzz.ratio(printed, LABEL)) == likeness
    found = Labels.of([Labelled(LABEL)]).candidates(printed)
    assert [one.match for one in found] == ["near"] * near


@pytest.mark.parametrize(
    ("printed", "likeness", "near"),
    [("其他禁止公开情形事项", 46, True), ("其他禁止公开的情形事项", 44, False), ("信访举报投诉类申请", 0, False)],
)
def test_a_label_that_only_its_place_tells_is_likened_from_45_in_100_on(printed: str, likeness: int, near: bool) -> None:
    assert round(fuzz.ratio(printed, LABEL)) == likeness
    labels = Labels.of([Labelled("国家秘密"), Labelled(LABEL), Labelled("三安全一稳定")])
    found = labels.align(["国家秘密", printed, "三安全一稳定"])
    assert [one.position if one else None for one in found] == [0, 1 if near else None, 2]


@pytest.mark.parametrize(("alike", "weighed"), [(2, 2), (3, 3), (4, 3)])
def test_a_label_is_weighed_as_three_of_those_that_it_is_alike_at_most(alike: int, weighed: int) -> None:
    labels = Labels.of(Labelled(f"上年结转政府信息公开申请{sign}") for sign in "甲乙丙丁"[:alike])
    assert [one.match for one in labels.candidates("上年结转政府信息公开申请数")] == ["near"] * weighed


@pytest.mark.parametrize(("printed", "found"), [("行政强", True), ("行政", False), ("制强政", False), ("制强政行", True)])
def test_a_cut_or_upset_label_has_three_characters_or_all(printed: str, found: bool) -> None:
    assert bool(Labels.of([Labelled("行政强制")]).candidates(printed)) == found


def test_near_labels_count_in_the_form_s_order_only() -> None:
    """A known wording out of order is moved; a near one there is more likely another label."""
    official = Candidate(3, "official")
    assert align([[official], [Candidate(1, "seen")]]) == [official, Candidate(1, "seen")]
    assert align([[official], [Candidate(1, "near")]]) == [official, None]
    assert align([[Candidate(1, "near")], [official]]) == [Candidate(1, "near"), official]


NOTE = "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和"


@pytest.mark.parametrize(("characters", "kind"), [(17, "corner"), (16, "text")])
def test_a_note_in_the_corner_is_known_from_65_in_100_on(characters: int, kind: str) -> None:
    assert LEXICONS["requests"].kind(NOTE[:characters]) == kind


@pytest.mark.parametrize(("text", "kind"), [("申请人的情况", "corner"), ("申请人情形", "text"), ("申请人情况", "corner")])
def test_a_text_of_five_characters_is_no_inexact_corner(text: str, kind: str) -> None:
    assert LEXICONS["requests"].kind(text) == kind


@pytest.mark.parametrize(("words", "match"), [("部分公", None), ("部分公开", "inferred")])
def test_a_label_that_came_off_its_row_is_evident_by_four_characters(words: str, match: str | None) -> None:
    """The row stands for it, between its neighbours, where what is left of the label stands before the table."""
    above, due, below = REQUESTS[2].label, REQUESTS[3], REQUESTS[4]
    assert bare(due.label).startswith("部分公开")
    rows = table([above, *"1000001"], [*"2000002"], [below.label, *"3000003"])
    found = read(*paragraphs(words), rows).tables["requests"].rows
    assert [row.match for row in found][1] == (match or "unknown")


def run_together(rows: int) -> Table:
    """So many rows whose seven figures came out as one text."""
    return table(*((row.label, "1 0 0 0 0 0 1") for row in REQUESTS[2 : 2 + rows]))


@pytest.mark.parametrize(("rows", "state"), [(3, "read"), (4, "unread"), (6, "unread")])
def test_a_table_is_run_together_from_four_rows_on(rows: int, state: str) -> None:
    assert read(run_together(rows)).tables["requests"].state == state


YEARS = "2021年受理12件，2021年办结12件，2021年公开数量增加；2023年将继续改进。"


@pytest.mark.parametrize(
    ("texts", "year"),
    [([YEARS], 2021), (["2021年办结12件，2023年办结3件。"], 2023), (["本年办结12件。"], None)],
    ids=["most named", "the later of two named as often", "none named"],
)
def test_the_year_is_the_one_most_named(texts: list[str], year: int | None) -> None:
    assert identity.year((), None, texts) == year


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("清河县教育局", "平川市清河县教育局", True),
        ("清河县人民政府", "平川市清河县政府", True),
        ("教育局", "清河县教育局", False),
        ("县教育局", "平川市清河县教育局", False),
        ("清河县教育局", "教育清河县教育局", False),
        ("清河县教育局", "清河县教育局", True),
    ],
)
def test_a_short_name_is_the_same_organ_s_where_it_names_a_place_itself(one: str, other: str, same: bool) -> None:
    assert is_same(one, other) is same
    assert is_same(other, one) is same


@pytest.mark.parametrize(("length", "title"), [(70, True), (71, False)])
def test_a_title_has_70_characters_at_most(length: int, title: bool) -> None:
    end = "2022年政府信息公开工作年度报告"
    name = "清河县" + "某" * (length - len(end) - 4) + "局"
    [paragraph] = (ReportParagraph("p", name + end, HERE),)
    assert len(paragraph.text) == length
    assert (identity.title([paragraph], organ_words(FORM)) is not None) == title


@pytest.mark.parametrize(("length", "rest"), [(46, 0), (47, 1)])
def test_a_heading_has_46_characters_at_most_and_a_longer_one_text_behind_it(length: int, rest: int) -> None:
    title = "总体情况（" + "附" * (length - 6) + "）"
    assert len(title) == length
    [section] = read(*paragraphs(f"一、{title}")).sections
    assert len(section.paragraphs) == rest


@pytest.mark.parametrize(("length", "heading"), [(30, True), (31, False)])
def test_a_heading_that_the_form_lacks_has_30_characters_at_most(length: int, heading: bool) -> None:
    texts = ["一、总体情况", "二、主动公开政府信息情况", "三、" + "附" * length]
    assert (len(found_headings(*texts)) == 3) == heading


@pytest.mark.parametrize(
    ("title", "found"), [("总体情况", ["official"]), ("总体上的情况", ["near"]), ("总体的情况", ["inferred"])]
)
def test_a_title_of_less_than_six_characters_is_not_told_by_likeness(title: str, found: list[str]) -> None:
    read_as = headings([(0, Paragraph(f"一、{title}", HERE))], FORM, lexicon(FORM).titles)
    assert [one.match for one in read_as] == found


CONTENTS = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")


@pytest.mark.parametrize(("listed", "left"), [(3, 3), (2, 5)])
def test_a_table_of_contents_names_three_sections_at_least(listed: int, left: int) -> None:
    body = [text for title in CONTENTS for text in (title, "正文。")]
    assert len(found_headings(*CONTENTS[:listed], "说明。", *body)) == left


@pytest.mark.parametrize(
    ("titles", "length", "pieces"), [(3, 301, 7), (3, 300, 1), (2, 301, 1)], ids=["whole report", "short", "two titles"]
)
def test_a_report_without_line_ends_is_parted(titles: int, length: int, pieces: int) -> None:
    text = "".join(f"{title}正文。" for title in CONTENTS[:titles])
    text = "前" + text + "文" * (length - len(text) - 1)
    assert len(parted(paragraphs(text), numbered_titles(FORM))) == pieces


@pytest.mark.parametrize(("length", "rows"), [(15, 1), (16, 2)])
def test_a_cell_behind_figures_has_15_characters_at_most(length: int, rows: int) -> None:
    label = REQUESTS[2].label
    flat = table([label, *"1000001", "附" * length], gridded=False)
    blocks = [flat, table([REQUESTS[3].label, *"1000001"], gridded=False)]
    found = read(*blocks).tables["requests"].rows
    assert len(found[0].cells) == (7 if rows == 2 else 0)


@pytest.mark.parametrize(("others", "found"), [(9, ["requests"]), (10, [])])
def test_a_table_is_the_form_s_by_one_in_ten_of_its_texts(others: int, found: list[str]) -> None:
    assert keys([table([REQUESTS[2].label], *(["某事项"] for _ in range(others)))]) == found


@pytest.mark.parametrize(("figures", "found"), [(4, ["requests", "requests"]), (3, ["requests"])])
def test_a_table_of_figures_goes_on_with_the_one_before_from_four_figures_on(figures: int, found: list[str]) -> None:
    rest = table([str(figure) for figure in range(figures)])
    assert continues(rest) == (len(found) == 2)
    assert keys([table([REQUESTS[2].label, *"1000001"]), rest]) == found


@pytest.mark.parametrize(("lines", "end", "paragraphs"), [(10, "。", 1), (9, "。", 9), (4, "，", 1), (3, "，", 3)])
def test_text_is_told_to_be_wrapped_by_ten_lines_at_least_or_four_cut_ones(lines: int, end: str, paragraphs: int) -> None:
    wrapped = "".join(f"{'本机关主动公开各类信息' * 3}{end}\n" for _ in range(lines))
    found = CHECKER.read(f"第一章概况\n\n{wrapped}".encode(), CHECKER.extraction([]))[0].blocks
    assert len(found) == 1 + paragraphs


@pytest.mark.parametrize(("width", "height", "pictures"), [(100, 40, 1), (99, 40, 0), (100, 39, 0)])
def test_a_picture_that_may_hold_a_table_has_100_by_40_points_at_least(width: float, height: float, pictures: int) -> None:
    assert len(large([(0, 0, width, height)])) == pictures


@pytest.mark.parametrize(("width", "icon"), [(64, True), (65, False)])
def test_an_icon_has_64_pixels_at_most(width: int, icon: bool) -> None:
    page = f'<h1>2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p><img src="a.png" width="{width}" alt="图"></p>'
    blocks = CHECKER.read(page.encode(), CHECKER.extraction([]))[0].blocks
    assert any(isinstance(block, Picture) for block in blocks) != icon


@pytest.mark.parametrize(("lines", "found"), [(4, ["requests"]), (5, [])])
def test_a_label_without_lines_round_it_is_in_four_pieces_at_most(lines: int, found: list[str]) -> None:
    label = "属于行政执法案卷"
    pieces = [label[at : at + 1] for at in range(lines - 1)] + [label[lines - 1 :]]
    assert keys([table(*([piece] for piece in pieces), ruled=False)]) == found


@pytest.mark.parametrize(("length", "tables"), [(90, 1), (91, 0)])
def test_a_line_of_a_label_and_its_figures_has_90_characters_at_most(length: int, tables: int) -> None:
    label = REQUESTS[2].label
    line = label + "   0" * (length - len(label))
    found = with_loose_rows(paragraphs(line, line), Words.of(lexicon(FORM).tables))
    assert sum(isinstance(block, Table) for block in found) == tables


@pytest.mark.parametrize(("figures", "tables"), [(5, 1), (4, 0)])
def test_labels_first_and_figures_then_are_a_table_from_five_of_each_on(figures: int, tables: int) -> None:
    columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构"]
    found = with_loose_rows(paragraphs(*columns, *map(str, range(figures))), Words.of(lexicon(FORM).tables))
    assert sum(isinstance(block, Table) for block in found) == tables


@pytest.mark.parametrize(("figures", "between", "rows"), [(5, 2, 3), (4, 2, 2), (5, 3, 2)])
def test_a_strange_row_has_five_figures_and_three_lines_above_it_to_the_last(figures: int, between: int, rows: int) -> None:
    ends = "  0" * figures
    lines = [f"2.重复申请{ends}", *["字形"] * between, f"网上申请{ends}", f"3.要求提供公开出版物{ends}"]
    found = with_loose_rows(paragraphs(*lines), Words.of(lexicon(FORM).tables))
    assert sum(len({cell.row for cell in one.cells}) for one in found if isinstance(one, Table)) == rows


@pytest.mark.parametrize(("figures", "tables"), [(5, 1), (4, 0)])
def test_a_line_between_the_pieces_of_a_label_is_its_figures_from_five_of_them_on(figures: int, tables: int) -> None:
    found = with_loose_rows(paragraphs("2.重复", "0 " * figures, "申请"), Words.of(lexicon(FORM).tables))
    assert sum(isinstance(one, Table) for one in found) == tables


@pytest.mark.parametrize(
    ("above", "rules", "below", "rows"),
    [(5, 1, 1, 6), (6, 1, 1, 6), (0, 8, 1, 7), (0, 10, 1, 8), (0, 2, 498, 498), (0, 2, 499, 0)],
)
def test_a_dashed_table_has_a_head_of_5_lines_8_of_dashes_and_500_of_all_at_most(
    above: int, rules: int, below: int, rows: int
) -> None:
    first, *parts = ["-- --"] * rules
    lines = ["甲 1"] * above + [first] + [line for part in parts for line in (*["甲 1"] * below, part)]
    lines += ["甲 1"] * below if rules == 1 else []
    found = list(blocks(text_lines("\n".join(lines)), lambda _: ()))
    assert sum(len({cell.row for cell in one.cells}) for one in found if isinstance(one, Table)) == rows


@pytest.mark.parametrize(("length", "parts"), [(40, 3), (41, 1)])
def test_a_heading_in_a_row_of_a_table_has_40_characters_at_most(length: int, parts: int) -> None:
    heading = "一、总体情况".ljust(length, ".")
    whole = table(["甲", "1"], [heading, ""], ["乙", "2"])
    assert len(unboxed([whole], lexicon(FORM).words, lexicon(FORM).titles)) == parts


def test_what_a_heading_parts_of_a_table_stands_where_its_first_cell_does() -> None:
    cells = [(0, "甲"), (0, "1"), (1, "二、主动公开政府信息情况"), (1, ""), (2, "乙"), (2, "2")]
    placed = [Cell(text, Place(line=10 + row), row, at % 2) for at, (row, text) in enumerate(cells)]
    found = unboxed([Table(tuple(placed), Place(line=1))], lexicon(FORM).words, lexicon(FORM).titles)
    assert [block.place.line for block in found] == [1, 11, 12]


@pytest.mark.parametrize(("confidence", "value"), [(0.8, 7), (0.79, None), (None, 7)])
def test_a_figure_is_sure_from_80_in_100_on(confidence: float | None, value: int | None) -> None:
    assert figure(Cell("7", HERE, 0, 0, confidence=confidence), "a", "r", "c").value == value


@pytest.mark.parametrize(("printed", "heading"), [("白然人", "自然人"), ("总什", "总什")])
def test_a_misread_heading_has_three_characters_at_least(printed: str, heading: str) -> None:
    recognised = Table((Cell(printed, HERE, 0, 0, confidence=0.9),), HERE)
    [found] = respelled([recognised], lexicon(FORM).tables)
    assert isinstance(found, Table) and found.cells[0].text == heading


@pytest.mark.parametrize(("behind", "days"), [(5, 1), (6, 0)])
def test_the_day_below_the_text_stands_among_its_last_six_paragraphs(behind: int, days: int) -> None:
    texts = ["正文。", "2023年1月9日", *("某行" for _ in range(behind))]
    assert len(stamps([], [ReportParagraph("p", text, HERE) for text in texts], None)) == days


@pytest.mark.parametrize(
    ("organ", "where"),
    [("山东省莱芜市钢城区教育局", "山东省"), ("河北省邢台市桥东区教育局", "河北省邢台市桥东区")],
    ids=["until 2018", "until 2019"],
)
def test_a_report_of_no_known_year_may_be_of_2019_but_not_before(organ: str, where: str) -> None:
    assert division([organ], None) == where


def test_the_table_of_divisions_is_read_as_its_package_reads_it() -> None:
    theirs = numdb.get("cn/loc").prefixes
    assert divisions() == [
        (province["province"], {code: own["county"] for _, code, _, own, _ in codes}) for _, _, _, province, codes in theirs
    ]


def test_the_longest_division_is_known() -> None:
    assert division(["甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县教育局"], 2022).endswith(
        "积石山保安族东乡族撒拉族自治县"
    )


@pytest.mark.parametrize(("prose", "is_layout"), [(300, True), (290, False), (200, False)])
def test_a_table_arranges_a_page_where_prose_is_more_than_60_in_100_of_it(prose: int, is_layout: bool) -> None:
    assert arranges(["文" * prose, "短" * 100, "短" * 95], 2) is is_layout


def test_a_table_of_one_column_arranges_a_page() -> None:
    assert arranges(["短"], 1)
    assert not arranges(["短"], 2)


@pytest.mark.parametrize(("left", "rows"), [(0, [2]), (4, [2]), (99, [2]), (100, [1, 1])], ids=str)
def test_a_cell_goes_on_in_the_one_that_it_overlaps_whatever_their_edges(left: int, rows: list[int]) -> None:
    merged = Merged()
    merged.add([(Box("甲", HERE, 0, 0, 100), "restart")])
    merged.add([(Box("", HERE, 0, left, left + 100), "continue")])
    assert [box.rowspan for box in merged.boxes] == rows


def nested(depth: int) -> bytes:
    """An archive within so many others."""
    data, name = b"text", "a.txt"
    for _ in range(depth + 1):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as made:
            made.writestr(name, data)
        data, name = file.getvalue(), "a.zip"
    return data


@pytest.mark.parametrize(("depth", "is_read"), [(2, True), (3, False)])
def test_archives_are_read_two_deep_in_others(depth: int, is_read: bool) -> None:
    [(_, found)] = members(nested(depth))
    assert (found == b"text") == is_read
    assert isinstance(found, bytes) or "nested more than 2 deep" in found.text.en


OWN = "".join(chr(0x4E00 + (at * 7919) % 20000) for at in range(1200))


def record(organ: str, text: str) -> Record:
    return Record(f"{organ}.docx", organ, 2022, "2021", sections=(Passage("overview", "总体情况", (text,)),))


@pytest.mark.parametrize(("shared", "share"), [(700, 0), (860, 71), (600, 0)])
def test_two_reports_are_copies_from_70_in_100_on(shared: int, share: int) -> None:
    other = OWN[:shared] + "".join(chr(0x3400 + at) for at in range(1200 - shared))
    found = among([record("清河县司法局", OWN), record("清河县水利局", other)])
    assert [one.share for one in found] == [share] * bool(share)
