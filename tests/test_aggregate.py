"""`ogicheck aggregate`: the sums of a year's reports in the form itself, traceable, and never guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from fixtures import build, layout
from fixtures.build_pdf import convert
from fixtures.changes import apply
from fixtures.county import GOVERNMENT, WORK, County, county, write
from fixtures.facts import clean
from fixtures.figures import draw
from fixtures.values import Table
from ogicheck.checking.checker import Checker, Plan
from ogicheck_plugins.records_kit.grid import Grid, grid

Run = Callable[..., Result]
LAW, TAX, SCHOOL = "清河县司法局", "清河县财政局", "清河县教育局"
DEPARTMENTS = [organ for organ in WORK if organ != GOVERNMENT]


@pytest.fixture(scope="module")
def reports() -> County:
    return county((2023,))


@pytest.fixture(scope="module")
def few() -> County:
    return county((2023,), (LAW, TAX, SCHOOL))


def cell(row: str, text: str, column: str = "total", table: str = "requests") -> dict[str, object]:
    return {"op": "cell", "table": table, "row": row, "column": column, "text": text}


def changed(reports: County, organ: str, *changes: dict[str, object]) -> County:
    facts = reports[2023, organ]
    for change in changes:
        facts = apply(facts, change)
    return {**reports, (2023, organ): facts}


def tables(run: Run, path: Path) -> dict[str, dict[str, dict[str, str]]]:
    """The figures of a file as they are printed."""
    read = json.loads(run("extract", path).stdout)["tables"]
    return {
        table: {row: {column: one["text"] for column, one in cells.items()} for row, cells in rows.items()}
        for table, rows in read.items()
    }


def summed(run: Run, folder: Path, *options: object) -> tuple[Result, Path]:
    """The run, and the Word file that it wrote."""
    out = folder.parent / f"{folder.name}.docx"
    return run("aggregate", folder, "--output", f"docx={out}", *options), out


def test_the_sums_of_the_departments_are_the_governments_tables(run: Run, reports: County, tmp_path: Path) -> None:
    """The government's own report among them is not summed, and that is said."""
    write(reports, tmp_path / "in")
    result, out = summed(run, tmp_path / "in")
    assert result.exit_code == 0, result.output
    assert f"{GOVERNMENT} 的报告是汇总其他单位的，没有计入" in result.stderr
    assert "12 个单位" in result.stderr
    assert tables(run, out) == tables(run, tmp_path / "in" / "2023" / f"{GOVERNMENT}.html")


def test_the_word_file_is_the_form_and_has_no_finding_on_its_tables(run: Run, reports: County, tmp_path: Path) -> None:
    write(reports, tmp_path / "in")
    _, out = summed(run, tmp_path / "in")
    findings = json.loads(run(out, "--strict", "--output", "json").stdout)["files"][0]["findings"]
    assert not [one for one in findings if one["rule"].startswith(("OGI2", "OGI3"))]


@pytest.mark.libreoffice
@pytest.mark.font
def test_the_word_file_printed_as_pdf_gives_the_same_figures(run: Run, reports: County, tmp_path: Path) -> None:
    write(reports, tmp_path / "in")
    _, out = summed(run, tmp_path / "in")
    convert([out], tmp_path, "pdf")
    assert tables(run, out.with_suffix(".pdf")) == tables(run, out)
    findings = json.loads(run(out.with_suffix(".pdf"), "--output", "json").stdout)["files"][0]["findings"]
    assert not [one for one in findings if one["rule"].startswith(("OGI2", "OGI3"))]


def laid_out(made: Grid | Table) -> set[tuple[str, int, int, int, int, Any]]:
    """Each cell's text, place and spans, and the figure that it holds."""
    if isinstance(made, Grid):
        return {(one.text, one.row, one.column, one.rowspan, one.colspan, one.figure) for one in made.spots}
    found = set()
    for one in made.cells:
        figure = (one.row_key, one.column_key) if one.row_key and one.column_key != "label" else None
        found.add(("" if figure else one.text, one.row, one.column, one.rowspan, one.colspan, figure))
    return found


