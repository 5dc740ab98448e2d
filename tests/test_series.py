"""`ogicheck series`: each organ's figures over the years, breaks marked, nothing guessed."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from lxml import html

from fixtures import build
from fixtures.changes import apply
from fixtures.county import County, county, write
from fixtures.facts import clean
from ogicheck_plugins.records_kit.columns import aligned

Run = Callable[..., Result]
Entries = dict[tuple[str, int, str], tuple[str, str, str]]
LAW, TAX = "清河县司法局", "清河县财政局"


@pytest.fixture(scope="module")
def reports() -> County:
    return county(organs=(LAW, TAX))


def cell(row: str, text: str, table: str = "requests", column: str = "total") -> dict[str, object]:
    return {"op": "cell", "table": table, "row": row, "column": column, "text": text}


def changed(reports: County, year: int, organ: str, *changes: dict[str, object]) -> County:
    facts = reports[year, organ]
    for change in changes:
        facts = apply(facts, change)
    return {**reports, (year, organ): facts}


def entries(result: Result) -> Entries:
    """What the CSV says by organ, year and figure: value, state and whether it is a break."""
    rows = csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig")))
    return {(one["organ"], int(one["year"]), one["figure"]): (one["value"], one["state"], one["break"]) for one in rows}


def series(run: Run, reports: County, folder: Path, *options: object, kind: str = "html") -> Result:
    write(reports, folder, kind)
    return run("series", folder, *options)


def test_a_chain_that_fits_shows_every_year_and_no_break(run: Run, reports: County, tmp_path: Path) -> None:
    result = series(run, reports, tmp_path)
    assert result.exit_code == 0, result.output
    assert "!" not in result.stdout
    assert result.stdout.startswith(f"{LAW}\n")
    assert result.stdout.count("2021") == result.stdout.count("2022") == result.stdout.count("2023") == 2


def test_groups_and_figures_have_english_names(run: Run, reports: County, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = series(run, reports, tmp_path, "--lang", "en", "--output", "text", "--output", f"html={page}")
    assert "  documents in force " in result.stdout
    assert not re.search("[\u4e00-\u9fff]", result.stdout.replace(LAW, "").replace(TAX, ""))
    assert "<b>Applications</b>" in page.read_text("utf-8")


def test_a_figure_is_the_sum_of_its_cells(run: Run, reports: County, tmp_path: Path) -> None:
    write(reports, tmp_path)
    found = entries(run("series", tmp_path, "--output", "csv"))
    for (year, organ), _ in reports.items():
        printed = json.loads(run("extract", tmp_path / str(year) / f"{organ}.html").stdout)["tables"]
        refused = sum(cells["total"]["value"] for row, cells in printed["requests"].items() if row.startswith("refused."))
        sued = sum(printed["review"][row]["total"]["value"] for row in ("litigation_direct", "litigation_after"))
        fees = printed["disclosure"]["fees"]["amount"]["value"]
        assert found[organ, year, "不予公开"] == (str(refused), "read", "")
        assert found[organ, year, "行政诉讼"] == (str(sued), "read", "")
        assert float(found[organ, year, "行政事业性收费（万元）"][0]) == fees


def test_what_was_carried_forward_and_not_carried_over_is_a_break(run: Run, reports: County, tmp_path: Path) -> None:
    planted = changed(reports, 2022, LAW, cell("carried_forward", "19"))
    result = series(run, planted, tmp_path)
    assert result.exit_code == 0
    assert result.stdout.count("!") == 2
    assert "2023 年“上年结转”为" in result.stdout
    assert "接 2022 年的报告应为 19" in result.stdout
    english = run("series", tmp_path, "--lang", "en").stdout
    assert "it should be 19 by the report for 2022" in english


def test_documents_in_force_that_do_not_follow_are_a_break(run: Run, reports: County, tmp_path: Path) -> None:
    planted = changed(reports, 2023, TAX, cell("normative_documents", "900", "disclosure", "in_force"))
    found = entries(series(run, planted, tmp_path, "--output", "csv"))
    assert {key for key, (_, _, broken) in found.items() if broken} == {(TAX, 2023, "规范性文件现行有效")}


def test_a_year_without_a_report_is_marked_and_nothing_is_compared_across_it(
    run: Run, reports: County, tmp_path: Path
) -> None:
    result = series(run, {key: facts for key, facts in reports.items() if key != (2022, LAW)}, tmp_path)
    assert result.exit_code == 0
    assert "! 缺 2022 年的报告。" in result.stdout
    assert "无年报" in result.stdout
    assert "no report" in run("series", tmp_path, "--lang", "en").stdout
    assert "应为" not in result.stdout


def test_a_table_that_was_not_read_is_shown_as_that_and_never_as_0(run: Run, reports: County, tmp_path: Path) -> None:
    write(reports, tmp_path)
    page = tmp_path / "2022" / f"{LAW}.html"
    record = json.loads(run("extract", page).stdout)
    page.unlink()
    record["tables"]["requests"], record["unread"] = {}, ["requests"]
    del record["tables"]["review"]
    (tmp_path / "2022" / "law.json").write_text(json.dumps(record), "utf-8")
    found = entries(run("series", tmp_path, "--output", "csv"))
    assert found[LAW, 2022, "本年新收"] == ("", "unread", "")
    assert found[LAW, 2022, "行政复议"] == ("", "absent", "")
    assert found[LAW, 2023, "上年结转"][1:] == ("read", "")
    result = run("series", tmp_path)
    assert "未读出" in result.stdout
    assert result.exit_code == 3
    assert f"{LAW}.html：“三、收到和处理政府信息公开申请情况”的表格没有读出" in result.stderr


@pytest.mark.parametrize(("text", "state"), [("", "blank"), ("若干", "text"), ("/", "read")])
def test_a_cell_without_a_number_is_shown_as_what_it_is(
    text: str, state: str, run: Run, reports: County, tmp_path: Path
) -> None:
    found = entries(series(run, changed(reports, 2023, LAW, cell("granted", text)), tmp_path, "--output", "csv"))
    assert found[LAW, 2023, "予以公开"][:2] == ("0" if text == "/" else "", state)


def test_a_blank_total_beside_figures_makes_a_sum_unknown(run: Run, reports: County, tmp_path: Path) -> None:
    planted = changed(
        reports, 2023, LAW, cell("refused.third_party", "3", column="company"), cell("refused.third_party", "")
    )
    found = entries(series(run, planted, tmp_path, "--output", "csv"))
    assert found[LAW, 2023, "不予公开"] == ("", "blank", "")


def test_a_form_without_a_figure_is_no_break(run: Run, tmp_path: Path) -> None:
    for year in (2020, 2021):
        (tmp_path / f"{year}.html").write_bytes(build.build(clean(year, LAW), "html"))
    found = entries(run("series", tmp_path, "--output", "csv"))
    assert found[LAW, 2020, "规范性文件现行有效"] == ("", "undeclared", "")
    assert found[LAW, 2021, "规范性文件现行有效"][1:] == ("read", "")
    assert found[LAW, 2020, "规范性文件制发"][1] == "read"


def test_a_renamed_organ_stays_apart_and_a_fuller_name_does_not(run: Run, tmp_path: Path) -> None:
    names = {2021: "清河县司法局", 2022: "青山市清河县司法局", 2023: "清河县司法和信访局"}
    for year, organ in names.items():
        (tmp_path / f"{year}.html").write_bytes(build.build(clean(year, organ), "html"))
    found = entries(run("series", tmp_path, "--output", "csv"))
    assert {(organ, year) for organ, year, _ in found} == {
        (names[2022], 2021),
        (names[2022], 2022),
        (names[2023], 2023),
    }


def test_a_name_that_may_be_two_organs_stays_by_itself(run: Run, tmp_path: Path) -> None:
    names = {2021: "清河县司法局", 2022: "青山市清河县司法局", 2023: "白水市清河县司法局"}
    for year, organ in names.items():
        (tmp_path / f"{year}.html").write_bytes(build.build(clean(year, organ), "html"))
    found = entries(run("series", tmp_path, "--output", "csv"))
    assert {(organ, year) for organ, year, _ in found} == {(organ, year) for year, organ in names.items()}


def test_two_files_of_one_report_count_once_in_any_format(run: Run, reports: County, tmp_path: Path) -> None:
    write(reports, tmp_path)
    write(reports, tmp_path, "docx")
    result = run("series", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")


def test_two_reports_that_differ_are_both_named_and_neither_is_used(run: Run, reports: County, tmp_path: Path) -> None:
    write(reports, tmp_path)
    (tmp_path / "other.html").write_bytes(build.build(apply(reports[2022, LAW], cell("granted", "77")), "html"))
    result = run("series", tmp_path)
    assert result.exit_code == 3
    assert "other.html" in result.stderr
    assert f"2022/{LAW}.html" in result.stderr
    assert "不一致" in result.stdout
    assert "77" not in result.stdout


def test_what_cannot_be_read_or_placed_is_named_and_the_rest_is_shown(run: Run, reports: County, tmp_path: Path) -> None:
    (tmp_path / "cut.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "whose.json").write_text('{"file": "whose.html", "organ": null, "year": 2022, "format": "2021"}')
    (tmp_path / "far.json").write_text('{"file": "far.html", "organ": "甲县乙局", "year": 999999999, "format": "2021"}')
    (tmp_path / "form.json").write_text('{"file": "form.html", "organ": "甲县乙局", "year": 2022, "format": "1999"}')
    result = series(run, reports, tmp_path)
    assert result.exit_code == 3
    assert all(name in result.stderr for name in ("cut.docx", "whose.html", "far.html", "form.html"))
    assert result.stdout.count("本年新收") == 2


def test_a_path_that_matches_nothing_or_an_unknown_output_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    assert run("series", tmp_path / "none").exit_code == 2
    assert run("series", tmp_path, "--output", "htm").exit_code == 2
    assert run("series").exit_code == 2


def test_the_page_needs_no_network_and_is_the_same_for_any_number_of_processes(
    run: Run, reports: County, tmp_path: Path
) -> None:
    write(reports, tmp_path / "in")
    pages = []
    for jobs in (1, 3):
        out = tmp_path / f"{jobs}.html"
        assert run("series", tmp_path / "in", "--jobs", jobs, "--output", f"html={out}").stdout == ""
        pages.append(out.read_text("utf-8"))
    assert pages[0] == pages[1]
    without_names = pages[0].replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not any(word in without_names for word in ("http:", "https:", "<script", "<link", "@import", "url(", " src="))
    assert pages[0].count("<figure>") == 3 * 6


def test_names_from_a_report_stay_text_in_every_output(run: Run, tmp_path: Path) -> None:
    organ = "=cmd|'/c calc'!A1<script>alert(1)</script>\u001b[31m县司法局"
    record = {
        "file": "</li><script>a.html",
        "organ": organ,
        "year": 2022,
        "format": "2021",
        "tables": {},
        "unread": ["requests"],
    }
    (tmp_path / "a.json").write_text(json.dumps(record), "utf-8")
    page = run("series", tmp_path, "--output", "html").stdout
    assert "<script" not in page
    assert "\u001b" not in run("series", tmp_path).stdout
    assert "'=cmd" in run("series", tmp_path, "--output", "csv").stdout


@pytest.mark.parametrize("value", ["1e999999", "1" + "0" * 40, '"NaN"', "-1e30"])
def test_numbers_that_no_report_can_have_are_not_calculated_with(value: str, run: Run, tmp_path: Path) -> None:
    cells = f'{{"new": {{"total": {{"text": "x", "value": {value}}}}}}}'
    text = f'{{"file": "a", "organ": "甲县乙局", "year": 2022, "format": "2021", "tables": {{"requests": {cells}}}}}'
    (tmp_path / "a.json").write_text(text, "utf-8")
    result = run("series", tmp_path, "--output", "csv")
    assert result.exit_code in (0, 3)
    assert result.exit_code == 3 or entries(result)["甲县乙局", 2022, "本年新收"][0] == ""


@pytest.mark.parametrize(("text", "blanks"), [("年", 2), ("…", 2), ("a", 3), ("e\u0301", 3), ("\u200b", 4), ("（", 2)])
def test_a_column_is_as_wide_as_a_chinese_terminal_shows_it(text: str, blanks: int) -> None:
    assert list(aligned([["年度", "1"], [text, "2"]])) == ["年度  1", text + " " * blanks + "  2"]


def shown_page(run: Run, folder: Path, *options: str) -> Any:
    return html.fromstring(run("series", folder, "--output", "html", *options).stdout)


def test_the_page_has_an_index_and_the_sums_of_all_organs(run: Run, reports: County, tmp_path: Path) -> None:
    write(reports, tmp_path)
    page = shown_page(run, tmp_path)
    assert [one.text for one in page.xpath("//nav//a")] == ["全部机关合计", LAW, TAX]
    assert all(page.get_element_by_id(link[1:]) is not None for link in page.xpath("//nav//a/@href"))
    rows = [page.xpath(f"//section[@id='{name}']//tr[th='本年新收']/td/text()") for name in ("area", "o1", "o2")]
    total, *organs = ([int(value) for value in row] for row in rows)
    assert total == [sum(values) for values in zip(*organs, strict=True)]


def test_a_sum_that_an_organ_does_not_give_its_figure_to_says_so(run: Run, reports: County, tmp_path: Path) -> None:
    write({key: one for key, one in reports.items() if key != (2022, TAX)}, tmp_path)
    cells = shown_page(run, tmp_path).xpath("//section[@id='area']//tr[th='本年新收']/td")
    assert ["（2 个中的 1 个）" in one.text_content() for one in cells] == [False, True, False]


def test_a_government_that_sums_up_the_others_is_not_summed_again(run: Run, reports: County, tmp_path: Path) -> None:
    write(reports, tmp_path)
    before = shown_page(run, tmp_path).xpath("//section[@id='area']//td/text()")
    (tmp_path / "own.html").write_bytes(build.build(clean(2022, "清河县人民政府"), "html"))
    page = shown_page(run, tmp_path)
    assert page.xpath("//section[@id='area']//td/text()") == before
    assert "没有计入（本身就是汇总）：清河县人民政府" in page.text_content()


def test_one_organ_needs_no_index_and_no_sums(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(build.build(clean(2022, LAW), "html"))
    assert not shown_page(run, tmp_path).xpath("//nav | //section[@id='area']")
