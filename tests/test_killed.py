"""Whatever is killed in the middle of a run, what was done is told, nothing is left behind, and the exit code says so."""

from __future__ import annotations

import _thread
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck.api import Capacity, CutShortError, Ended, Executor, FileResult, Outcome
from ogicheck.checking.checker import Plan
from ogicheck.sources.inputs import Input
from ogicheck_plugins.executors import processes
from ogicheck_plugins.executors.worker import deaf
from ogicheck_plugins.runs_kit.many import check_all
from tests.tools import small_disk

pytestmark = [
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes by /proc"),
    pytest.mark.usefixtures("heard"),
]
PLANTED = {"op": "cell", "table": "review", "row": "litigation_after", "column": "pending", "text": "12"}
FILES = 8
AT_WORK = 1.2
"""Seconds from when its workers are there in which a run surely goes on: each of two sleeps for 1.6."""
SLEEPER = '''import time

from ogicheck.api import Text, hookimpl, rule


@rule("ZZ101", "zz-rule", level="note", clauses=(), messages={"none": Text("没有。", "None.")})
def zz_rule(report, at):
    """The report names no hotline.

    Why: People want to ask.
    Bad: No number.
    Good: 12345.
    Fix: Add it.
    """
    time.sleep(0.4)
    return []


@hookimpl
def ogicheck_rules():
    return [zz_rule]
'''

UPON = """import os, sys

at, number, count = int(os.environ.pop("UPON_CALL", 0)), int(os.environ.pop("UPON_SIGNAL", 0)), 0
os.environ.pop("PYTHONPATH", None)


def upon(frame, event, _):
    global count
    count += event == "call" and (count > 0 or frame.f_code.co_name == "_called")
    if count == at:
        sys.setprofile(None)
        os.kill(os.getpid(), number)


if at:
    sys.setprofile(upon)
"""
"""Sends a signal to its own process upon a call, counted from the first of the command line's own."""
FIRST, LAST = 1, 200_000
"""Calls of a run of eight files until all of them are with workers: there are as many again while it waits."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = build.build(apply(clean(year=2022), PLANTED), "text")
    (tmp_path / "r").mkdir()
    (tmp_path / "tmp").mkdir()
    for number in range(FILES):
        (tmp_path / "r" / f"{number}.txt").write_bytes(data)
    (tmp_path / "p.py").write_text(SLEEPER, "utf-8")
    return tmp_path


def started(folder: Path, *options: str, **variables: str) -> subprocess.Popen[bytes]:
    words = ("check", "r", "--jobs", "2", "--no-progress", "--plugin", "p.py", "--output", "json=x.json", *options)
    environment = {**os.environ, "TMPDIR": str(folder / "tmp"), **variables}
    return subprocess.Popen(
        [sys.executable, "-m", "ogicheck", *words],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def workers(parent: int) -> list[int]:
    """The processes below a process that run calls: forks of it, or begun anew."""
    found = []
    own = (Path("/proc") / str(parent) / "cmdline").read_bytes()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            below = int((path / "stat").read_text().rpartition(")")[2].split()[1]) == parent
            words = (path / "cmdline").read_bytes()
            if below and (words == own or b"spawn_main" in words):
                found.append(int(path.name))
        except (OSError, ValueError, IndexError):
            continue
    return found


def waited(parent: int) -> list[int]:
    """The workers, once there are some."""
    for _ in range(300):
        if found := workers(parent):
            return found
        time.sleep(0.1)
    raise AssertionError("no worker was started")


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def leaves_nothing(folder: Path, known: list[int]) -> None:
    for _ in range(100):
        if not any(map(is_alive, known)):
            break
        time.sleep(0.1)
    assert not [one for one in known if is_alive(one)]
    assert list((folder / "tmp").iterdir()) == []
    assert [one.name for one in folder.iterdir() if one.name.endswith(".part")] == []


def ended(folder: Path, process: subprocess.Popen[bytes], code: int) -> dict[str, Any]:
    """What the run's output says, the run having ended with this exit code and not a word of a trace."""
    _, told = process.communicate(timeout=90)
    assert process.returncode == code, told.decode()
    assert b"Traceback" not in told
    said: dict[str, Any] = json.loads((folder / "x.json").read_text("utf-8"))
    assert said["exit_code"] == code
    return said


def is_whole(said: dict[str, Any]) -> bool:
    """Whether each file is told of, with the error that it has."""
    files = said["files"]
    return ["OGI304" in [one["rule"] for one in file["findings"]] for file in files] == [True] * FILES


@pytest.mark.parametrize(("seed", "all_of_them"), [(seed, seed % 2 == 0) for seed in range(6)])
def test_killed_workers_cost_no_file(seed: int, all_of_them: bool, folder: Path) -> None:
    process = started(folder)
    waited(process.pid)
    time.sleep(random.Random(seed).uniform(0, AT_WORK))
    killed = workers(process.pid)[: None if all_of_them else 1]
    for one in killed:
        os.kill(one, signal.SIGKILL)
    assert is_whole(ended(folder, process, 1))
    leaves_nothing(folder, killed)


@pytest.mark.parametrize(("seed", "number"), [(6, signal.SIGTERM), (7, signal.SIGINT), (8, signal.SIGHUP)])
def test_a_stopped_parent_leaves_nothing_and_tells_what_is_done(seed: int, number: int, folder: Path) -> None:
    process = started(folder)
    known = waited(process.pid)
    time.sleep(random.Random(seed).uniform(0, AT_WORK))
    known += workers(process.pid)
    process.send_signal(number)
    ended(folder, process, 128 + number)
    leaves_nothing(folder, known)


