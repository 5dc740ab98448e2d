"""The office's workbook says what the run found, and nothing in it calculates."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from fixtures import build
from ogicheck.api import Run as Outcome
from ogicheck.hosting.host import loaded
from ogicheck.hosting.outputs import Opening
from ogicheck.values.settings import Settings
from ogicheck.values.texts import Text
from ogicheck_plugins.records_kit.spreadsheets import LONGEST_TEXT, sheet_names
from tests import marked
from tests.reports import cell, drop, facts
from tests.runs import file, finding
from tests.runs import run as outcome

Run = Callable[..., Result]
TOTAL = cell("requests", "granted", "total", "9999")
FORMULA = cell("disclosure", "fees", "amount", '=HYPERLINK("http://example.org")')

COLUMNS = ("文件", "单位", "年度", "规则", "位置代码", "问题")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = {
        "甲.docx": build.build(facts(TOTAL, organ="清河县司法局"), "docx"),
        "乙.docx": build.build(facts(*drop("requests", "refused.state_secret"), FORMULA, organ="清河县财政局"), "docx"),
        "丙.html": build.build(facts(organ="清河县教育局"), "html"),
        "坏.docx": b"PK\x03\x04",
    }
    (tmp_path / "in").mkdir()
    for name, data in reports.items():
        (tmp_path / "in" / name).write_bytes(data)
    return tmp_path


def book_and_json(run: Run, folder: Path) -> tuple[Path, list[dict[str, Any]]]:
    out, data = folder / "out.xlsx", folder / "out.json"
    outputs = ("--output", f"xlsx={out}", "--output", f"json={data}")
    assert run(folder / "in", "--root", folder, *outputs).exit_code == 3
    return out, json.loads(data.read_bytes())["files"]


def rows(book: Path, sheet: str) -> list[dict[str, Any]]:
    head, *lines = openpyxl.load_workbook(book, data_only=True)[sheet].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def told(files: list[dict[str, Any]]) -> set[tuple[Any, ...]]:
    """What json says was found."""
    return {
        (one["file"], one["organ"], one["year"], found["rule"], found["address"], found["message"])
        for one in files
        for found in one["findings"]
        if found["kind"] == "fail"
    }


def test_each_finding_is_a_row_with_columns_for_the_answer(run: Run, folder: Path) -> None:
    book, files = book_and_json(run, folder)
    listed = rows(book, "问题")
    assert {tuple(one[key] for key in COLUMNS) for one in listed} == told(files)
    assert {"处理意见", "理由", "处理人", "日期"} <= listed[0].keys()
    sheet = openpyxl.load_workbook(book)["问题"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:P{len(listed) + 1}")
    assert '"属实,不是问题"' in [one.formula1 for one in sheet.data_validations.dataValidation]


def test_the_summary_counts_by_organ_and_names_what_was_not_read(run: Run, folder: Path) -> None:
    book, files = book_and_json(run, folder)
    *summed, total = rows(book, "汇总")
    for one in files:
        (line,) = [row for row in summed if row["文件"] == one["file"]]
        assert line["错误"] == sum(found["kind"] == "fail" and found["level"] == "error" for found in one["findings"])
        assert not one["errors"] or line["情况"] == one["errors"][0]["message"]
    assert total["错误"] == sum(row["错误"] for row in summed)


def test_an_organs_sheet_has_the_figures_as_read_and_notes_at_the_wrong_ones(run: Run, folder: Path) -> None:
    book, _ = book_and_json(run, folder)
    own = openpyxl.load_workbook(book)["清河县司法局"]
    noted = {one.value: one for line in own.iter_rows() for one in line if one.comment}
    assert "OGI302" in noted[9999].comment.text
    assert noted[9999].fill.fgColor.rgb.endswith("F8B4B4")
    record = json.loads(run("extract", folder / "in" / "甲.docx").stdout)
    values = [one.value for line in own.iter_rows() for one in line if isinstance(one.value, int | float)]
    read = [one["value"] for table in record["tables"].values() for line in table.values() for one in line.values()]
    assert sorted(values) == pytest.approx(sorted(read))


def test_nothing_in_it_is_a_formula(run: Run, folder: Path) -> None:
    book, _ = book_and_json(run, folder)
    every = [one for sheet in openpyxl.load_workbook(book) for line in sheet.iter_rows() for one in line]
    assert {one.data_type for one in every} <= {"s", "n", "inlineStr"}
    danger = [one for one in every if str(one.value).startswith("=")]
    assert danger
    assert all(one.quotePrefix for one in danger)


@pytest.mark.calc
def test_libreoffice_reads_the_same_values(run: Run, folder: Path) -> None:
    book, files = book_and_json(run, folder)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", folder / "again", book]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    again = folder / "again" / book.name
    assert {tuple(one[key] for key in COLUMNS) for one in rows(again, "问题")} == told(files)
    mine, theirs = (openpyxl.load_workbook(one, data_only=True) for one in (book, again))
    for sheet in mine:
        assert {one.coordinate: one.value for line in sheet.iter_rows() for one in line if one.value} == {
            one.coordinate: one.value for line in theirs[sheet.title].iter_rows() for one in line if one.value
        }


def written(tmp_path: Path, of: Outcome) -> Path:
    out = tmp_path / "made.xlsx"
    output = loaded((), ()).registry.outputs["xlsx"]
    with out.open("wb") as stream:
        writer = output.open(Opening(stream, Settings(), of.plugins, bytes))
        for one in of.files:
            writer.add(one)
        writer.close(of)
    return out


def test_findings_by_the_thousand_and_texts_longer_than_a_cell(tmp_path: Path) -> None:
    many = [finding(address=f"section/other/paragraph/{number}") for number in range(3000)]
    long = finding(message=Text("长" * 40_000, "long" * 10_000), quote="@SUM(A1)" * 9000)
    listed = rows(written(tmp_path, outcome(file("a.docx", *many, long))), "问题")
    assert len(listed) == 3001
    assert len(listed[-1]["问题"]) == LONGEST_TEXT


def test_two_hundred_organs_have_a_sheet_each(tmp_path: Path) -> None:
    """With what was read of each; a sheet's name has 31 characters, and theirs differ behind those."""
    one = marked.checked(build.build(facts(TOTAL, organ="清河县司法局"), "html"), "a.html")
    organs = ["清河县" + "很" * 30 + f"{number}局" for number in range(200)]
    many = [replace(one, file=f"{number}.html", organ=organ) for number, organ in enumerate(organs)]
    made = written(tmp_path, outcome(*many))
    book = openpyxl.load_workbook(made, read_only=True)
    sheets = book.sheetnames[-200:]
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames) >= 202
    assert all("9999" in {str(cell) for line in book[name].iter_rows(values_only=True) for cell in line} for name in sheets)
    assert {line["单位"] for line in rows(made, "问题")} == set(organs)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋"])
