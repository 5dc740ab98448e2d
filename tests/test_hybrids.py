"""Reports between two forms, or with an office's own habits, are read as what they are, with one finding on each cause."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.corpus.contents import blank_zeros, one_other_row
from fixtures.corpus.grids import FOOTNOTES, footnote_row, split_table_header_again, unmerged_columns
from fixtures.corpus.texts import is_figure, over_cells
from fixtures.facts import clean
from fixtures.values import Block, Cell, Facts, Table
from ogicheck.checking.checker import Checker, Plan
from ogicheck.values.findings import Finding

CHECKER = Checker.of(Plan())
KINDS = ["docx", "html", "text"]
NUMERALS = ("overview", "disclosure", "requests", "review", "problems", "other")
SHANGHAI = (
    "本报告由{0}按照《中华人民共和国政府信息公开条例》（以下简称《条例》）和《上海市政府信息公开规定》要求编制，"
    "数据的统计期限为2023年1月1日至2023年12月31日。"
)
OTHER = "table/requests/other_handling"


def findings(facts: Facts, kind: str = "docx") -> tuple[Finding, ...]:
    result = CHECKER.check(build.build(facts, kind), "report")
    assert not result.problems
    return result.findings


def told(facts: Facts, kind: str = "docx") -> list[tuple[str, str]]:
    return [(finding.rule, finding.address) for finding in findings(facts, kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_older_forms_one_row_in_a_newer_report_is_one_finding_on_that_row(kind: str) -> None:
    assert told(one_other_row(clean(2022), Random(1)), kind) == [("OGI203", OTHER)]


@pytest.mark.parametrize("kind", KINDS)
def test_with_the_older_forms_one_row_a_broken_sum_is_found_still(kind: str) -> None:
    facts = one_other_row(clean(2022), Random(1))
    change = {"op": "cell", "table": "requests", "row": "other_handling", "column": "natural_person", "text": "77"}
    rules = [rule for rule, _ in told(apply(facts, change), kind)]
    assert "OGI303" in rules


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(len(FOOTNOTES)))
def test_a_footnote_in_a_tables_last_row_is_no_row_of_it(kind: str, seed: int) -> None:
    facts = footnote_row(clean(2022), Random(seed))
    assert told(facts, kind) == []
    tables = CHECKER.read(build.build(facts, kind))[1].tables
    assert [row.text for table in tables.values() for row in table.rows if not row.key] == []


@pytest.mark.parametrize("kind", ["docx", "html"])
@pytest.mark.parametrize("rest", [("", "", "", "", "", "", ""), ("2", "", "", "", "", "", "0")])
def test_a_footnote_in_a_row_of_cells_is_no_row_either(kind: str, rest: tuple[str, ...]) -> None:
    """Blank cells stand beside it, or the figures that it explains."""
    row = {"op": "add_row", "table": "requests", "after": "carried_forward", "texts": ["注：2022年另有2件转办", *rest]}
    assert told(apply(clean(2022), row), kind) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("section", ["disclosure", "requests", "review"])
@pytest.mark.parametrize("note", FOOTNOTES)
def test_a_footnote_under_a_table_is_no_row_of_it(kind: str, section: str, note: str) -> None:
    assert told(apply(clean(2022), {"op": "add_paragraph", "section": section, "text": note}), kind) == []


def _blank_zeros_and_totals(facts: Facts) -> Facts:
    def blank(cell: Cell) -> Cell:
        return replace(cell, text="") if is_figure(cell) and (cell.text == "0" or cell.column_key == "total") else cell

    return over_cells(facts, blank)


@pytest.mark.parametrize("habit", [lambda facts: blank_zeros(facts, Random(1)), _blank_zeros_and_totals])
def test_blank_zeros_and_totals_are_at_most_one_finding_a_table(habit: Callable[[Facts], Facts]) -> None:
    """A table whose blanks are few has each named; the others, and any relation over blank totals, are no flood."""
    facts = habit(clean(2022))
    by_table = [address.split("/")[1] for rule, address in told(facts) if address.startswith("table/requests")]
    assert by_table == ["requests"]
    assert {rule for rule, _ in told(facts)} == {"OGI209"}


@pytest.mark.parametrize("habit", [lambda facts: blank_zeros(facts, Random(1)), _blank_zeros_and_totals])
def test_where_blanks_are_the_custom_a_table_full_of_them_is_no_finding(habit: Callable[[Facts], Facts]) -> None:
    organ = "上海市浦东新区水务局"
    facts = apply(habit(clean(2023, organ)), {"op": "preamble", "texts": [SHANGHAI.format(organ)]})
    assert [address for _, address in told(facts) if "requests" in address] == []


def test_a_figure_with_a_note_is_added_as_the_figure_that_it_is() -> None:
    facts = clean(2022)
    (table,) = facts.tables("requests")
    (total,) = (cell.text for cell in table.cells if (cell.row_key, cell.column_key) == ("new", "total"))
    noted = {"op": "cell", "table": "requests", "row": "new", "column": "total"}
    assert told(apply(facts, {**noted, "text": f"{total}（其中修订16件）"})) == [("OGI215", "table/requests/new/total")]
    wrong = told(apply(facts, {**noted, "text": f"{int(total) + 9}（其中修订16件）"}))
    assert any(rule.startswith("OGI30") for rule, _ in wrong)


OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
BANDS = ("行政复议", "未经复议直接起诉", "复议后起诉")


def _html_row(*texts: str) -> str:
    return f"<tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr>"


@pytest.mark.parametrize("zero", ["", "0", "/", "无"])
def test_groups_of_the_review_table_may_be_rows_with_figures_blanks_or_strokes(zero: str) -> None:
    rows = "".join(_html_row(band, *[zero] * 5) for band in BANDS)
    page = f"<h1>四、政府信息公开行政复议、行政诉讼情况</h1><table>{_html_row('类别', *OUTCOMES)}{rows}</table>"
    table = CHECKER.read(page.encode())[1].tables["review"]
    assert [[cell.text for cell in row.cells.values()] for row in table.rows] == [[zero] * 5] * 3


@pytest.mark.parametrize("zero", ["", "0", "/", "无"])
def test_groups_of_the_review_table_may_be_tables_with_figures_blanks_or_strokes(zero: str) -> None:
    tables = "".join(f"<p>{band}</p><table>{_html_row(*OUTCOMES)}{_html_row(*[zero] * 5)}</table>" for band in BANDS)
    page = f"<h1>四、政府信息公开行政复议、行政诉讼情况</h1>{tables}"
    table = CHECKER.read(page.encode())[1].tables["review"]
    assert [[cell.text for cell in row.cells.values()] for row in table.rows] == [[zero] * 5] * 3


def test_a_blank_in_several_cells_is_one_blank_figure() -> None:
    """Where the form merges three columns and the report does not."""
    facts = apply(clean(2022), {"op": "cell", "table": "disclosure", "row": "coercion", "column": "processed", "text": ""})
    assert told(unmerged_columns(facts, Random(1))) == [("OGI209", "table/disclosure/coercion/processed")]


def test_an_explanation_in_brackets_behind_a_label_in_brackets_is_none_of_it() -> None:
    relabel = {"op": "relabel", "table": "requests", "old": "（六）其他处理", "new": "（六）其他处理（件）"}
    assert told(apply(one_other_row(clean(2022), Random(1)), relabel)) == [("OGI203", OTHER)]


@pytest.mark.parametrize("mark", ["¹", "①", "*", "（注1）"])
def test_the_sign_of_a_note_is_no_digit_of_the_figure(mark: str) -> None:
    facts = clean(2022)
    total = next(
        cell.text for cell in facts.tables("requests")[0].cells if (cell.row_key, cell.column_key) == ("new", "total")
    )
    marked = {"op": "cell", "table": "requests", "row": "new", "column": "total", "text": f"{total}{mark}"}
    assert told(apply(facts, marked)) == [("OGI215", "table/requests/new/total")]


@pytest.mark.parametrize(
    "lines",
    [
        ["清河发展和改革局2022年政府信息公开工作年度报告"],
        ["清河发展和改革局政府信息公开工作2022年度报告"],
        ["清河发展和改革局", "政府信息公开工作年度报告（2022年）"],
        ["清河发展和改革局政府信息公开年报", "（2022年度）"],
    ],
)
def test_a_title_tells_organ_and_year_wherever_the_year_stands(lines: list[str]) -> None:
    """The name is one that no other sentence would give."""
    facts = apply(clean(2022, "清河发展和改革局"), {"op": "title", "lines": lines})
    report = CHECKER.read(build.build(facts, "docx"))[1]
    assert report.title is not None
    assert (report.title.organ, report.title.year) == ("清河发展和改革局", 2022)


def test_a_contents_list_directly_above_the_first_heading_is_no_part_of_the_report() -> None:
    facts = clean(2022)
    listed = tuple(f"{section.heading}\t{page}" for page, section in enumerate(facts.sections, 1))
    assert told(replace(facts, preamble=(*facts.preamble, *listed))) == []


def _headed_by_its_section(facts: Facts) -> Facts:
    """The section's heading is the first row of each piece of its table, and no paragraph."""
    (section,) = (one for one in facts.sections if one.key == "requests")

    def headed(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        lowered = (replace(cell, row=cell.row + 1) for cell in block.cells)
        return replace(block, cells=(Cell(section.heading, 0, 0, 1, block.width), *lowered))

    one = replace(section, heading="", blocks=tuple(map(headed, section.blocks)))
    return replace(facts, sections=tuple(one if it.key == "requests" else it for it in facts.sections))


def test_a_heading_that_a_tables_header_repeats_opens_no_further_section() -> None:
    facts = _headed_by_its_section(split_table_header_again(clean(2022), Random(1)))
    assert told(facts) == []


def _numbered(numerals: str, facts: Facts | None = None) -> Facts:
    facts = facts or clean(2022)
    for key, numeral in zip(NUMERALS, numerals, strict=True):
        (heading,) = (section.heading for section in facts.sections if section.key == key)
        facts = apply(facts, {"op": "heading", "section": key, "text": f"{numeral}{heading[1:]}"})
    return facts


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("numerals", "section"), [("一二二三四五", "requests"), ("一三四五六七", "disclosure"), ("一二三三四五", "review")]
)
def test_numbers_off_from_one_section_on_are_one_finding_on_the_first(kind: str, numerals: str, section: str) -> None:
    (finding,) = findings(_numbered(numerals), kind)
    assert (finding.rule, finding.address, finding.message_id) == ("OGI106", f"section/{section}", "onward")