@pytest.mark.parametrize("seed", [9, 10])
def test_a_killed_parent_leaves_no_process_no_folder_and_no_half_of_a_file(seed: int, folder: Path) -> None:
    process = started(folder, "--previous", "r/0.txt", "--output", "report=x.html", "--output", "parquet=data")
    known = waited(process.pid)
    time.sleep(random.Random(seed).uniform(0, AT_WORK))
    known += workers(process.pid)
    process.kill()
    process.communicate(timeout=30)
    assert process.returncode == -signal.SIGKILL
    leaves_nothing(folder, known)


@pytest.mark.parametrize(("seed", "number"), [(seed, 2 if seed % 2 else 15) for seed in range(11, 16)])
def test_a_signal_upon_any_call_leaves_nothing_and_no_trace(seed: int, number: int, folder: Path) -> None:
    """Moments by what the program calls, not by a clock: the start has more of them than the wait for workers."""
    (folder / "moment").mkdir()
    (folder / "moment" / "sitecustomize.py").write_text(UPON, "utf-8")
    at = int(FIRST * (LAST / FIRST) ** random.Random(seed).random())
    process = started(folder, UPON_CALL=str(at), UPON_SIGNAL=str(number), PYTHONPATH=str(folder / "moment"))
    _, told = process.communicate(timeout=90)
    assert process.returncode == 128 + number, told.decode()
    assert b"Traceback" not in told
    if (folder / "x.json").exists():
        assert json.loads((folder / "x.json").read_text("utf-8"))["exit_code"] == 128 + number
    leaves_nothing(folder, [])


@pytest.mark.mount
@pytest.mark.parametrize("seed", range(16, 20))
def test_a_disk_that_fills_up_costs_its_output_alone_and_keeps_the_old_one(seed: int, folder: Path) -> None:
    rng, disk = random.Random(seed), folder / "disk"
    disk.mkdir()
    with small_disk(disk, 64):
        (disk / "y.json").write_bytes(b"old")
        process = started(folder, "--output", "json=disk/y.json", "--output", "junit=disk/y.xml")
        waited(process.pid)
        time.sleep(rng.uniform(0, AT_WORK))
        free = os.statvfs(disk)
        (disk / "other").write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - rng.choice((0, 4096)))))
        _, told = process.communicate(timeout=90)
        assert process.returncode == 3, told.decode()
        assert "disk/y.json 写不了：磁盘已满" in told.decode()
        assert b"Traceback" not in told
        assert (disk / "y.json").read_bytes() == b"old"
        assert not list(disk.glob(".*"))
    assert is_whole(json.loads((folder / "x.json").read_text("utf-8")))
    leaves_nothing(folder, [])


def noted(number: int, folder: str) -> int:
    """A call whose first never ends."""
    if number == 0:
        time.sleep(600)
    (Path(folder) / str(number)).touch()
    return number


def test_an_interrupt_loses_nothing_that_was_done_while_an_earlier_call_was_waited_for(tmp_path: Path) -> None:
    def interrupt() -> None:
        ends = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < ends:
            time.sleep(0.05)
        time.sleep(0.5)
        _thread.interrupt_main()

    threading.Thread(target=interrupt, daemon=True).start()
    with pytest.raises(CutShortError) as caught:
        next(processes.run(noted, [(number, str(tmp_path)) for number in range(4)], Capacity(2, seconds=120)))
    assert caught.value.done == {number: (number, None) for number in (1, 2, 3)}
    assert workers(os.getpid()) == []


def test_a_signal_while_a_process_starts_is_heard_when_it_has_started() -> None:
    """Also where it comes upon another thread, as signals do that one thread does not hear."""
    threading.Thread(target=time.sleep, args=(2,), daemon=True).start()
    heard = []
    with pytest.raises(KeyboardInterrupt), deaf():
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.2)
        heard.append("started")
    assert heard == ["started"]


def test_results_that_came_before_an_interrupt_are_told(tmp_path: Path) -> None:
    def run(*_: object) -> Iterator[Outcome]:
        yield FileResult("0"), None
        why = KeyboardInterrupt()
        raise CutShortError(why, {3: (FileResult("3"), None), 2: (FileResult("2"), None), 4: (None, Ended("断", "cut"))})

    files = [Input(tmp_path / str(number), str(number)) for number in range(5)]
    results = check_all(files, Plan(), Executor("cut", run, "is cut short"), Capacity())
    told = []
    with pytest.raises(KeyboardInterrupt) as caught:
        for _, result in results:
            told.append(result.file)
    assert told == ["0", "2", "3"]
    assert not isinstance(caught.value, CutShortError)


def test_what_is_cut_short_at_a_second_try_is_not_taken_for_another_file(tmp_path: Path) -> None:
    def run(_: object, calls: Sequence[object], __: object) -> Iterator[Outcome]:
        if len(calls) == 1:
            raise CutShortError(KeyboardInterrupt(), {0: (FileResult("second try"), None)})
        yield FileResult("0"), None
        yield None, Ended("断", "cut")

    files = [Input(tmp_path / str(number), str(number)) for number in range(3)]
    told = []
    with pytest.raises(KeyboardInterrupt):
        for _, result in check_all(files, Plan(), Executor("cut", run, "is cut short"), Capacity()):
            told.append(result.file)
    assert told == ["0"]
