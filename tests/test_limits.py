"""Limits of memory and time hold for each file, and a file that breaks them takes no other one down."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean
from ogicheck.hosting.executors import GROWTH, Capacity
from ogicheck.sources.inputs import Input
from ogicheck_plugins.executors.serving import can_limit_memory

Run = Callable[..., Result]
GREEDY = """
from ogicheck.api import (Extractor, Document, hookimpl)

def read(data):
    {body}
    return Document((), "text/plain")

@hookimpl
def ogicheck_extractors():
    return [Extractor("greedy", (".bad",), lambda data: data.startswith(b"bad"), read, rank=99)]
"""
BODIES = {
    "never ends": ("while True: pass", "2 "),
    "takes all memory": ("held = [bytearray(1 << 20) for _ in range(1 << 14)]", "--memory-limit"),
    "dies": ("import os; os._exit(1)", "greedy"),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_file_beyond_its_limits_is_told_of_and_the_others_are_checked(name: str, tmp_path: Path, run: Run) -> None:
    if name == "takes all memory" and not can_limit_memory():
        pytest.skip("this system has no limit of memory to set")
    body, said = BODIES[name]
    plugin = tmp_path / "greedy.py"
    plugin.write_text(GREEDY.format(body=body), "utf-8")
    for file in ("a.docx", "c.docx"):
        (tmp_path / file).write_bytes(build.build(clean()))
    (tmp_path / "b.bad").write_bytes(b"bad")
    result = run(tmp_path, "--plugin", plugin, "--time-limit", 2, "--root", tmp_path, "--output", "json", "--jobs", 1)
    files = json.loads(result.stdout)["files"]
    assert result.exit_code == 3
    assert [(file["file"], len(file["errors"])) for file in files] == [
        ("a.docx", 0),
        ("b.bad", len(files[1]["errors"])),
        ("c.docx", 0),
    ]
    assert said in json.dumps(files[1]["errors"])


@pytest.mark.parametrize(("size", "allowed"), [(0, 30), (100_000, 55), (600_000, 180), (60_000_000, 900)])
def test_a_large_file_has_more_time_where_no_limit_is_set(size: int, allowed: float) -> None:
    one = Input(Path("report.pdf"), "report.pdf", bytes(size))
    assert Capacity(growth=GROWTH).seconds_for((one, None)) == allowed
    assert Capacity(seconds=30).seconds_for((one, None)) == 30
    assert Capacity(seconds=2000, growth=GROWTH).seconds_for((one, None)) >= 2000
