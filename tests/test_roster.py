"""The group that a run is about: who has no report, who has two, and whose name differs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean
from ogicheck_plugins.roster.places import LEAST_NEAR, is_of, nearness

Run = Callable[..., Result]
ORGANS = ("清河县司法局", "清河县水利局", "清河县教育局", "清河县档案局")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reports of two of the four organs; every report of one is there in two files where a test asks for that."""
    monkeypatch.chdir(tmp_path)
    for organ in ORGANS[:2]:
        save("in", organ)
    return tmp_path


def save(folder: str, organ: str, year: int = 2023, name: str = "", seed: int = 0) -> None:
    Path(folder).mkdir(exist_ok=True)
    Path(folder, f"{name or organ}.html").write_bytes(build.build(clean(year, organ, seed=seed), "html"))


def roster(*organs: str, more: str = "") -> str:
    Path("roster.toml").write_text(f"organs = {json.dumps(organs, ensure_ascii=False)}\n{more}", "utf-8")
    return "roster.toml"


def said(run: Run, *options: object) -> dict[str, tuple[str, str, str]]:
    """What is told of the group, by organ: rule, level, and the name of the message or the message itself."""
    result = run("in", "--select", "OGI709,OGI710", "--output", "json", *options)
    assert result.exit_code == 0, result.output
    found: dict[str, tuple[str, str, str]] = {}
    for file in json.loads(result.stdout)["files"]:
        for one in file["findings"]:
            assert file["organ"] not in found
            found[file["organ"]] = (one["rule"], one["level"], one["message"])
    return found


def test_an_organ_of_the_roster_without_a_report_is_told(run: Run, office: Path) -> None:
    found = said(run, "--roster", roster(*ORGANS))
    assert {organ: told[:2] for organ, told in found.items()} == dict.fromkeys(ORGANS[2:], ("OGI709", "warning"))


def test_a_roster_that_all_have_answered_finds_nothing(run: Run, office: Path) -> None:
    assert not said(run, "--roster", roster(*ORGANS[:2]))


def test_a_roster_may_leave_out_the_county(run: Run, office: Path) -> None:
    assert not said(run, "--roster", roster("司法局", "水利局"))


def test_a_report_of_another_year_does_not_count(run: Run, office: Path) -> None:
    save("in", "清河县教育局", 2022)
    (told,) = said(run, "--roster", roster(*ORGANS[:3])).values()
    assert "只有 2022 年的" in told[2]


def test_the_year_of_the_roster_goes_before_that_of_most_reports(run: Run, office: Path) -> None:
    assert set(said(run, "--roster", roster(*ORGANS[:2], more="year = 2024"))) == set(ORGANS[:2])


def test_a_name_that_differs_is_told_with_the_one_that_is_near(run: Run, office: Path) -> None:
    (told,) = said(run, "--roster", roster("清河县司法局", "清河县水务局")).values()
    assert "“清河县水利局”" in told[2]


def test_a_file_that_is_named_like_the_organ_and_does_not_say_whose_it_is_is_told(run: Run, office: Path) -> None:
    Path("in", "清河县教育局2023.txt").write_text("扫描件", "utf-8")
    result = run("in", "--select", "OGI709", "--roster", roster(*ORGANS[:3]))
    assert result.exit_code == 3
    assert "文件 in/清河县教育局2023.txt 的名称像是它的" in result.stdout


@pytest.mark.parametrize(("seed", "level"), [(1, "warning"), (0, "note")])
def test_two_reports_of_one_organ_are_told_a_note_where_they_are_equal(
    seed: int, level: str, run: Run, office: Path
) -> None:
    save("in", "清河县司法局", name="司法局（改）", seed=seed)
    assert said(run, "--roster", roster(*ORGANS[:2]))["清河县司法局"][:2] == ("OGI710", level)


def test_last_years_folder_is_a_roster(run: Run, office: Path) -> None:
    for organ in ORGANS:
        save("last", organ, 2022)
    assert set(said(run, "--roster", "last")) == set(ORGANS[2:])


@pytest.mark.parametrize(("there", "missing"), [(ORGANS[:2], set()), (ORGANS[:3], {ORGANS[3]})])
def test_last_years_reports_tell_who_is_missing_where_most_are_there(
    there: tuple[str, ...], missing: set[str], run: Run, office: Path
) -> None:
    for organ in ORGANS:
        save("last", organ, 2022)
    for organ in there:
        save("in", organ)
    assert set(said(run, "--previous", "last")) == missing


