"""No plugin, whatever is wrong with it, costs what others find: it is named, with the cause, and the run says 3."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean

Run = Callable[..., Result]
FAULTY = sorted((Path(__file__).parent / "faulty_plugins").glob("*.py"))
PLANTED = {"op": "cell", "table": "review", "row": "litigation_after", "column": "pending", "text": "12"}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with one error of its own."""
    path = tmp_path_factory.mktemp("faulty") / "report.txt"
    path.write_bytes(build.build(apply(clean(year=2022), PLANTED), "text"))
    return path


@pytest.mark.parametrize("plugin", FAULTY, ids=lambda path: path.stem)
def test_a_faulty_plugin_is_named_and_the_planted_error_is_found(plugin: Path, report: Path, run: Run) -> None:
    limits = ("--rule-time-limit", 1, "--jobs", 1, "--root", report.parent)
    result = run("check", report, "--plugin", plugin, *limits, "--output", "json")
    assert result.exit_code == 3, result.output
    told = json.loads(result.stdout)
    assert "OGI304" in [one["rule"] for one in told["files"][0]["findings"]]
    reasons = json.dumps([told["files"][0]["errors"], [one for one in told["plugins"] if one["state"] == "failed"]])
    assert plugin.stem in reasons
    assert "Traceback" not in result.stderr
