"""The contract test tells a plugin's author which promise is broken, and what to mend; a sound plugin passes all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from ogicheck.testing import Case, cases, contract

Run = Callable[..., Result]

GOOD = '''
from ogicheck.api import (Site, Text, hookimpl, rule)

MESSAGES = {{"none": Text("{zh}", "No {{0}}.")}}
RUNS = []

@rule("XY101", "hotline-missing", level="warning", clauses=(), messages=MESSAGES)
def hotline(report, at):
    """The report names no hotline.

    Why: People want to ask.
    Bad: No number.
    Good: 12345.
    Fix: Add it.
    """
    {first}
    other = report.section("other")
    if other and not any("12345" in one.text for one in other.paragraphs):
        yield {finding}

@hookimpl
def ogicheck_rules():
    return [hotline]
'''
SOUND = {
    "zh": "没有写{0}。",
    "first": "pass",
    "finding": "at(other).say('none', 'hotline')",
}
BROKEN = {
    "Chinese message without a full stop": ({"zh": "没有写{0}"}, "XY101-is-documented", "must end in a full stop (。)"),
    "crash without sections": (
        {"first": "report.section('other').text"},
        "XY101-survives-poor-reports",
        "crashes on an empty report",
    ),
    "crash without tables": (
        {"first": "report.sections and report.tables['review']"},
        "XY101-survives-poor-reports",
        "without table review",
    ),
    "crash where cells are blank": (
        {"first": "[one.value + 1 for table in report.tables.values() for row in table.rows for one in row.cells.values()]"},
        "XY101-survives-poor-reports",
        "cells without a figure",
    ),
    "address of nothing": (
        {"finding": "at(Site('section/others', report.place)).say('none', 'hotline')"},
        "XY101/bad-no-number-is-placed",
        "names section/others",
    ),
    "words that stand elsewhere": (
        {"finding": "at(Site('section/other', report.place, '总体情况')).say('none', 'hotline')"},
        "XY101/bad-no-number-is-placed",
        "quotes '总体情况'",
    ),
    "a memory": (
        {"first": "RUNS.append(1)", "finding": "at(other).say('none', len(RUNS))"},
        "XY101/bad-no-number-is-steady",
        "finds otherwise",
    ),
    "a changed report": ({"first": "report.tables.pop('review', 0)"}, "XY101/bad-no-number-is-steady", "changed the report"),
    "silence": ({"finding": "from ()"}, "XY101/bad-no-number-says-what-is-due", "expected, but not found"),
    "a false alarm": (
        {"first": "yield at(report).say('none', 1)"},
        "XY101/good-hotline-says-what-is-due",
        "finds fault in this good case",
    ),
    "a crash": ({"first": "1 / 0"}, "XY101/good-hotline-says-what-is-due", "division by zero"),
}


@pytest.fixture
def folder(tmp_path: Path, run: Run) -> Path:
    """A folder with the cases of a new plugin."""
    assert run("new-plugin", tmp_path / "xy").exit_code == 0
    return tmp_path / "xy" / "tests" / "cases"


def plugin(folder: Path, **changes: str) -> Path:
    path = folder.parent / "hotlines.py"
    path.write_text(GOOD.format(**(SOUND | changes)), "utf-8")
    return path


def failures(tested: Callable[..., None]) -> dict[str, str]:
    """The tests of a contract that fail, with what each says."""
    (mark,) = tested.pytestmark  # type: ignore[attr-defined]
    failed = {}
    for parameter in mark.args[1]:
        try:
            tested(*parameter.values)
        except pytest.fail.Exception as failure:
            failed[parameter.id] = str(failure)
    return failed


def test_a_sound_plugin_keeps_every_promise(folder: Path) -> None:
    assert failures(contract(plugin(folder), cases=folder)) == {}


@pytest.mark.parametrize(("changes", "test", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_promise_is_named(changes: dict[str, str], test: str, words: str, folder: Path) -> None:
    failed = failures(contract(plugin(folder, **changes), cases=folder))
    assert words in failed[test], failed


def test_a_bad_case_without_expectations_wants_one_failure(folder: Path) -> None:
    (folder / "XY101" / "bad-report.md").write_bytes((folder / "report.md").read_bytes())
    failed = failures(contract(plugin(folder), cases=folder))
    assert "finds no fault" in failed["XY101/bad-report.md-says-what-is-due"]


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_a_rule_without_a_case_of_a_kind_is_named(kind: str, folder: Path) -> None:
    next((folder / "XY101").glob(f"{kind}-*")).unlink()
    assert f"XY101 has no {kind} case" in failures(contract(plugin(folder), cases=folder))["XY101-has-cases"]


def test_a_plugin_that_is_not_there_or_was_refused_is_told_how_to_mend_it(folder: Path) -> None:
    assert "entry point" in failures(contract("hotlines"))["loads"]
    broken = folder / "broken.py"
    broken.write_text("1 / 0", "utf-8")
    assert "division by zero" in failures(contract(broken))["loads"]


def test_cases_of_no_rule_of_the_plugin_are_named(folder: Path) -> None:
    (folder / "XY999").mkdir()
    (folder / "XY999" / "good-report.md").write_bytes((folder / "report.md").read_bytes())
    assert "XY999" in failures(contract(plugin(folder), cases=folder))["loads"]


def test_adding_a_file_adds_a_case(folder: Path) -> None:
    """A report of any format, changes to one, or a passage among many."""
    (folder / "XY101" / "good-page.html").write_text("<h1>一、总体情况</h1>", "utf-8")
    (folder / "XY101.toml").write_text('[[bad]]\ntext = "无。"\nsection = "other"\n[[good]]\ntext = "无。"\n', "utf-8")
    assert [case.id for case in cases(folder)] == [
        "XY101/bad-no-number",
        "XY101/good-hotline",
        "XY101/good-page.html",
        "XY101/bad-1",
        "XY101/good-1",
    ]


def made(folder: Path, text: str) -> bytes:
    """The report of a case given by its TOML."""
    (folder / "XY101" / "bad-no-number.toml").write_text(text, "utf-8")
    case: Case = next(cases(folder))
    return case.make()


def test_a_passage_ends_its_section(folder: Path) -> None:
    lines = made(folder, 'texts = ["甲。", "乙。"]\nsection = "problems"').decode().splitlines()
    assert lines[lines.index("六、其他需要报告的事项") - 2 :][:2] == ["甲。", "乙。"]


def test_another_report_can_be_the_base(folder: Path) -> None:
    (folder / "other.txt").write_text("另一份", "utf-8")
    assert made(folder, 'base = "other.txt"').decode() == "另一份"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('change = [{ old = "没有这句", new = "" }]', "stands 0 times"),
        ('change = [{ old = "年", new = "" }]', "exactly once"),
        ('text = "甲。"\nsection = "no"', "no section no"),
        ('base = "no.md"', "No such file"),
        ("colour = 1", "colour"),
        ("expect = [{ colour = 1 }]", "colour"),
        ("why = ", "Invalid value"),
    ],
)
def test_a_case_written_wrongly_is_named_with_its_file(text: str, words: str, folder: Path) -> None:
    with pytest.raises(ValueError, match=rf"bad-no-number\.toml.*{words}"):
        made(folder, text)


@pytest.mark.parametrize("name", ["XY101/other.md", "XY102.toml"])
def test_a_file_that_is_no_case_is_named(name: str, folder: Path) -> None:
    (folder / name).write_text("[[ugly]]", "utf-8")
    with pytest.raises(ValueError, match=name.rpartition("/")[2]):
        list(cases(folder))
