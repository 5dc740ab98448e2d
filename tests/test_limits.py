"""Limits of memory and time hold for each file, and a file that breaks them takes no other one down."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image

from fixtures import build, rawpdf
from fixtures.facts import clean
from fixtures.rawpdf import Page
from fixtures.scan import as_tiff
from ogicheck.hosting import executors
from ogicheck.hosting.executors import GROWTH, Capacity
from ogicheck.hosting.watching import begun
from ogicheck.sources.inputs import Input
from ogicheck_plugins.executors import processes
from ogicheck_plugins.executors.serving import can_limit_memory
from ogicheck_plugins.formats_kit import lengths
from ogicheck_plugins.pdf.reading import pages_of

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
    assert Capacity(growth=GROWTH).seconds_for((one, None), pages=10) == 230
    assert Capacity(growth=GROWTH).seconds_for((one, None), pages=500) == 900
    assert Capacity(seconds=30).seconds_for((one, None), pages=10) == 30
    assert Capacity(seconds=2000, growth=GROWTH).seconds_for((one, None)) >= 2000


def _many_pages(one: int, pages: int, seconds: float) -> int:
    """A call that finds so many pages, and takes its time."""
    begun()
    lengths.tell(pages)
    time.sleep(seconds)
    return one


def test_a_call_whose_file_has_many_pages_has_more_time_and_one_of_few_has_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "PAGE", 100_000)
    capacity = Capacity(jobs=1, seconds=0.5, growth=10)
    many, few, set_by_hand = (
        next(processes.run(_many_pages, [(7, pages, 2)], one))
        for pages, one in ((8, capacity), (0, capacity), (8, replace(capacity, growth=0)))
    )
    assert many == (7, None)
    assert [ended is not None and "--time-limit" in ended.en for _, ended in (few, set_by_hand)] == [True, True]


def heard(read: Callable[[bytes], object], data: bytes) -> list[int]:
    told: list[int] = []
    lengths.hear(told.append)
    try:
        read(data)
    finally:
        lengths.hear(lambda pages: None)
    return told


def test_a_format_tells_its_pages_as_it_opens_a_file() -> None:
    assert heard(pages_of, rawpdf.document([Page([rawpdf.text(72, 700, "一、总体情况")])] * 3)) == [3]


@pytest.mark.parametrize("pages", [1, 4])
def test_a_picture_tells_its_pages_before_the_first_is_read(pages: int) -> None:
    scans = pytest.importorskip("ogicheck_plugins.ocr.scans")
    sheets = [Image.new("L", (60, 80), 255)] * pages
    assert heard(lambda data: len(list(scans.of_picture(data))), as_tiff(sheets)) == [pages]
