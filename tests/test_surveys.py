"""A survey that fails is named, and costs nothing but itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import example

PLUGIN = """
from ogicheck.api import Conclusion, Survey, Text, hookimpl

class Fails:
    def add(self, result):
        {add}
    def conclude(self):
        yield Conclusion("half")
        {conclude}

class Holds:
    def add(self, result):
        self.file = result.file
    def conclude(self):
        yield Conclusion("others", remarks=(Text(self.file, self.file),))

def opened(session):
    {open}
    return Fails()

@hookimpl
def ogicheck_surveys():
    return [Survey("fails", opened), Survey("holds", lambda session: Holds())]
"""
RAISES = {
    "open": "raise ValueError('at the door')",
    "add": "raise SystemExit(0)",
    "conclude": "raise RecursionError('deep')",
}


@pytest.mark.parametrize("step", RAISES)
def test_one_that_fails_takes_nothing_with_it(step: str, run: Callable[..., Result], tmp_path: Path) -> None:
    plugin = tmp_path / "own_survey.py"
    plugin.write_text(PLUGIN.format(**{one: RAISES[one] if one == step else "pass" for one in RAISES}), "utf-8")
    result = run(example.FILE, "--plugin", plugin, "--select", "OGI304", "--output", "json")
    assert result.exit_code == 3, result.stderr
    report, *concluded = json.loads(result.stdout)["files"]
    assert [one["rule"] for one in report["findings"]] == ["OGI304"]
    assert [one["file"] for one in concluded] == ["others", "fails"]
    (error,) = concluded[-1]["errors"]
    assert error["kind"] == "plugin-failed"
    assert "own_survey" in error["message"]