def test_what_begins_like_a_formula_stays_a_text_once_it_is_edited(sign: str, tmp_path: Path) -> None:
    quote = f"{sign}SUM(1,2)"
    made = written(tmp_path, outcome(file("a.docx", finding(quote=quote))))
    (own,) = (one for line in openpyxl.load_workbook(made)["问题"].iter_rows() for one in line if one.value == quote)
    assert own.data_type != "f"
    assert own.quotePrefix


def test_a_name_with_control_characters_stays_as_the_run_names_it(tmp_path: Path) -> None:
    name = "a\\u001b[31m\\nb.docx"
    assert rows(written(tmp_path, outcome(file(name, finding(), organ="\x07局\x1b[0m"))), "问题")[0]["文件"] == name


def test_names_of_sheets_are_short_each_once_and_without_what_is_forbidden() -> None:
    given = ["清河县：" + "很" * 40, "清河县：" + "很" * 41, "a/b:c*?[d]\\'", "History", "汇总", "", "A", "a", "a"]
    names = list(sheet_names(given, ["汇总"]))
    assert len({one.casefold() for one in names} | {"history", "汇总"}) == len(given) + 2
    assert all(0 < len(one) <= 31 and not set(one) & set("[]:*?/\\'") for one in names)


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    of = outcome(file("a.docx", finding()))
    assert written(tmp_path, of).read_bytes() == written(tmp_path, of).read_bytes()


def test_a_target_that_is_a_folder_is_told_of_before_any_work(run: Run, folder: Path) -> None:
    assert run(folder / "in", "--output", f"xlsx={folder}").exit_code == 2
