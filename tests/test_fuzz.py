"""Whatever is wrong with a file, its name or its surroundings: it is read or refused with a reason, and none is lost.

`benchmarks/fuzz.py` goes on where this ends; what it finds becomes a case here or in the tests of its format.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fixtures.fuzz import batch
from fixtures.fuzz.batch import VALID, Tally, checked, mutant
from fixtures.fuzz.seeds import SEEDS, seed
from ogicheck.checking.checker import Checker, Plan

CHECKER = Checker.of(Plan())
MUTANTS = range(200)


def test_no_mutant_is_lost_or_brings_the_run_down_and_its_outputs_are_valid(tmp_path: Path) -> None:
    folder, results = tmp_path / "files", tmp_path / "results"
    folder.mkdir()
    results.mkdir()
    batch.batch(MUTANTS, folder)
    tally = checked(folder, results, jobs=2)
    assert tally.wrong == []
    assert tally.mutants == len(MUTANTS)
    assert tally.outcomes["read"] > 50
    assert tally.outcomes["refused"] > 20


def test_a_number_always_gives_the_same_mutant_and_every_kind_of_file_has_some() -> None:
    made = [mutant(number) for number in MUTANTS]
    assert made == [mutant(number) for number in MUTANTS]
    assert {kind for kind, _ in made} == SEEDS.keys()
    assert sum(data not in (seed(kind), seed(kind, short=True)) for kind, data in made) > 0.9 * len(made)


@pytest.mark.parametrize("kind", sorted(SEEDS.keys() - {"zip"}))
def test_a_mutant_is_made_of_what_is_read_as_a_report(kind: str) -> None:
    result = CHECKER.check(seed(kind), f"report.{kind}")
    assert [problem.kind for problem in result.problems if problem.kind == "unreadable"] == []
    assert result.year == 2022


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"errors": [{"kind": "unreadable", "message": "failed", "traceback": "Traceback"}]}, ("m0000001", "Traceback")),
        ({"file": "other.docx"}, ("m0000001", "its entry is lost")),
        ({}, None),
    ],
)
def test_a_fault_and_a_lost_entry_are_seen(changed: dict[str, Any], wrong: tuple[str, str] | None) -> None:
    tally = Tally()
    batch.judge([{"file": "乙/m0000001.docx", "errors": []} | changed], {"m0000001"}, tally)
    assert tally.wrong == ([wrong] if wrong else [])


@pytest.mark.parametrize("output", sorted(VALID))
def test_an_output_that_is_not_valid_is_seen(output: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    assert list(VALID[output](path))
    path.write_text("<testsuites><a/></testsuites>" if output == "junit" else json.dumps({"files": 1}))
    assert list(VALID[output](path))
