"""`--files-from`: a list of paths, from a file or standard input, by lines or parted by NUL."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean

Run = Callable[..., Result]


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("甲 一.txt", "b.txt", "c.txt"):
        Path(name).write_bytes(build.build(clean(year=2023), "text"))
    return tmp_path


def checked(done: Result) -> list[str]:
    assert done.exit_code == 0, done.stderr
    return [one["file"] for one in json.loads(done.stdout)["files"]]


@pytest.mark.parametrize(
    "data",
    ["甲 一.txt\nb.txt\n", "\ufeff甲 一.txt\r\n\r\nb.txt\r\n", "甲 一.txt\0b.txt\0"],
    ids=["lines", "of Windows", "parted by NUL"],
)
def test_a_list_is_read_in_its_order(data: str, reports: Path, run: Run) -> None:
    (reports / "list").write_bytes(data.encode())
    assert checked(run("--files-from", "list", "--output", "json")) == ["甲 一.txt", "b.txt"]


def test_a_list_adds_to_the_paths_of_the_call(reports: Path, run: Run) -> None:
    (reports / "list").write_text("b.txt\n")
    assert checked(run("c.txt", "--files-from", "list", "--output", "json")) == ["c.txt", "b.txt"]


def test_a_list_comes_from_another_program(reports: Path) -> None:
    call = [sys.executable, "-m", "ogicheck", "extract", "--files-from", "-"]
    done = subprocess.run(call, cwd=reports, input="甲 一.txt\0c.txt\0".encode(), capture_output=True, check=True)
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == ["甲 一.txt", "c.txt"]


@pytest.mark.parametrize(("data", "said"), [(None, "no such file"), (b"\n\n", "there is no path in it")])
def test_a_list_without_paths_is_a_wrong_call(data: bytes | None, said: str, reports: Path, run: Run) -> None:
    if data is not None:
        (reports / "list").write_bytes(data)
    done = run("--files-from", "list", "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"list: {said}" in done.stderr


def test_a_path_in_a_list_that_is_not_there_is_a_wrong_call(reports: Path, run: Run) -> None:
    (reports / "list").write_text("b.txt\ngone.txt\n")
    done = run("--files-from", "list", "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "gone.txt" in done.stderr
