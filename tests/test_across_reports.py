"""What holds between reports: this year's and last year's, a government's and its departments', two organs'."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.county import GOVERNMENT, WORK, County, county, write
from fixtures.values import Facts
from ogicheck import check

Run = Callable[..., Result]
Finding = tuple[str, str, str]
LAW, TAX, SCHOOL, WATER, CARE = "清河县司法局", "清河县财政局", "清河县教育局", "清河县水利局", "清河县民政局"


@pytest.fixture(scope="module")
def reports() -> County:
    return county()


SAME_TEXT = "OGI707"
"""A county of the fixtures tells each year in the same sentences."""


def found(run: Run, folder: Path, *options: object, year: int = 2023) -> set[Finding]:
    """The failures of a county's year against the year before and its parts: organ, rule, address."""
    arguments = ["--previous", folder / str(year - 1), "--parts", folder / str(year), "--root", folder, *options]
    result = run(folder / str(year), *arguments, "--output", "json")
    files = json.loads(result.stdout)["files"]
    told = ((file["organ"], one) for file in files for one in file["findings"] if one["kind"] == "fail")
    return {(organ, one["rule"], one["address"]) for organ, one in told if one["rule"] != SAME_TEXT}


def changed(reports: County, year: int, organ: str, *changes: dict[str, object]) -> County:
    facts = reports[year, organ]
    for change in changes:
        facts = apply(facts, change)
    return {**reports, (year, organ): facts}


def cell(table: str, row: str, column: str, text: str) -> dict[str, object]:
    return {"op": "cell", "table": table, "row": row, "column": column, "text": text}


def problems(facts: Facts) -> list[str]:
    section = facts.section("problems")
    return [block for block in section.blocks if isinstance(block, str)] if section else []


def test_a_county_whose_reports_fit_together_has_no_finding(run: Run, reports: County, tmp_path: Path) -> None:
    write(reports, tmp_path)
    assert not found(run, tmp_path)


def test_breaks_planted_in_a_county_are_found_and_no_others(run: Run, reports: County, tmp_path: Path) -> None:
    """Carried over, a copied problems section, a department missing in the sum, a copied report, a late one."""
    planted = changed(reports, 2022, LAW, cell("requests", "carried_forward", "natural_person", "9"))
    planted = changed(planted, 2023, TAX, {"op": "paragraphs", "section": "problems", "texts": problems(reports[2022, TAX])})
    planted = changed(planted, 2023, CARE, {"op": "add_paragraph", "section": "other", "text": "2024年2月18日"})
    planted[2023, SCHOOL] = apply(reports[2023, WATER], {"op": "replace", "old": WATER, "new": SCHOOL})
    write(planted, tmp_path)
    broken = found(run, tmp_path)
    assert {one for one in broken if one[1] not in ("OGI701", "OGI704", "OGI705")} == {
        (TAX, "OGI703", "section/problems"),
        (SCHOOL, "OGI706", "report"),
        (CARE, "OGI801", "section/other/paragraph/2"),
    }
    assert (LAW, "OGI701", "table/requests/carried_over/natural_person") in broken
    assert {organ for organ, rule, _ in broken if rule == "OGI701"} == {LAW, SCHOOL}
    assert {organ for organ, rule, _ in broken if rule == "OGI705"} == {GOVERNMENT}


@pytest.mark.parametrize("kind", ["docx", "html", "text"])
def test_last_years_report_may_be_in_any_format(kind: str, run: Run, reports: County, tmp_path: Path) -> None:
    facts = apply(reports[2022, LAW], cell("requests", "carried_forward", "natural_person", "9"))
    last = tmp_path / f"last{build.suffix(kind)}"
    last.write_bytes(build.build(facts, kind))
    this = tmp_path / "this.docx"
    this.write_bytes(build.build(reports[2023, LAW]))
    assert "OGI701" in run(this, "--previous", last).stdout


def test_last_years_report_may_be_what_extract_printed(run: Run, reports: County, tmp_path: Path) -> None:
    last, this, printed = tmp_path / "last.docx", tmp_path / "this.docx", tmp_path / "last.json"
    last.write_bytes(build.build(apply(reports[2022, LAW], cell("requests", "carried_forward", "natural_person", "9"))))
    this.write_bytes(build.build(reports[2023, LAW]))
    printed.write_text(run("extract", last).stdout, encoding="utf-8")
    options = ("--root", tmp_path, "--select", "OGI7*")
    by_file, by_print = (run(this, "--previous", one, *options).stdout for one in (last, printed))
    assert "OGI701" in by_file
    assert by_file.replace("last.docx", "") == by_print.replace(f"{last.as_posix()}", "").replace("last.json", "")