@pytest.mark.parametrize(("head", "asked"), [("单位名称", ""), ("谁", "#谁")])
def test_a_column_of_a_workbook_is_a_roster(head: str, asked: str, run: Run, office: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["2023年名册"],
        ["序号", head],
        *([number, organ] for number, organ in enumerate(ORGANS[:3], 1)),
        [None, ""],
    ):
        book.active.append(row)
    book.save("名册.xlsx")
    assert set(said(run, "--roster", f"名册.xlsx{asked}")) == {ORGANS[2]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('organ = ["x"]', "organs"),
        ("organs = [1]", "roster.toml"),
        ("organs = []", "没有机关名称"),
        ("organs = [", "roster.toml"),
    ],
)
def test_a_roster_that_is_wrong_ends_the_run_with_2(text: str, words: str, run: Run, office: Path) -> None:
    Path("roster.toml").write_text(text, "utf-8")
    result = run("in", "--roster", "roster.toml")
    assert (result.exit_code, words in result.output) == (2, True), result.output


@pytest.mark.parametrize("name", ["不在.xlsx", "坏的.xlsx", "没有列.xlsx"])
def test_a_workbook_without_a_roster_ends_the_run_with_2(name: str, run: Run, office: Path) -> None:
    Path("坏的.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    openpyxl.Workbook().save("没有列.xlsx")
    result = run("in", "--roster", name)
    assert (result.exit_code, name in result.output) == (2, True), result.output


def test_page_workbook_sarif_and_junit_name_who_is_missing(run: Run, office: Path) -> None:
    names = ("report=p.html", "xlsx=b.xlsx", "sarif=s.sarif", "junit=j.xml")
    result = run("in", "--roster", roster(*ORGANS), *(part for name in names for part in ("--output", name)))
    assert result.exit_code == 0
    book = openpyxl.load_workbook("b.xlsx")
    assert ORGANS[2] in [row[0] for row in book["汇总"].iter_rows(values_only=True)]
    results: list[Any] = json.loads(Path("s.sarif").read_text("utf-8"))["runs"][0]["results"]
    keys = [json.dumps(one["partialFingerprints"]) for one in results if one["ruleId"] == "OGI709"]
    assert len(keys) == len(set(keys)) == 2
    for name in ("p.html", "j.xml"):
        assert ORGANS[2] in Path(name).read_text("utf-8")


def test_what_is_told_of_the_group_is_no_file(run: Run, office: Path) -> None:
    assert "共 2 个文件" in run("in", "--roster", roster(*ORGANS)).stdout


def test_the_terminal_tells_of_it_in_words(run: Run, office: Path) -> None:
    save("in", "清河县司法局", name="司法局（改）", seed=1)
    told = run("in", "--roster", roster(*ORGANS), "--select", "OGI709,OGI710").stdout
    assert "    警告  OGI709 " in told
    assert [line.split()[0] for line in told[told.index("\n机关") :].splitlines()[2:5]] == ["清河县司法局", *ORGANS[2:]]


def test_an_absence_can_be_accepted(run: Run, office: Path) -> None:
    asked = ("--roster", roster(*ORGANS), "--select", "OGI709")
    assert run("baseline", "write", "b.toml", "in", "--roster", "roster.toml").exit_code == 0
    assert "已认可 2 条" in run("in", *asked, "--baseline", "b.toml").stdout


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("清河县水利局", "清河县水务局", True),
        ("清河县人社局", "清河县人力资源和社会保障局", True),
        ("清河县司法局", "清河县财政局", False),
        ("清河县人民政府", "清河县司法局", False),
    ],
)
def test_near_names(one: str, other: str, near: bool) -> None:
    assert (nearness(one, other) >= LEAST_NEAR) is near


@pytest.mark.parametrize(
    ("organ", "name", "same"),
    [
        ("清河县司法局", "司法局", True),
        ("清河县人民政府办公室", "清河县政府办公室", True),
        ("清河县公安局交通警察大队", "交通警察大队", False),
        ("清河县司法局", "法局", False),
    ],
)
def test_the_roster_s_name_of_an_organ(organ: str, name: str, same: bool) -> None:
    assert is_of(organ, name) is same
