"""An executor or a baseline of a plugin that fails is named, with 3: it is never a verdict, and never silent."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click import exceptions
from click.testing import Result

from fixtures import build
from fixtures.facts import clean
from ogicheck_plugins.command_line.edge import guarded

Run = Callable[..., Result]
EXECUTOR = """from ogicheck.api import Ended, Executor, hookimpl


def run(function, arguments, capacity):
    {body}


@hookimpl
def ogicheck_executors():
    return [Executor("zz", run, "fails")]
"""
LAYER = """from contextlib import contextmanager

from ogicheck.api import Layer, hookimpl


@contextmanager
def gives_none(executor, settings, say):
    yield None


@hookimpl
def ogicheck_layers():
    return [Layer("zz", {body})]
"""
BASELINE = """from sys import exit

from ogicheck.api import Baseline, hookimpl


def read(path):
    {body}


@hookimpl
def ogicheck_baselines():
    return [Baseline("zz", read)]
"""
EXTRACTOR = """from sys import exit

from ogicheck.api import Extractor, hookimpl


def claims(data):
    return {claims}


def read(data):
    return {read}


@hookimpl
def ogicheck_extractors():
    return [Extractor("zz", (), claims, read, rank=99)]
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(build.build(clean(year=2022), "text"))
    return path


@pytest.mark.parametrize(
    "body",
    [
        "return iter(())",
        "return None",
        "yield None",
        "yield 1",
        "yield None, 'why'",
        "yield from [(None, Ended('断', 'cut'))] * 9",
        "raise ValueError('boom')",
        "raise SystemExit(0)",
    ],
)
def test_an_executor_that_fails_is_named_and_its_run_is_incomplete(
    body: str, report: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "far.py").write_text(EXECUTOR.format(body=body), "utf-8")
    result = run("check", report, "--plugin", tmp_path / "far.py", "--executor", "zz")
    assert result.exit_code == 3
    assert "zz" in result.stderr or "far" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "body",
    [
        "raise ValueError('boom')",
        "raise SystemExit(0)",
        "return lambda result, path: 1 / 0",
        "return lambda result, path: exit(0)",
    ],
)
def test_a_baseline_that_fails_is_named_and_its_run_is_incomplete(body: str, report: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "kept.py").write_text(BASELINE.format(body=body), "utf-8")
    (tmp_path / "base.toml").touch()
    options = ("--plugin", tmp_path / "kept.py", "--no-plugin", "baseline", "--baseline", tmp_path / "base.toml")
    result = run("check", report, *options)
    assert result.exit_code == 3
    assert "kept" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("body", ["gives_none", "lambda *_: None", "lambda *_: 1 / 0"])
def test_a_layer_that_fails_is_named_and_its_run_is_incomplete(body: str, report: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "far.py").write_text(LAYER.format(body=body), "utf-8")
    result = run("check", report, "--plugin", tmp_path / "far.py")
    assert result.exit_code == 3
    assert "zz" in result.stderr or "far" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("part", ["claims", "read"])
def test_an_extractor_that_exits_is_named_and_costs_no_other_file(part: str, report: Path, run: Run, tmp_path: Path) -> None:
    bodies = {"claims": "data[:2] == b'ZZ'", "read": "None", part: "exit(0) if data[:2] == b'ZZ' else False"}
    (tmp_path / "leaves.py").write_text(EXTRACTOR.format(**bodies), "utf-8")
    (tmp_path / "z.txt").write_bytes(b"ZZ")
    result = run("check", tmp_path / "z.txt", report, "--plugin", tmp_path / "leaves.py", "--output", "json")
    assert result.exit_code == 3
    first, second = json.loads(result.stdout)["files"]
    assert ["leaves" in json.dumps(one["errors"]) for one in (first, second)] == [True, False]
    assert second["errors"] == []


@pytest.mark.parametrize("code", [256, -1, "it failed", 2.5])
def test_what_is_no_exit_code_is_no_success(code: object) -> None:
    def step() -> None:
        raise SystemExit(code)

    assert guarded(step, ()) == 3


@pytest.mark.parametrize("code", [0, 1, 130])
def test_a_commands_exit_code_is_the_runs(code: int) -> None:
    def step() -> None:
        raise exceptions.Exit(code)

    assert guarded(step, ()) == code