@pytest.mark.parametrize("used", ["2019", "2021"])
def test_the_tables_are_laid_out_as_the_form_prints_them(used: str) -> None:
    form = Checker.of(Plan()).library.load(used).form
    drawn = draw(used, Random(1))
    printed = {
        "disclosure": layout.disclosure(used, drawn.disclosure),
        "requests": layout.requests(used, drawn.requests),
        "review": layout.review(drawn.review),
    }
    for key, table in form.tables.items():
        rows = [name for name, row in table.rows.items() if not row.optional and not row.stands_for]
        assert laid_out(grid(key, table, rows)) == laid_out(printed[key]), key


def test_each_sum_of_the_workbook_is_a_formula_over_the_organs_sheets_with_its_value(
    run: Run, few: County, tmp_path: Path
) -> None:
    write(few, tmp_path / "in")
    out = tmp_path / "out.xlsx"
    assert run("aggregate", tmp_path / "in", "--output", f"xlsx={out}").exit_code == 0
    formulas, values = (openpyxl.load_workbook(out, data_only=only) for only in (False, True))
    assert formulas.sheetnames[0] == "合计"
    assert set(formulas.sheetnames[1:]) == {SCHOOL, LAW, TAX}
    first, last, count = formulas.sheetnames[1], formulas.sheetnames[-1], 0
    for row in formulas["合计"].iter_rows():
        for one in row:
            if isinstance(one.value, str) and one.value.startswith("="):
                assert one.value == f"=SUM('{first}:{last}'!{one.coordinate})"
                parts = [values[name][one.coordinate].value for name in values.sheetnames[1:]]
                assert values["合计"][one.coordinate].value == pytest.approx(sum(parts))
                count += 1
    assert count == 10 + 175 + 15


def test_a_cell_that_a_report_does_not_give_leaves_its_sum_blank_and_is_named(run: Run, few: County, tmp_path: Path) -> None:
    write(changed(few, TAX, cell("granted", "若干")), tmp_path / "in")
    book = tmp_path / "out.xlsx"
    result, out = summed(run, tmp_path / "in", "--output", f"xlsx={book}")
    assert result.exit_code == 3
    assert f"{TAX}（" in result.stderr
    assert "“（一）予以公开·总计”：“若干”不是数" in result.stderr
    found = tables(run, out)["requests"]
    assert {(row, column) for row, cells in found.items() for column, text in cells.items() if not text} == {
        ("granted", "total")
    }
    workbook = openpyxl.load_workbook(book)
    assert "若干" in workbook["没有计入"]["A1"].value
    assert "若干" in [one.value for row in workbook[TAX].iter_rows() for one in row]
    assert "?" in run("aggregate", tmp_path / "in").stdout


def test_blanks_and_placeholders_count_as_nothing(run: Run, few: County, tmp_path: Path) -> None:
    zero = ("refused.state_secret", "unprocessed.excessive")
    planted = changed(few, LAW, cell(zero[0], ""), cell(zero[1], "/"), cell(zero[0], "", "company"))
    write(planted, tmp_path / "in")
    result, out = summed(run, tmp_path / "in")
    assert result.exit_code == 0, result.stderr
    assert tables(run, out)["requests"][zero[0]]["total"] == "0"


def test_a_blank_total_beside_figures_is_not_taken_for_0(run: Run, few: County, tmp_path: Path) -> None:
    write(changed(few, LAW, cell("new", "")), tmp_path / "in")
    result, out = summed(run, tmp_path / "in")
    assert result.exit_code == 3
    assert "合计是空白" in result.stderr
    assert tables(run, out)["requests"]["new"]["total"] == ""


def test_a_table_that_was_not_read_leaves_all_its_sums_blank(run: Run, few: County, tmp_path: Path) -> None:
    write(few, tmp_path / "in")
    page = tmp_path / "in" / "2023" / f"{LAW}.html"
    record = json.loads(run("extract", page).stdout)
    record["tables"]["review"], record["unread"] = {}, ["review"]
    page.unlink()
    (tmp_path / "in" / "law.json").write_text(json.dumps(record), "utf-8")
    result, out = summed(run, tmp_path / "in")
    assert result.exit_code == 3
    assert result.stderr.count("这张表没有读出") == 1
    assert not any(text for cells in tables(run, out).get("review", {}).values() for text in cells.values())