def test_numbers_off_in_one_section_alone_are_said_of_it_alone() -> None:
    (finding,) = findings(_numbered("一二三四四六"))
    assert (finding.address, finding.message_id) == ("section/problems", "number")


def test_numbers_moved_on_by_a_further_section_are_told_of_that_section() -> None:
    extra = {"op": "add_section", "after": "overview", "heading": "二、工作机制保障", "texts": ["设有专人。"]}
    assert told(_numbered("一三四五六七", apply(clean(2022), extra))) == [("OGI107", "section/unknown/1")]


def test_numbers_that_begin_anew_behind_further_sections_are_one_finding() -> None:
    """一 to 六 of the organ's own, and then the form's again from 一, with one left out."""
    facts = apply(_numbered("一一二三四五"), {"op": "drop_section", "section": "problems"})
    for numeral, title in reversed(list(zip("二三四", ("工作机制保障", "主动公开工作", "平台建设"), strict=True))):
        facts = apply(
            facts, {"op": "add_section", "after": "overview", "heading": f"{numeral}、{title}", "texts": ["已办。"]}
        )
    numbers = [address for rule, address in told(facts) if rule == "OGI106"]
    assert numbers == ["section/disclosure"]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder as a browser saves a page: the report is the file that the page shows in a frame."""
    files = tmp_path / "page_files"
    files.mkdir()
    (files / "saved_resource.html").write_bytes(build.build(clean(2022), "html"))
    frame = '<iframe src="./page_files/saved_resource.html"></iframe>'
    (tmp_path / "page.html").write_text(f'<meta charset="utf-8"><p>首页</p>{frame}<p>版权所有</p>')
    return tmp_path


def test_of_a_page_saved_with_its_folder_the_report_in_the_frames_file_is_checked(
    saved: Path, run: Callable[..., Result]
) -> None:
    """Whether the page or its folder is given, in a zip archive too: once, and under the name of the file that holds it."""
    packed = saved.parent / "saved.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("page.html", "page_files/saved_resource.html"):
            archive.write(saved / name, name)
    for given in (saved, saved / "page.html", packed):
        said = run("check", given, "--lang", "en")
        assert said.exit_code == 0, said.stdout
        assert said.stdout.count("page_files/saved_resource.html  清河县司法局  2022") == 1
        assert "files: 1," in said.stdout


def test_what_was_read_of_a_frames_file_is_printed_for_the_page_that_shows_it(
    saved: Path, run: Callable[..., Result]
) -> None:
    said = json.loads(run("extract", saved / "page.html").stdout)
    assert said["file"].endswith("page_files/saved_resource.html") and len(said["tables"]) == 3


@pytest.mark.parametrize("address", ["page_files/lost.html", "../outside.html", "http://example.org/a.html", "%00.html"])
def test_a_frame_whose_file_is_not_beside_the_page_is_named(address: str, saved: Path, run: Callable[..., Result]) -> None:
    (saved.parent / "outside.html").write_bytes(build.build(clean(2022), "html"))
    (saved / "page.html").write_text(f'<meta charset="utf-8"><p>首页</p><iframe src="{address}"></iframe>')
    said = run("check", saved / "page.html", "--lang", "en")
    assert said.exit_code == 3 and f"shows '{address}' in a frame, which could not be read" in said.stdout


def test_a_page_that_shows_itself_ends(saved: Path, run: Callable[..., Result]) -> None:
    (saved / "page.html").write_text('<p>首页</p><iframe src="page.html"></iframe>')
    assert run("check", saved / "page.html").exit_code == 3
