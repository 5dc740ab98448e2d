"""No output holds the results of a run in memory; what all files share is written once."""

from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from ogicheck.api import Opening, Output, Settings
from ogicheck_plugins.outputs import OUTPUTS
from tests.runs import file, finding, run, written

FILES, MOST = 500, 10 * 2**20
"""Files whose findings quote 60 MB, and what of it may be held."""


@pytest.mark.parametrize("output", OUTPUTS, ids=[one.name for one in OUTPUTS])
def test_a_run_of_many_files_is_not_kept(output: Output, tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as stream:
        writer = output.open(Opening(stream, Settings(), (), bytes))
        tracemalloc.start()
        for number in range(FILES):
            writer.add(file(f"{number}.docx", *[finding(quote=f"{number}-{at}" * 8000) for at in range(3)]))
        writer.close(run())
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert (tmp_path / "out").read_text("utf-8").count(f"{FILES - 1}.docx")
    assert peak < MOST


def test_a_sarif_log_names_the_rules_of_a_form_once() -> None:
    rules = tuple(f"OGI{number}" for number in range(301, 390))
    files = [replace(file(f"{number}.docx"), checked=rules[number:], not_checked=rules[:number]) for number in range(9)]
    log = json.loads(written("sarif", run(*files)))["runs"][0]
    assert log["properties"]["ruleSets"] == [list(rules)]
    assert [len(one["properties"]["notChecked"]) for one in log["artifacts"]] == list(range(9))