def test_a_file_that_cannot_be_read_is_named_in_the_word_file_too(run: Run, few: County, tmp_path: Path) -> None:
    write(few, tmp_path / "in")
    (tmp_path / "in" / "cut.docx").write_bytes(b"PK\x03\x04")
    result, out = summed(run, tmp_path / "in")
    assert result.exit_code == 3
    assert "cut.docx" in result.stderr
    assert "cut.docx" in "".join(json.loads(run("extract", out).stdout)["preamble"])


def test_several_years_need_the_option_and_one_does_not(run: Run, tmp_path: Path) -> None:
    write(county((2022, 2023), (LAW, TAX)), tmp_path / "in")
    result = run("aggregate", tmp_path / "in")
    assert result.exit_code == 2
    assert "--year" in result.stderr
    chosen = run("aggregate", tmp_path / "in", "--year", 2022)
    assert chosen.exit_code == 0
    assert chosen.stdout == run("aggregate", tmp_path / "in" / "2022").stdout
    assert run("aggregate", tmp_path / "in", "--year", 2020).exit_code == 2


def test_two_files_of_one_report_count_once(run: Run, few: County, tmp_path: Path) -> None:
    write(few, tmp_path / "once")
    write(few, tmp_path / "twice")
    write(few, tmp_path / "twice", "docx")
    assert run("aggregate", tmp_path / "twice").stdout == run("aggregate", tmp_path / "once").stdout


def test_two_files_of_one_organ_that_differ_are_an_error_that_names_both(run: Run, few: County, tmp_path: Path) -> None:
    write(few, tmp_path / "in")
    (tmp_path / "in" / "other.html").write_bytes(build.build(apply(few[2023, LAW], cell("granted", "99")), "html"))
    result, out = summed(run, tmp_path / "in")
    assert result.exit_code == 2
    assert "other.html" in result.stderr
    assert f"{LAW}.html" in result.stderr
    assert not out.exists()


def governments(names: Sequence[str], folder: Path) -> None:
    for number, organ in enumerate(names):
        path = folder / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(build.build(clean(2023, organ), "html"))


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        (["清河县人民政府", "青溪县人民政府"], 2),
        (["清源市人民政府", "清源市司法局", "清河县人民政府"], 2),
        (["清源市司法局", "清源市财政局", "清河县人民政府"], 3),
        (["清河县人民政府", "清河县司法局"], 1),
        (["清河县人民政府"], 1),
    ],
)
def test_governments_are_parts_unless_they_sum_up_the_others(names: list[str], parts: int, run: Run, tmp_path: Path) -> None:
    governments(names, tmp_path / "in")
    result = run("aggregate", tmp_path / "in")
    assert result.exit_code == 0
    assert f"{parts} 个单位" in result.stderr


def test_where_nobody_can_tell_which_government_sums_up_the_others_it_is_an_error(run: Run, tmp_path: Path) -> None:
    governments(["清河县人民政府", "青溪县人民政府", "高新区管理委员会"], tmp_path / "in")
    result = run("aggregate", tmp_path / "in")
    assert result.exit_code == 2
    assert "清河县人民政府、青溪县人民政府" in result.stderr


def test_a_row_that_a_regions_ruleset_adds_comes_along(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'schema = 1\nextends = ["2021"]\n[tables.disclosure.rows]\n'
        'other_files = { label = "其他主动公开文件", block = "item1", after = "normative_documents", optional = true }\n',
        "utf-8",
    )
    for organ, number in ((LAW, "3"), (TAX, None)):
        path = tmp_path / "in" / f"{organ}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(build.build(clean(2023, organ), "html"))
        record = json.loads(run("extract", path).stdout)
        path.unlink()
        if number:
            row = {key: {"text": number, "value": int(number)} for key in ("issued", "abolished", "in_force")}
            record["tables"]["disclosure"]["other_files"] = row
        path.with_suffix(".json").write_text(json.dumps(record), "utf-8")
    out = tmp_path / "out.docx"
    result = run("aggregate", tmp_path / "in", "--ruleset", own, "--output", f"docx={out}")
    assert result.exit_code == 0, result.stderr
    read = json.loads(run("extract", out, "--ruleset", own).stdout)["tables"]["disclosure"]
    assert list(read)[:3] == ["regulations", "normative_documents", "other_files"]
    assert read["other_files"]["issued"]["value"] == 3
    assert "其他主动公开文件" not in run("aggregate", tmp_path / "in").stdout


