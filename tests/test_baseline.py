"""A baseline accepts what people have accepted, nothing else, for as long as they said, and tells when it is out of date."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

import msgspec
import pytest
import tomli
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck.values.errors import SettingError
from ogicheck.values.findings import FileResult, Problem
from ogicheck.values.texts import Text
from ogicheck_plugins.baseline.applying import applied
from ogicheck_plugins.baseline.entries import Entry, empty, load
from ogicheck_plugins.baseline.writing import update, written
from tests.runs import doubtful, file, finding, unknown

Run = Callable[..., Result]
TODAY = date(2026, 3, 1)
TOTAL = "table/requests/granted/total"
WRONG_SUM = {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "9999"}
OTHER_SUM = {**WRONG_SUM, "text": "8888"}
BLANK = {"op": "cell", "table": "requests", "row": "unprocessed.publication", "column": "legal_service", "text": ""}


def entry(**changes: object) -> str:
    """An entry for the finding that `tests.runs` makes; `changes` are TOML values."""
    values = {"file": '"a.docx"', "rule": '"OGI302"', "address": f'"{TOTAL}"', "reason": '"案件跨年"'} | changes
    return "\n".join(["[[accepted]]", *(f"{name} = {value}" for name, value in values.items()), ""])


def result(*findings: Any, **changes: Any) -> FileResult:
    return file("a.docx", *findings, **changes)


@pytest.fixture
def by(tmp_path: Path) -> Callable[..., FileResult]:
    """A result by a baseline of these entries."""

    def judged(of: FileResult, *entries: str) -> FileResult:
        path = tmp_path / "baseline.toml"
        path.write_text("\n".join(entries), "utf-8")
        return applied(of, load(path), tmp_path / of.file, TODAY)

    return judged


def accepting(of: FileResult) -> list[bool]:
    return [one.accepted is not None for one in of.findings]


def remarks(of: FileResult) -> list[str]:
    return [remark.zh for remark in of.remarks]


class TestWhatIsAccepted:
    def test_a_finding_is_accepted_by_file_rule_and_part(self, by: Callable[..., FileResult]) -> None:
        judged = by(result(finding(), finding(address="table/requests/new/total"), finding("OGI301")), entry())
        assert accepting(judged) == [True, False, False]
        assert judged.findings[0].accepted
        assert judged.findings[0].accepted.reason == "案件跨年"
        assert remarks(judged) == []

    def test_neither_figures_nor_positions_matter(self, by: Callable[..., FileResult]) -> None:
        moved = finding(
            message=Text("另外的数", ""), arguments=("1", "2"), quote="999", place=replace(finding().place, page=9)
        )
        assert accepting(by(result(moved), entry())) == [True]

    def test_another_files_entry_accepts_nothing_and_is_not_spoken_of(self, by: Callable[..., FileResult]) -> None:
        judged = by(result(finding()), entry(file='"b.docx"'))
        assert accepting(judged) == [False]
        assert remarks(judged) == []

    def test_of_several_on_one_part_as_many_as_the_entry_counts(self, by: Callable[..., FileResult]) -> None:
        three = result(finding(), finding(), finding())
        assert accepting(by(three, entry())) == [True, False, False]
        assert accepting(by(three, entry(count=3))) == [True, True, True]

    def test_what_is_no_failure_stays_what_it_is(self, by: Callable[..., FileResult]) -> None:
        judged = by(result(unknown("OGI302"), doubtful()), entry(address='"table/requests"'))
        assert accepting(judged) == [False, False]

    @pytest.mark.parametrize(("until", "holds"), [("2026-03-01", True), ("2026-02-28", False), ('"2026-03-01"', True)])
    def test_an_entry_holds_up_to_its_last_day(self, until: str, holds: bool, by: Callable[..., FileResult]) -> None:
        judged = by(result(finding()), entry(until=until))
        assert accepting(judged) == [holds]
        assert bool(remarks(judged)) != holds

    def test_an_expired_entry_is_told_with_its_line_and_day(self, by: Callable[..., FileResult]) -> None:
        (told,) = remarks(by(result(finding()), entry(file='"b.docx"'), entry(until="2025-12-31")))
        assert told.startswith("baseline.toml:7：")
        assert "2025-12-31" in told


class TestStale:
    def test_an_entry_without_its_finding_is_told(self, by: Callable[..., FileResult]) -> None:
        (told,) = remarks(by(result(), entry()))
        assert told.startswith("baseline.toml:1：")
        assert f"OGI302 {TOTAL}" in told

    def test_one_that_counts_more_than_there_are_is_told(self, by: Callable[..., FileResult]) -> None:
        (told,) = remarks(by(result(finding()), entry(count=2)))
        assert "2 处" in told
        assert "1 处" in told

    @pytest.mark.parametrize(
        "of",
        [
            result(checked=("OGI101",)),
            result(unknown("OGI302")),
            result(doubtful(), finding("OGI302", kind="review", address="report")),
            result(problems=(Problem("unread-part", Text("", ""), address="table/requests"),)),
            result(problems=(Problem("unreadable", Text("", "")),), checked=()),
        ],
        ids=["rule not run", "rule cannot tell", "rule not sure", "part not read", "file not read"],
    )
    def test_where_nobody_can_tell_nothing_is_called_stale(self, of: FileResult, by: Callable[..., FileResult]) -> None:
        assert remarks(by(of, entry())) == []


class TestUnusable:
    @pytest.mark.parametrize(
        ("text", "says"),
        [
            (
                entry() + entry(file='"b.docx"', untill="2026-01-01"),
                ":11: accepted.1.untill: unknown name 'untill': did you",
            ),
            (entry(until='"tomorrow"'), ":6: accepted.0.until: wrong value"),
            (entry(until="2026-01-01T00:00:00"), ":6: accepted.0.until: wrong value"),
            (entry(count=0), ":6: accepted.0.count: wrong value"),
            (entry(rule='""'), ":3: accepted.0.rule: wrong value"),
            ('[[accepted]]\nfile = "a.docx"\n', ":1: accepted.0: wrong value"),
            (entry() + entry(), ":6: accepted.1: the same as line 1"),
            ("accepted = 1", ":1: accepted: wrong value"),
            ("acepted = []", ":1: acepted: unknown name"),
            ("[[accepted]", ": not valid TOML"),
        ],
    )
    def test_it_is_refused_with_line_and_key(self, text: str, says: str, tmp_path: Path) -> None:
        path = tmp_path / "baseline.toml"
        path.write_text(text, "utf-8")
        with pytest.raises(SettingError) as error:
            load(path)
        assert error.value.text.en.startswith(f"{path}{says}")

    @pytest.mark.parametrize("command", [["check", "--baseline"], ["baseline", "check"], ["baseline", "write"]])
    def test_every_command_ends_with_2_and_leaves_it_alone(
        self, command: list[str], folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder)
        Path("bad.toml").write_text('accepted = "x"\n', "utf-8")
        done = run(*command, "bad.toml", "错.docx")
        assert done.exit_code == 2
        assert "bad.toml:1: accepted" in done.stderr
        assert Path("bad.toml").read_text("utf-8") == 'accepted = "x"\n'

    def test_one_that_is_not_there_accepts_nothing_in_silence(self, folder: Path, run: Run) -> None:
        assert run("check", "--baseline", folder / "none.toml", folder).exit_code == 2
        assert run("baseline", "check", folder / "none.toml", folder).exit_code == 2


COMMENTED = f"""# 本局的说明

