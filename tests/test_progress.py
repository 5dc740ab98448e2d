"""How far a run is: told on stderr where it is wanted, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck.api import Capacity, Executor, FileResult, Input, Outcome, Problem, Settings, Text
from ogicheck_plugins.progress import layer, shown
from ogicheck_plugins.progress.state import State
from tests.runs import file, finding

Run = Callable[..., Result]
PLANTED = {"op": "cell", "table": "review", "row": "litigation_after", "column": "pending", "text": "12"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_bytes(build.build(apply(clean(year=2022), PLANTED), "text"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("words", [(), ("--progress", "none"), ("--no-progress",), ("--progress", "plain", "-q")])
def test_nothing_is_told_where_nobody_asks(run: Run, words: tuple[str, ...]) -> None:
    assert run("check", ".", *words).stderr == ""


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("kind", ["plain", "bar"])
def test_without_a_terminal_there_are_lines_on_stderr_and_the_same_data(run: Run, kind: str) -> None:
    quiet, told = run("check", ".", "--output", "json"), run("check", ".", "--output", "json", "--progress", kind)
    assert told.stdout == quiet.stdout
    assert told.stderr.splitlines()[-1].startswith("3/3，每秒 ")
    assert "错误 3" in told.stderr and "\r" not in told.stderr


@pytest.mark.usefixtures("folder")
def test_one_file_is_told_of_by_its_result_alone(run: Run) -> None:
    assert run("check", "0.txt", "--progress", "plain").stderr == ""


def test_lines_come_while_the_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 4))
    for module in (shown, layer):
        monkeypatch.setattr(module, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr("ogicheck_plugins.progress.state.monotonic", lambda: float(next(clock)))
    said: list[Text] = []

    def at_once(_: Any, calls: Any, __: Capacity) -> Iterator[Outcome]:
        for number in range(len(calls)):
            yield file(calls[number][0].name, finding()), None

    calls = [(Input(Path(f"{n}"), f"{n}.docx"),) for n in range(6)]
    with layer.telling(Executor("x", at_once, ""), Settings(progress="plain"), said.append) as executor:
        list(executor.run(print, calls, Capacity()))
    assert [one.en.partition(" of ")[0] for one in said] == sorted({one.en.partition(" of ")[0] for one in said})
    assert len(said) > 2 and said[-1].zh.startswith("6/6")


def test_the_slowest_is_the_one_that_others_waited_for() -> None:
    state = State(4, began=0.0, last=0.0)
    state.add(file("a"), "a.docx", 0.0, 1.0, "b.pdf")
    state.add(file("b", finding(level="warning")), "b.pdf", 0.0, 31.0, "c.docx")
    state.add(FileResult("c", problems=(Problem("unreadable", Text("", "")),)), "c.docx", 0.5, 31.1, "d.docx")
    assert state.words().en == "1 warnings, 1 unread, at d.docx, slowest b.pdf (30 s)"
    assert (state.done, round(state.rate, 4), round(state.remaining)) == (3, 0.0965, 10)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such terminals")
@pytest.mark.usefixtures("folder")
def test_on_a_terminal_there_is_a_bar_that_is_gone_afterwards() -> None:
    import fcntl
    import pty
    import struct
    import termios

    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 120, 0, 0))
    command = [sys.executable, "-m", "ogicheck", "check", ".", "--output", "json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=there, check=False)
    told = os.read(here, 100_000).decode()
    os.close(there)
    os.close(here)
    assert "/3 [" in told and told.endswith("\r") and not told.rpartition("\r")[0].rpartition("\r")[2].strip()
    assert done.stdout.startswith(b"{") and done.returncode == 1