def test_a_report_on_another_form_is_named_and_not_forced_into_the_sums(run: Run, tmp_path: Path) -> None:
    """In 2021 some organs still printed the trial form, with one row where the form has three."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_bytes(build.build(clean(2021, LAW), "html"))
    (folder / "b.html").write_bytes(build.build(clean(2021, TAX, format="2019"), "html"))
    result, out = summed(run, folder)
    assert result.exit_code == 3
    assert "“3.其他·总计”：没有这一格" in result.stderr
    found = tables(run, out)["requests"]
    assert found["other_handling.other"]["total"] == ""
    assert found["new"]["total"] != ""


def test_decimals_are_summed_exactly(run: Run, few: County, tmp_path: Path) -> None:
    planted = changed(few, LAW, cell("fees", "0.1", "amount", "disclosure"))
    planted = changed(planted, TAX, cell("fees", "0.2", "amount", "disclosure"))
    write({key: facts for key, facts in planted.items() if key[1] != SCHOOL}, tmp_path / "in")
    _, out = summed(run, tmp_path / "in")
    assert Decimal(tables(run, out)["disclosure"]["fees"]["amount"]) == Decimal("0.3")


def test_files_are_the_same_for_any_number_of_processes(run: Run, few: County, tmp_path: Path) -> None:
    write(few, tmp_path / "in")
    written = []
    for jobs in (1, 3):
        outs = [tmp_path / f"{jobs}.docx", tmp_path / f"{jobs}.xlsx"]
        options = [part for out in outs for part in ("--output", f"{out.suffix[1:]}={out}")]
        assert run("aggregate", tmp_path / "in", "--jobs", jobs, *options).exit_code == 0
        written.append([out.read_bytes() for out in outs])
    assert written[0] == written[1]


def test_names_from_reports_are_no_formulas_and_no_invalid_sheets(run: Run, few: County, tmp_path: Path) -> None:
    write(few, tmp_path / "in")
    page = tmp_path / "in" / "2023" / f"{LAW}.html"
    record = json.loads(run("extract", page).stdout)
    for number, organ in enumerate(
        ("=1+1:[甲]*?/\\'县" + "长" * 40 + "局", "=1+1:[甲]*?/\\'县" + "长" * 40 + "厅", "History")
    ):
        record["organ"], record["file"] = organ, f"={number}\u0001.html"
        record["tables"]["requests"]["new"]["total"] = {"text": "=2+2\u0001", "value": None}
        (tmp_path / "in" / f"{number}.json").write_text(json.dumps(record), "utf-8")
    book = tmp_path / "out.xlsx"
    result, _ = summed(run, tmp_path / "in", "--output", f"xlsx={book}")
    assert result.exit_code == 3
    assert "\u0001" not in result.stderr
    workbook = openpyxl.load_workbook(book)
    assert len(workbook.sheetnames) == 8
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in workbook.sheetnames)
    formulas = {one.value for name in workbook.sheetnames[1:] for row in workbook[name].iter_rows() for one in row
                if one.data_type == "f"}  # fmt: skip
    assert not formulas


def test_what_cannot_be_called_is_a_usage_error(run: Run, few: County, tmp_path: Path) -> None:
    write(few, tmp_path / "in")
    assert run("aggregate", tmp_path / "none").exit_code == 2
    assert run("aggregate", tmp_path / "in", "--output", "docx").exit_code == 2
    assert run("aggregate", tmp_path / "in", "--output", "pdf=x").exit_code == 2


def test_where_no_file_can_be_read_there_are_no_sums(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cut.docx").write_bytes(b"PK\x03\x04")
    result = run("aggregate", tmp_path)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "cut.docx" in result.stderr


def test_a_ruleset_that_is_named_lays_out_the_sums_of_any_year(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_bytes(build.build(clean(2020, LAW, format="2021"), "html"))
    result, out = summed(run, folder, "--ruleset", "2021")
    assert result.exit_code == 0, result.stderr
    assert tables(run, out)["disclosure"].keys() == tables(run, folder / "a.html")["disclosure"].keys()