def test_another_organs_report_is_not_compared_with(run: Run, reports: County, tmp_path: Path) -> None:
    last, this = tmp_path / "last.docx", tmp_path / "this.docx"
    last.write_bytes(build.build(reports[2022, TAX]))
    this.write_bytes(build.build(reports[2023, LAW]))
    file = json.loads(run(this, "--previous", last, "--output", "json").stdout)["files"][0]
    assert {(one["rule"], one["kind"]) for one in file["findings"] if one["rule"].startswith("OGI7")} == {
        (rule, "open") for rule in ("OGI701", "OGI702", "OGI703", "OGI704", "OGI707", "OGI708")
    }


def test_rules_that_compare_are_not_called_passed_where_nothing_is_given(run: Run, reports: County, tmp_path: Path) -> None:
    path = tmp_path / "this.docx"
    path.write_bytes(build.build(reports[2023, LAW]))
    assert 'name="OGI701' not in run(path, "--output", "junit").stdout


def test_a_report_to_compare_with_that_cannot_be_read_makes_the_run_incomplete(
    run: Run, reports: County, tmp_path: Path
) -> None:
    last, this = tmp_path / "last.docx", tmp_path / "this.docx"
    last.write_bytes(b"PK\x03\x04 cut off")
    this.write_bytes(build.build(reports[2023, LAW]))
    result = run(this, "--previous", last, "--root", tmp_path)
    assert result.exit_code == 3
    assert "last.docx" in result.stdout


@pytest.mark.parametrize("text", ["{", "[1, 2]", '{"file": 5}'])
def test_json_that_extract_did_not_print_is_refused(text: str, run: Run, reports: County, tmp_path: Path) -> None:
    last, this = tmp_path / "last.json", tmp_path / "this.docx"
    last.write_text(text)
    this.write_bytes(build.build(reports[2023, LAW]))
    result = run(this, "--previous", last)
    assert result.exit_code == 3
    assert "ogicheck extract" in result.stdout


def test_a_path_to_compare_with_that_matches_nothing_is_a_usage_error(run: Run, reports: County, tmp_path: Path) -> None:
    this = tmp_path / "this.docx"
    this.write_bytes(build.build(reports[2023, LAW]))
    assert run(this, "--previous", tmp_path / "none").exit_code == 2
    assert run(this, "--parts", tmp_path / "none").exit_code == 2


def summing(government: County, parts: County, run: Run, folder: Path, *options: str) -> Result:
    """The check of a government's report against its parts."""
    write({key: facts for key, facts in government.items() if key[1] == GOVERNMENT}, folder / "government")
    write({key: facts for key, facts in parts.items() if key[1] != GOVERNMENT}, folder / "parts")
    return run(folder / "government", "--parts", folder / "parts", "--select", "OGI705", *options)


def test_a_department_left_out_is_named(run: Run, tmp_path: Path) -> None:
    eleven = county((2023,), tuple(organ for organ in WORK if organ != WATER))
    result = summing(eleven, county((2023,)), run, tmp_path)
    assert result.exit_code == 1
    assert result.stdout.count(f"与“{WATER}”的数字处处相同：汇总时像是漏了这个单位") == result.stdout.count("OGI705") > 0


def test_many_cells_that_differ_are_one_finding_a_table(run: Run, tmp_path: Path) -> None:
    eleven = county((2023,), tuple(organ for organ in WORK if organ != WATER))
    found = json.loads(summing(eleven, county((2023,)), run, tmp_path, "--output", "json").stdout)["files"][0]["findings"]
    assert [one["address"] for one in found if one["address"].startswith("table/requests")] == ["table/requests"]


def test_a_department_counted_twice_is_named(run: Run, tmp_path: Path) -> None:
    result = summing(county((2023,), again=[WATER]), county((2023,)), run, tmp_path)
    assert result.exit_code == 1
    assert (
        result.stdout.count(f"与“{WATER}”的数字处处相同：汇总时像是把这个单位算了两次") == result.stdout.count("OGI705") > 0
    )


def beside(run: Run, folder: Path, *files: tuple[str, Facts], options: Sequence[object] = ()) -> list[Finding]:
    """What is told of these files by comparing them with each other alone: organ, rule, level."""
    folder.mkdir(exist_ok=True)
    for name, facts in files:
        kind = {".docx": "docx", ".html": "html"}[Path(name).suffix]
        (folder / name).write_bytes(build.build(facts, kind))
    result = run(folder, "--root", folder, "--select", "OGI706,OGI710", "--output", "json", *options)
    told = json.loads(result.stdout)["files"]
    return [(file["organ"], one["rule"], one["level"]) for file in told for one in file["findings"]]


def renamed(facts: Facts, organ: str, new: str) -> Facts:
    return facts if organ == new else apply(facts, {"op": "replace", "old": organ, "new": new})


