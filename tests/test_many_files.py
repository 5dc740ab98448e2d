"""However many files there are, the process that runs the checks stays small, and loses none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck.sources.inputs import Input
from ogicheck_plugins.runs_kit.table import Inputs
from tests.conftest import CHECKER

posix = pytest.mark.skipif(sys.platform == "win32", reason="tells a process's memory as other systems do")
PLANTED = {"op": "cell", "table": "review", "row": "litigation_after", "column": "pending", "text": "12"}

RUN = """
import resource, sys
from pathlib import Path
from ogicheck.api import Capacity, Executor, FileResult, Plan
from ogicheck_plugins.runs_kit.many import check_all
from ogicheck.sources.inputs import Input
from ogicheck_plugins.runs_kit.table import Inputs

def at_once(function, calls, capacity):
    for number in range(len(calls)):
        yield FileResult(calls[number][0].name, organ="x" * 10_000), None

def files(count):
    return ((Input(Path(f"a/long/folder/name/{n}.docx"), f"folder/name/{n}.docx"), None) for n in range(count))

def peak(count):
    for _ in check_all(Inputs(files(count)), Plan(), Executor("x", at_once, ""), Capacity()):
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

peak(10)
print(peak(2_000), peak(20_000))
"""


@posix
def test_ten_times_the_files_take_no_more_memory() -> None:
    done = subprocess.run([sys.executable, "-c", RUN], capture_output=True, text=True, check=True)
    few, many = map(int, done.stdout.split())
    assert many <= 1.1 * few


def test_files_are_kept_in_order_each_once_and_found_by_name() -> None:
    files = [Input(Path(f"{name}\udcff"), name, data) for name, data in (("b", b"1"), ("a", None), ("b", b"2"), ("c", None))]
    kept = Inputs(zip(files, ("x", "y", "x", None), strict=True))
    assert list(kept) == [files[0], files[1], files[3]] == list(kept[:])
    assert (kept.named("b"), kept.named("no")) == (files[0], None)
    with pytest.raises(IndexError):
        kept[3]


HOSTILE: dict[str, bytes] = {
    "empty.docx": b"",
    "cut.docx": build.build(clean(year=2022), "docx")[:900],
    "no.pdf": b"%PDF-1.4 and nothing more",
    "no.txt": bytes(range(256)) * 40,
}
"""Files of which nobody can read a report."""
KILLER = '''import os, signal

from ogicheck.api import Text, hookimpl, rule


@rule("ZZ101", "zz-rule", level="note", clauses=(), messages={"none": Text("没有。", "None.")})
def zz_rule(report, at):
    """The report names no hotline.

    Why: People want to ask.
    Bad: No number.
    Good: 12345.
    Fix: Add it.
    """
    if report.organ and "被杀" in report.organ and not os.path.exists(FLAG):
        open(FLAG, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return []


@hookimpl
def ogicheck_rules():
    return [zz_rule]
'''
"""A worker that is killed once, in the middle of a file, as by hand."""
RIGHT = 480


@posix
def test_hostile_files_and_a_killed_worker_cost_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    right = build.build(apply(clean(year=2022), PLANTED), "text")
    organ = CHECKER.check(right, "x").organ
    assert organ
    for number in range(RIGHT):
        own = right.replace(organ.encode(), "清河县被杀局".encode()) if number == RIGHT // 2 else right
        (tmp_path / "r" / f"{number:03}.txt").write_bytes(own)
    for number in range(20):
        name, data = list(HOSTILE.items())[number % len(HOSTILE)]
        (tmp_path / "r" / f"h{number:02}-{name}").write_bytes(data)
    (tmp_path / "p.py").write_text(KILLER.replace("FLAG", repr(str(tmp_path / "flag"))), "utf-8")
    command = [sys.executable, "-m", "ogicheck", "r", "--plugin", "p.py", "--jobs", "2", "-q", "--output", "json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    files = json.loads(done.stdout)["files"]
    wrong = [one for one in files if one["errors"]]
    assert (done.returncode, len(files), len(wrong)) == (3, RIGHT + 20, 20)
    assert all(one["file"].startswith("r/h") and one["errors"][0]["message"] for one in wrong)
    found = [sum(each["rule"] == "OGI304" for each in one["findings"]) for one in files if not one["errors"]]
    assert found == [1] * RIGHT
    assert (tmp_path / "flag").exists()
