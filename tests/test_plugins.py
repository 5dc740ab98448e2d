"""A plugin that fails stops nothing else, and is never silent about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck import check
from ogicheck.checking.checker import Checker, Plan

Run = Callable[..., Result]

RULE = '''
from ogicheck.api import (Text, hookimpl, rule)

@rule("{id}", "hotline-missing", level="warning", clauses=(), messages={{"missing": Text("缺少热线。", "No hotline.")}})
def hotline(report, at):
    """The report names no hotline.

    Why: People want to ask.
    Bad: No number.
    Good: 12345.
    Fix: Add it.
    """
    {body}

@hookimpl
def ogicheck_rules():
    return [hotline]
'''
FAILURES = {
    "raises on import": 'raise RuntimeError("no luck")',
    "exits on import": "import sys; sys.exit(7)",
    "is no Python": "def (:",
    "has an id that is taken": RULE.format(id="OGI302", body="return []"),
    "has a misspelt hook": "from ogicheck.api import hookimpl\n@hookimpl\ndef ogicheck_rulez():\n    return []",
    "forgot the mark": "def ogicheck_rules():\n    return []",
    "raises in its hook": "from ogicheck.api import hookimpl\n@hookimpl\ndef ogicheck_rules():\n    raise ValueError(1)",
    "registers no rule": "from ogicheck.api import hookimpl\n@hookimpl\ndef ogicheck_rules():\n    return ['rule']",
    "wants a later API": "from ogicheck.api import hookimpl\n@hookimpl\ndef ogicheck_api_version():\n    return 99",
    "has a rule without documentation": RULE.format(id="XY101", body="return []").replace("Why:", "Because:"),
}
CRASHES = {
    "raises": 'raise RuntimeError("no luck")',
    "exits": "import sys; sys.exit(0)",
    "yields half": "yield at(report).say('missing'); 1 / 0",
}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report with one error of its own."""
    facts = apply(clean(year=2022), {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "9999"})
    path = tmp_path / "report.docx"
    path.write_bytes(build.build(facts))
    return path


def plugin(folder: Path, text: str) -> Path:
    path = folder / "demo.py"
    path.write_text(text, "utf-8")
    return path


def findings(result: Result) -> list[tuple[str, str]]:
    file = json.loads(result.stdout)["files"][0]
    return [(one["rule"], one["address"]) for one in file["findings"] if not one["rule"].startswith("XY")]


@pytest.mark.parametrize("text", FAILURES.values(), ids=FAILURES)
def test_a_failed_plugin_leaves_every_other_finding_and_exits_3(text: str, report: Path, run: Run) -> None:
    alone = run("check", report, "--output", "json")
    result = run("check", report, "--output", "json", "--plugin", plugin(report.parent, text))
    assert alone.exit_code == 1
    assert result.exit_code == 3
    assert findings(result) == findings(alone) != []
    state = next(one for one in json.loads(result.stdout)["plugins"] if one["name"] == "demo")
    assert state["state"] == "failed"
    assert state["reason"]


@pytest.mark.parametrize("body", CRASHES.values(), ids=CRASHES)
def test_a_crashing_rule_leaves_every_other_finding_and_exits_3(body: str, report: Path, run: Run) -> None:
    alone = run("check", report, "--output", "json")
    file = plugin(report.parent, RULE.format(id="XY101", body=body))
    result = run("check", report, "--output", "json", "--plugin", file)
    assert result.exit_code == 3
    assert findings(result) == findings(alone) != []
    assert "XY101" in json.dumps(json.loads(result.stdout)["files"][0]["errors"])


@pytest.mark.parametrize("output", ["text", "json", "sarif", "sarif-github", "junit", "github"])
def test_a_failed_plugin_is_named_in_every_output(output: str, report: Path, run: Run) -> None:
    result = run("check", report, "--output", output, "--plugin", plugin(report.parent, FAILURES["raises on import"]))
    assert "demo" in result.stdout
    assert "no luck" in result.stdout


def test_the_traceback_is_kept_and_shown_with_debug(report: Path, run: Run) -> None:
    file = plugin(report.parent, RULE.format(id="XY101", body=CRASHES["raises"]))
    assert "Traceback" not in run("check", report, "--plugin", file).output
    assert "RuntimeError: no luck" in run("check", report, "--plugin", file, "--debug").stderr


def test_a_plugin_s_rule_finds_and_is_explained(report: Path, run: Run) -> None:
    file = plugin(report.parent, RULE.format(id="XY101", body="yield at(report).say('missing')"))
    result = run("check", report, "--output", "json", "--plugin", file, "--select", "XY*")
    assert [one["rule"] for one in json.loads(result.stdout)["files"][0]["findings"]] == ["XY101"]
    assert "12345" in run("explain", "XY101", "--plugin", file).stdout


def test_a_file_that_is_not_there_is_a_failed_plugin(report: Path, run: Run) -> None:
    result = run("check", report, "--plugin", report.parent / "none.py")
    assert result.exit_code == 3
    assert "none.py" in result.stdout


def test_the_list_of_plugins_tells_name_version_state_and_what_each_registers(tmp_path: Path, run: Run) -> None:
    bad = plugin(tmp_path, FAILURES["raises on import"])
    result = run("plugins", "--json", "--plugin", bad)
    states = {one["name"]: one for one in json.loads(result.stdout)}
    assert "rule OGI302" in states["national"]["registers"]
    assert states["national"]["version"]
    assert states["demo"]["state"] == "failed"
    assert result.exit_code == 3


@pytest.mark.parametrize("without", ["docx", "html", "text", "pdf", "outputs"])
def test_without_a_built_in_plugin_only_what_it_gives_is_gone(without: str) -> None:
    facts = apply(clean(year=2022), {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "9999"})
    files = {kind: build.build(facts, kind) for kind in ("docx", "html", "text")}
    before = {kind: Checker.of(Plan()).check(data, kind).findings for kind, data in files.items()}
    left = {
        kind: Checker.of(Plan(disabled=(without,))).check(files[kind], kind).findings for kind in files.keys() - {without}
    }
    assert left == {kind: before[kind] for kind in left}
    assert all(left.values())


def test_a_plugin_file_is_that_of_the_folder_in_which_it_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, told = build.build(clean(year=2022), "text"), []
    for id_ in ("XY101", "XY102"):
        (tmp_path / id_).mkdir()
        (tmp_path / id_ / "own.py").write_text(RULE.format(id=id_, body="yield at(report).say('missing')"), "utf-8")
        monkeypatch.chdir(tmp_path / id_)
        told += [one.rule for one in check(data, plugins=["own.py"]).findings if one.rule.startswith("XY")]
    assert told == ["XY101", "XY102"]