def longer(facts: Facts) -> Facts:
    return apply(
        facts, {"op": "add_paragraph", "section": "overview", "text": "赶集日另在村口设台答问，记下的意见月底逐条回告。"}
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_organs_of_a_run_with_one_text_are_told_once(jobs: int, run: Run, reports: County, tmp_path: Path) -> None:
    copied = longer(renamed(reports[2023, LAW], LAW, TAX))
    files = ("a.docx", copied), ("b.html", reports[2023, LAW]), ("c.html", reports[2023, WATER])
    assert beside(run, tmp_path, *files, options=("--jobs", jobs)) == [(TAX, "OGI706", "warning")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_report_as_word_and_as_page_is_one(jobs: int, run: Run, reports: County, tmp_path: Path) -> None:
    files = ("a.docx", reports[2023, LAW]), ("a.html", reports[2023, LAW]), ("b.html", reports[2023, WATER])
    assert not beside(run, tmp_path, *files, options=("--jobs", jobs))


def test_a_copy_of_a_report_in_two_files_is_told_once(run: Run, reports: County, tmp_path: Path) -> None:
    law = reports[2023, LAW]
    assert len(beside(run, tmp_path, ("a.docx", law), ("a.html", law), ("b.html", renamed(law, LAW, TAX)))) == 1


def test_organs_that_tell_their_own_work_are_no_copies(run: Run, reports: County, tmp_path: Path) -> None:
    assert not beside(run, tmp_path, *((f"{organ}.html", reports[2023, organ]) for organ in (LAW, TAX, WATER, CARE)))


def test_what_five_organs_say_was_handed_to_them(run: Run, reports: County, tmp_path: Path) -> None:
    organs = (LAW, TAX, SCHOOL, WATER, CARE)
    same = [(f"{organ}.html", renamed(reports[2023, LAW], LAW, organ)) for organ in organs]
    assert not beside(run, tmp_path / "five", *same)
    assert beside(run, tmp_path / "four", *same[:4])


@pytest.mark.parametrize("kinds", [("html", "html"), ("docx", "html")])
def test_two_reports_of_a_run_by_one_organ_that_differ_are_told(
    kinds: tuple[str, str], run: Run, reports: County, tmp_path: Path
) -> None:
    other = apply(reports[2023, LAW], cell("requests", "new", "natural_person", "77"))
    files = (f"a.{kinds[0]}", reports[2023, LAW]), (f"b.{kinds[1]}", other)
    assert beside(run, tmp_path, *files) == [(LAW, "OGI710", "warning")]


def test_a_report_that_is_there_twice_is_a_note(run: Run, reports: County, tmp_path: Path) -> None:
    files = ("a.html", reports[2023, LAW]), ("b.html", reports[2023, LAW])
    assert beside(run, tmp_path, *files) == [(LAW, "OGI710", "note")]


def test_the_order_of_the_files_does_not_matter(run: Run, reports: County, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(build.build(reports[2023, LAW], "html"))
    (tmp_path / "b.html").write_bytes(build.build(renamed(reports[2023, LAW], LAW, TAX), "html"))
    said = [
        json.loads(run(*files, "--root", tmp_path, "--select", "OGI706", "--output", "json").stdout)["files"][-1]["findings"]
        for files in ((tmp_path / "a.html", tmp_path / "b.html"), (tmp_path / "b.html", tmp_path / "a.html"))
    ]
    assert len(said[0]) == 1
    assert said[0] == said[1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_copies_among_the_parts_are_told_once_and_of_no_file(jobs: int, run: Run, reports: County, tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    for name, facts in (("a", reports[2023, LAW]), ("b", renamed(reports[2023, LAW], LAW, TAX))):
        (parts / f"{name}.docx").write_bytes(build.build(facts))
    sums = [(f"{name}.docx", reports[2023, GOVERNMENT]) for name in "cd"]
    for files in (sums[:1], sums):
        folder = tmp_path / str(len(files))
        folder.mkdir()
        told = beside(run, folder, *files, options=("--parts", parts, "--jobs", jobs))
        assert [one for one in told if one[1] == "OGI706"] == [(LAW, "OGI706", "warning")]


def test_a_program_is_told_of_copies_among_the_parts_of_a_governments_report(reports: County) -> None:
    parts = [build.build(reports[2023, LAW]), build.build(renamed(reports[2023, LAW], LAW, TAX))]
    told = [check(build.build(reports[2023, one]), parts=parts, select=["OGI706"]) for one in (GOVERNMENT, WATER)]
    assert [[finding.rule for finding in one.findings] for one in told] == [["OGI706"], []]


def test_what_parts_told_is_not_told_again(run: Run, reports: County, tmp_path: Path) -> None:
    files = ("a.html", reports[2023, LAW]), ("b.html", renamed(reports[2023, LAW], LAW, TAX))
    assert [one[1] for one in beside(run, tmp_path, *files, options=("--parts", tmp_path))] == ["OGI706"]


def test_one_report_alone_is_like_no_other(run: Run, reports: County, tmp_path: Path) -> None:
    assert not beside(run, tmp_path, ("a.html", reports[2023, LAW]))
