"""A rule that finds very much, or takes too long on file after file, is bounded, and that is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck.checking.yielding import MOST
from ogicheck_plugins.runs_kit.again import MOST_FILES

Run = Callable[..., Result]
PLANTED = {"op": "cell", "table": "review", "row": "litigation_after", "column": "pending", "text": "12"}
LIMIT = 1
"""Seconds for a rule: the slowest sound reading of a process's first file takes nearly half of one on a busy machine."""
PLUGIN = '''
from ogicheck.api import Text, hookimpl, rule

@rule("ZZ101", "zz-rule", level="note", clauses=(), messages={{"none": Text("没有。", "None.")}})
def zz_rule(report, at):
    """The report names no hotline.

    Why: People want to ask.
    Bad: No number.
    Good: 12345.
    Fix: Add it.
    """
    {body}

@hookimpl
def ogicheck_rules():
    return [zz_rule]
'''


def files(run: Run, folder: Path, count: int, body: str) -> list[dict[str, object]]:
    """The entries of some reports, each with one error of its own, checked with the rule."""
    (folder / "r").mkdir()
    for number in range(count):
        (folder / "r" / f"{number}.txt").write_bytes(build.build(apply(clean(year=2022), PLANTED), "text"))
    (folder / "p.py").write_text(PLUGIN.format(body=body), "utf-8")
    limits = ("--jobs", 1, "--rule-time-limit", LIMIT)
    result = run("check", folder / "r", "--plugin", folder / "p.py", *limits, "--output", "json")
    told: list[dict[str, object]] = json.loads(result.stdout)["files"]
    assert all("OGI304" in json.dumps(one["findings"]) for one in told)
    return told


@pytest.mark.parametrize(("yielded", "told"), [(MOST, MOST), (MOST + 7, MOST)])
def test_findings_of_one_rule_are_capped_and_counted(yielded: int, told: int, run: Run, tmp_path: Path) -> None:
    (one,) = files(run, tmp_path, 1, f"for _ in range({yielded}): yield at(report).say('none')")
    assert json.dumps(one["findings"]).count('"ZZ101"') == told
    assert (f"另有 {yielded - told} 处" in json.dumps(one, ensure_ascii=False)) == (yielded > told)


def test_a_rule_that_is_slow_again_and_again_is_switched_off_and_that_is_said_once(run: Run, tmp_path: Path) -> None:
    told = files(run, tmp_path, MOST_FILES + 2, "while True: pass")
    words = [json.dumps(one["errors"], ensure_ascii=False) for one in told]
    assert ["ZZ101" in one for one in words] == [True] * MOST_FILES + [False] * 2
    assert ["其余文件不再运行" in one for one in words] == [False] * (MOST_FILES - 1) + [True] + [False] * 2