[[accepted]]   # 老问题
file = "a.docx"
rule = "OGI302"
address = "{TOTAL}"
reason = '''案件
跨年'''        # 见会议纪要
until = 2020-01-01

# 下面一条：填表口径

[[accepted]]
rule = "OGI302"
file = "a.docx"
address = "table/review"

# 其他单位
[[accepted]]
file = "b.docx"
rule = "OGI302"
address = "{TOTAL}"
"""


class TestWriting:
    def text(self, path: Path, of: FileResult) -> str:
        baseline = load(path)
        return written(baseline, update(baseline, [(of.file, of)]), "zh-CN")

    def entries(self, text: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = tomli.loads(text)["accepted"]
        return found

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "baseline.toml"
        path.write_text(COMMENTED, "utf-8")
        return path

    def test_nothing_new_changes_nothing(self, path: Path) -> None:
        of = result(finding(), finding(address="table/review"))
        once = self.text(path, of)
        assert tomli.loads(once) == tomli.loads(COMMENTED)
        path.write_text(once, "utf-8")
        assert self.text(path, of) == once

    def test_entries_keep_their_words_their_date_and_the_comments(self, path: Path) -> None:
        text = self.text(path, result(finding()))
        first, other = self.entries(text)
        assert first["reason"] == "案件\n跨年"
        assert first["until"] == date(2020, 1, 1)
        assert other["file"] == "b.docx"
        comments = [line.partition("#")[2] for line in COMMENTED.splitlines() if "#" in line]
        assert [line.partition("#")[2] for line in text.splitlines() if "#" in line] == comments

    def test_the_first_entry_can_go(self, path: Path) -> None:
        text = self.text(path, result(finding(address="table/review")))
        assert [one["address"] for one in self.entries(text)] == ["table/review", TOTAL]
        assert text.index("# 本局的说明") < text.index("# 下面一条") < text.index("[[accepted]]")

    def test_new_ones_are_added_at_the_end_with_an_empty_reason(self, path: Path) -> None:
        text = self.text(path, result(finding(), finding("OGI301", address='a"\\'), finding("OGI301", address='a"\\')))
        assert self.entries(text)[-1] == {
            "file": "a.docx",
            "rule": "OGI301",
            "address": 'a"\\',
            "count": 2,
            "reason": "",
            "author": "",
        }

    def test_a_count_follows_what_is_there(self, path: Path) -> None:
        path.write_text(self.text(path, result(finding(), finding())), "utf-8")
        assert self.entries(path.read_text("utf-8"))[0]["count"] == 2
        assert self.entries(self.text(path, result(finding())))[0]["count"] == 1

    @pytest.mark.parametrize("of", [result(checked=()), result(unknown("OGI302"))], ids=["not run", "cannot tell"])
    def test_an_entry_of_which_nobody_can_tell_stays(self, path: Path, of: FileResult) -> None:
        assert self.entries(self.text(path, of)) == self.entries(COMMENTED)

    def test_entries_written_inline_are_kept(self, path: Path) -> None:
        path.write_text(f'accepted = [{{file = "a.docx", rule = "OGI302", address = "{TOTAL}", reason = "x"}}]', "utf-8")
        text = self.text(path, result(finding(), finding("OGI301")))
        assert [(one["rule"], one["reason"]) for one in self.entries(text)] == [("OGI302", "x"), ("OGI301", "")]

    @given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)), unique=True, max_size=4))
    def test_any_file_and_part_can_be_written_and_is_read_as_the_same(self, parts: list[tuple[str, str]]) -> None:
        results = [(name, file(name, finding(address=address))) for name, address in parts]
        change = update(empty(Path("baseline.toml")), results)
        text = written(empty(Path("baseline.toml")), change, "en")
        assert msgspec.convert(tomli.loads(text).get("accepted", []), tuple[Entry, ...]) == change.added

    def test_the_last_entry_can_go(self, path: Path) -> None:
        path.write_text(entry(), "utf-8")
        path.write_text(self.text(path, result()), "utf-8")
        assert load(path).entries == ()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "好.docx").write_bytes(build.build(clean(year=2022)))
    (tmp_path / "错.docx").write_bytes(build.build(reduce(apply, (WRONG_SUM, BLANK), clean(year=2022, seed=1))))
    (tmp_path / "reports" / "错.html").write_bytes(build.build(apply(clean(year=2022, seed=1), WRONG_SUM), "html"))
    return tmp_path


def findings(done: Result) -> list[tuple[str, str, bool]]:
    files = json.loads(done.stdout)["files"]
    return [(one["file"], each["rule"], bool(each["accepted"])) for one in files for each in one["findings"]]


def test_what_was_written_is_accepted_and_what_comes_later_is_not(folder: Path, run: Run) -> None:
    baseline = folder / "baseline.toml"
    assert run("baseline", "write", baseline, folder).exit_code == 0
    assert run("--baseline", baseline, folder, "--fail-on", "note").exit_code == 0
    (folder / "错.docx").write_bytes(
        build.build(reduce(apply, (WRONG_SUM, {**BLANK, "text": "/"}), clean(year=2022, seed=1)))
    )
    done = run("--baseline", baseline, folder / "错.docx", "--root", folder, "--output", "json", "--fail-on", "note")
    assert done.exit_code == 1
    assert {rule for _, rule, accepted in findings(done) if not accepted} == {"OGI210"}


def test_another_wrong_figure_on_the_same_part_stays_accepted(folder: Path, run: Run) -> None:
    run("baseline", "write", folder / "baseline.toml", folder)
    (folder / "错.docx").write_bytes(build.build(reduce(apply, (OTHER_SUM, BLANK), clean(year=2022, seed=1))))
    assert run("--baseline", folder / "baseline.toml", folder, "--fail-on", "note").exit_code == 0


def test_files_are_found_from_any_folder_and_root(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "office").mkdir()
    monkeypatch.chdir(folder)
    run("baseline", "write", "office/baseline.toml", "reports", "错.docx")
    assert 'file = "../reports/错.html"' in Path("office/baseline.toml").read_text("utf-8")
    Path("ogicheck.toml").write_text('baseline = "office/baseline.toml"\n', "utf-8")
    assert run("reports", "错.docx").exit_code == 0
    monkeypatch.chdir(folder / "reports")
    assert run("错.html").exit_code == 0
    assert run("错.html", "--root", folder / "office").exit_code == 0
    assert run("错.html", "--config", "../ogicheck.toml").exit_code == 0


def test_the_check_passes_only_when_every_entry_holds_and_has_a_reason(folder: Path, run: Run) -> None:
    baseline = folder / "baseline.toml"
    run("baseline", "write", baseline, folder)
    assert run("baseline", "check", baseline, folder).exit_code == 1
    baseline.write_text(baseline.read_text("utf-8").replace('reason = ""', 'reason = "统计口径"'), "utf-8")
    assert run("baseline", "check", baseline, folder).exit_code == 0
    (folder / "错.docx").write_bytes(build.build(apply(clean(year=2022, seed=1), WRONG_SUM)))
    done = run("baseline", "check", baseline, folder)
    assert done.exit_code == 1
    assert done.stdout.count("OGI209") == 1


def test_the_check_names_files_and_rules_that_are_not_there(folder: Path, run: Run) -> None:
    text = entry(file='"没有.docx"') + entry(file='"好.docx"', rule='"XY101"')
    (folder / "baseline.toml").write_text(text, "utf-8")
    done = run("baseline", "check", folder / "baseline.toml", folder, "--lang", "en")
    assert done.stdout == (
        "baseline.toml:1: '没有.docx' is not among the files that were checked.\n"
        "baseline.toml:6: rule XY101 was not run: unknown, off, or of no concern.\n"
    )


def test_a_file_that_cannot_be_read_leaves_its_entries_and_ends_with_3(folder: Path, run: Run) -> None:
    baseline = folder / "baseline.toml"
    run("baseline", "write", baseline, folder)
    before = tomli.loads(baseline.read_text("utf-8"))
    (folder / "错.docx").write_bytes((folder / "错.docx").read_bytes()[:300])
    assert run("baseline", "write", baseline, folder).exit_code == 3
    assert tomli.loads(baseline.read_text("utf-8")) == before
    done = run("baseline", "check", baseline, folder)
    assert done.exit_code == 3
    assert "错.docx" in done.stderr
    assert run("--baseline", baseline, folder).exit_code == 3


def test_an_entry_of_a_plugin_that_is_gone_stays_and_disturbs_nothing(folder: Path, run: Run) -> None:
    baseline = folder / "baseline.toml"
    baseline.write_text(entry(file='"好.docx"', rule='"XY101"'), "utf-8")
    done = run("--baseline", baseline, folder / "好.docx")
    assert done.exit_code == 0
    assert "baseline.toml" not in done.stdout
    assert run("baseline", "write", baseline, folder / "好.docx").exit_code == 0
    assert "XY101" in baseline.read_text("utf-8")


def test_what_a_comparison_finds_is_accepted_and_not_called_stale_without_it(folder: Path, run: Run) -> None:
    carried = {"op": "cell", "table": "requests", "row": "carried_forward", "column": "natural_person", "text": "77"}
    (folder / "上年.docx").write_bytes(build.build(apply(clean(year=2021), carried)))
    baseline, given = folder / "baseline.toml", (folder / "好.docx", "--previous", folder / "上年.docx")
    assert run(*given, "--fail-on", "note").exit_code == 1
    run("baseline", "write", baseline, *given)
    assert "OGI70" in baseline.read_text("utf-8")
    assert run("--baseline", baseline, *given, "--fail-on", "note").exit_code == 0
    alone = run("--baseline", baseline, folder / "好.docx", "--fail-on", "note")
    assert alone.exit_code == 0
    assert "baseline.toml:" not in alone.stdout
