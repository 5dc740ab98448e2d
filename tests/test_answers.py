"""What a person decided in the workbook, or on the page, holds in the next run, until the part changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import tomli
from click.testing import Result

from fixtures import build
from ogicheck_plugins.results_kit.answers import part
from tests.reports import cell, facts
from tests.runs import finding
from tests.test_report_page import browser, drive

Run = Callable[..., Result]
DECIDED = {"处理意见": "不是问题", "理由": "一案两计，已在网站说明", "处理人": "法规科", "日期": datetime(2024, 3, 1)}
GRANTED = "table/requests/granted/total"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    save(tmp_path, "9999")
    return tmp_path


def save(folder: Path, total: str) -> None:
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / "年报.html").write_bytes(build.build(facts(cell("requests", "granted", "total", total)), "html"))


def found(run: Run, *more: object) -> set[tuple[str, str]]:
    (one,) = json.loads(run("in", "--output", "json", *more).stdout)["files"]
    return {(each["rule"], each["address"]) for each in one["findings"] if each["kind"] == "fail" and not each["accepted"]}


def book(run: Run, folder: Path, answers: dict[str, dict[str, Any]]) -> Path:
    """The workbook of a run, its answers filled in by rule."""
    path = folder / "问题.xlsx"
    assert run("in", "--output", f"xlsx={path}").exit_code == 1
    workbook = openpyxl.load_workbook(path)
    head, *lines = workbook["问题"].iter_rows()
    names = [one.value for one in head]
    for line in lines:
        for name, value in answers.get(line[names.index("规则")].value, {}).items():
            line[names.index(name)].value = value
    workbook.save(path)
    return path


def test_what_is_dismissed_is_not_shown_again_until_the_part_changes(run: Run, office: Path) -> None:
    before = found(run)
    assert ("OGI302", GRANTED) in before
    assert len(before) > 1
    taken = run("baseline", "take", book(run, office, {"OGI302": DECIDED}), "--baseline", "b.toml")
    assert taken.exit_code == 0, taken.stderr
    assert "1 条" in taken.stderr
    assert found(run, "--baseline", "b.toml") == before - {("OGI302", GRANTED)}
    save(office, "9998")
    assert ("OGI302", GRANTED) in found(run, "--baseline", "b.toml")
    assert "已经改动" in run("in", "--baseline", "b.toml").stdout


def test_who_decided_what_and_why_is_kept(run: Run, office: Path) -> None:
    confirmed = {"处理意见": "属实", "处理人": "信息公开科"}
    path = book(run, office, {"OGI302": DECIDED, "OGI303": confirmed})
    assert run("baseline", "take", path, "--baseline", "b.toml").exit_code == 0
    kept = tomli.loads((office / "b.toml").read_text("utf-8"))
    (dismissed,), (right,) = kept["accepted"], kept["confirmed"]
    assert (dismissed["file"], dismissed["rule"], dismissed["address"]) == ("in/年报.html", "OGI302", GRANTED)
    assert (dismissed["reason"], dismissed["author"]) == (DECIDED["理由"], DECIDED["处理人"])
    assert dismissed["decided"] == DECIDED["日期"].date()
    assert (right["rule"], right["author"]) == ("OGI303", "信息公开科")
    assert "OGI303" in {rule for rule, _ in found(run, "--baseline", "b.toml")}


def test_a_later_answer_goes_before_an_earlier_one_and_other_entries_stay(run: Run, office: Path) -> None:
    mine = '# 手写\n[[accepted]]\nfile = "x.docx"\nrule = "OGI101"\naddress = "report"\nreason = "旧"\n'
    (office / "b.toml").write_text(mine, "utf-8")
    for answers in ({"OGI302": DECIDED}, {"OGI302": {**DECIDED, "处理意见": "confirmed"}}):
        assert run("baseline", "take", book(run, office, answers), "--baseline", "b.toml").exit_code == 0
    text = (office / "b.toml").read_text("utf-8")
    kept = tomli.loads(text)
    assert [one["rule"] for one in kept["accepted"]] == ["OGI101"]
    assert [one["rule"] for one in kept["confirmed"]] == ["OGI302"]
    assert "# 手写" in text


def exported(office: Path, **changes: object) -> Path:
    answer = {"file": "in/年报.html", "rule": "OGI302", "address": GRANTED, "answer": "dismissed", "reason": "已说明"}
    (office / "answers.json").write_text(json.dumps({"answers": [answer | changes]}), "utf-8")
    return office / "answers.json"


def test_a_pages_export_is_taken_in_the_same_way(run: Run, office: Path) -> None:
    assert run("baseline", "take", exported(office, date="2024-03-01"), "--baseline", "b.toml").exit_code == 0
    assert ("OGI302", GRANTED) not in found(run, "--baseline", "b.toml")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": " "}, "没有写理由"),
        ({"answer": "大概"}, "“大概”看不懂"),
        ({"date": "2024-13-45"}, "2024-13-45"),
        ({"rule": ""}, "哪条问题"),
    ],
)
def test_a_wrong_answer_is_told_of_and_nothing_is_taken(run: Run, office: Path, changes: dict[str, str], said: str) -> None:
    result = run("baseline", "take", exported(office, **changes), "--baseline", "b.toml")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (office / "b.toml").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xff" * 100])
@pytest.mark.parametrize("name", ["a.xlsx", "a.json"])
def test_what_is_no_workbook_or_export_is_told_of(run: Run, office: Path, data: bytes, name: str) -> None:
    (office / name).write_bytes(data)
    result = run("baseline", "take", name, "--baseline", "b.toml")
    assert result.exit_code == 2
    assert "读不出" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_workbook_of_another_make_is_told_of(run: Run, office: Path) -> None:
    openpyxl.Workbook().save(office / "other.xlsx")
    result = run("baseline", "take", "other.xlsx", "--baseline", "b.toml")
    assert result.exit_code == 2
    assert "问题" in result.stderr


def test_without_a_baseline_to_take_them_into_the_call_is_wrong(run: Run, office: Path) -> None:
    assert run("baseline", "take", exported(office)).exit_code == 2


def test_a_part_is_known_by_its_text_and_the_figures_it_relates() -> None:
    assert part(finding()) == part(finding(fingerprint="other"))
    assert part(finding()) != part(finding(quote="14"))


class TestOnThePage:
    """What is decided on the page leaves it as a file, and comes back into the baseline."""

    pytestmark = browser
    GRANTED_CARD = f'[data-rule="OGI302"][data-address="{GRANTED}"]'

    def page(self, run: Run, folder: Path) -> Path:
        assert run("in", "--output", "report=p.html").exit_code == 1
        return folder / "p.html"

    def decided(self, choice: str, reason: str = "") -> list[tuple[str, ...]]:
        card = self.GRANTED_CARD
        return [
            ("click", f"{card} .answer summary"),
            ("select", f"{card} [name=answer]", choice),
            ("fill", f"{card} [name=reason]", reason),
            ("fill", "#answers [name=author]", "法规科"),
            ("focus", "#answers button"),
        ]

    def test_the_round_trip(self, run: Run, office: Path) -> None:
        target = office / "处理意见.json"
        told = drive(self.page(run, office), *self.decided("dismissed", "一案两计"), ("download", "Enter", str(target)))
        assert told["results"][-1] == "处理意见.json"
        assert (told["errors"], [one for one in told["requests"] if not one.startswith(("file:", "blob:"))]) == ([], [])
        (answer,) = json.loads(target.read_text("utf-8"))["answers"]
        assert (answer["answer"], answer["author"], len(answer["date"])) == ("dismissed", "法规科", 10)
        assert run("baseline", "take", target, "--baseline", "b.toml").exit_code == 0
        (entry,) = tomli.loads((office / "b.toml").read_text("utf-8"))["accepted"]
        assert (entry["reason"], entry["author"], str(entry["decided"])) == ("一案两计", "法规科", answer["date"])
        assert ("OGI302", GRANTED) not in found(run, "--baseline", "b.toml")
        save(office, "8888")
        assert ("OGI302", GRANTED) in found(run, "--baseline", "b.toml")

    def test_what_is_decided_on_pages_of_their_own_leaves_by_the_index_at_once(self, run: Run, office: Path) -> None:
        for number in range(51):
            (office / "in" / f"{number:02}.html").write_bytes((office / "in" / "年报.html").read_bytes())
        index, target = self.page(run, office), office / "all.json"
        steps: list[tuple[str, ...]] = []
        for page in ("01", "07"):
            steps += [("goto", (office / "p_files" / f"{page}.html").as_uri()), *self.decided("dismissed", "一案两计")]
        steps += [
            ("goto", (office / "p_files" / "01.html").as_uri()),
            ("value", f"document.querySelector('{self.GRANTED_CARD} [name=reason]').value"),
        ]
        told = drive(
            index, *steps, ("goto", index.as_uri()), ("focus", "#answers button"), ("download", "Enter", str(target))
        )
        assert told["errors"] == []
        assert "一案两计" in told["results"]
        answers = json.loads(target.read_text("utf-8"))["answers"]
        assert [(one["file"], one["reason"], one["author"]) for one in answers] == [
            ("in/00.html", "一案两计", "法规科"),
            ("in/06.html", "一案两计", "法规科"),
        ]
        assert run("baseline", "take", target, "--baseline", "b.toml").exit_code == 0

    def test_what_is_confirmed_is_kept_as_a_record(self, run: Run, office: Path) -> None:
        target = office / "a.json"
        drive(self.page(run, office), *self.decided("confirmed"), ("download", "Enter", str(target)))
        assert run("baseline", "take", target, "--baseline", "b.toml").exit_code == 0
        assert len(tomli.loads((office / "b.toml").read_text("utf-8"))["confirmed"]) == 1
        assert ("OGI302", GRANTED) in found(run, "--baseline", "b.toml")

    def test_nothing_is_dismissed_without_a_reason(self, run: Run, office: Path) -> None:
        told = drive(self.page(run, office), *self.decided("dismissed"), ("press", "Enter"), ("seen", "#answers output"))
        assert "还缺 1 处" in told["results"][-1][0]

    def test_axe_finds_no_fault_in_what_is_filled_in(self, run: Run, office: Path) -> None:
        told = drive(self.page(run, office), *self.decided("dismissed", "x"), ("axe",))
        assert not [one for one in told["results"][-1] if one[0] in ("serious", "critical")]
