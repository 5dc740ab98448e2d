"""`--statistics` and `--timings`, on a terminal and in json: counts that add up, times of what ran, none where not asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean
from ogicheck.api import Problem, Run, Settings, Text
from tests.runs import accepted, file, finding, run, unknown, written

Call = Callable[..., Result]
ASKED = Settings(statistics=True, timings=True)


def several() -> Run:
    other = replace(finding(), rule="OGI201", level="warning")
    return run(
        replace(file("a.docx", finding(), finding(), other), region="hebei", times={"rule OGI302": 2.0, "": 0.5}),
        replace(file("b.docx", finding(), accepted()), region="hebei", times={"rule OGI302": 1.0}),
        replace(file("c.docx", unknown(), other), region=None, times={"extractor docx": 4.0}),
        replace(file("d.docx", problems=(Problem("unreadable", Text("空文件。", "Empty.")),)), region=None),
    )


def told(name: str) -> Any:
    return json.loads(written("json", several(), settings=ASKED))[name]


def test_rules_are_counted_by_files_and_by_what_their_findings_count_as() -> None:
    rules = {one["rule"]: one for one in told("statistics")["rules"]}
    assert (rules["OGI302"]["files"], rules["OGI302"]["error"]) == (2, 3)
    assert sum(one["accepted"] for one in rules.values()) == 1
    assert sum(one["open"] for one in rules.values()) == 1
    assert next(iter(rules)) == "OGI302"


def test_regions_are_counted_with_what_was_not_read() -> None:
    regions = {one["region"]: (one["files"], one["unread"], one["error"]) for one in told("statistics")["regions"]}
    assert regions == {"hebei": (2, 0, 3), None: (2, 1, 0)}


def test_the_slowest_come_first() -> None:
    timings = told("timings")
    assert [(one["part"], one["seconds"], one["files"], one["longest"]) for one in timings["parts"]] == [
        ("extractor docx", 4.0, 1, 4.0),
        ("rule OGI302", 3.0, 2, 2.0),
        ("ogicheck", 0.5, 1, 0.5),
    ]
    assert [one["file"] for one in timings["files"]][:2] == ["c.docx", "a.docx"]
    assert timings["seconds"] == 7.5


def test_of_many_files_ten_are_told() -> None:
    of = run(*(replace(file(f"{at}.docx"), times={"": float(at)}) for at in range(30)))
    files = json.loads(written("json", of, settings=ASKED))["timings"]["files"]
    assert [one["file"] for one in files] == [f"{at}.docx" for at in range(29, 19, -1)]


@pytest.mark.parametrize("name", ["statistics", "timings"])
@pytest.mark.parametrize("output", ["json", "jsonl"])
def test_nothing_is_told_that_was_not_asked_for(output: str, name: str) -> None:
    assert name.encode() not in written(output, several())
    assert name in json.loads(written(output, several(), settings=ASKED).splitlines()[-1])


def test_a_terminal_shows_both_as_tables() -> None:
    text = written("text", several(), settings=ASKED).decode()
    assert [line.split()[-5:] for line in text.splitlines() if line.startswith("OGI302 ")] == [["2", "3", "0", "0", "0"]]
    assert [line.split()[1:] for line in text.splitlines() if line.startswith("hebei")] == [["2", "0", "3", "1", "0", "0"]]
    assert [line.split()[-4:] for line in text.splitlines() if line.startswith("文件格式 docx")] == [
        ["4.00", "53%", "4000.0", "4000.0"]
    ]


def test_a_run_times_what_ran_on_each_file(tmp_path: Path, run: Call) -> None:
    (tmp_path / "a.docx").write_bytes(build.build(clean(year=2023)))
    timings = json.loads(run(tmp_path / "a.docx", "--timings", "--output", "json").stdout)["timings"]
    parts = {one["part"]: one["seconds"] for one in timings["parts"]}
    assert {"extractor docx", "fact narrative", "rule OGI302", "ogicheck"} <= parts.keys()
    assert all(0 < seconds < 60 for seconds in parts.values())
    assert timings["seconds"] == pytest.approx(sum(parts.values()))
