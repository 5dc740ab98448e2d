"""The reports that a run compares with lie in a file while it lasts, and no process holds more of them than it looks at."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from msgspec.structs import replace

from fixtures import build
from fixtures.facts import clean
from ogicheck import extract
from ogicheck.api import Companions, Record, Records
from ogicheck_plugins.comparing.matching import parts, previous
from ogicheck_plugins.records_kit.heads import Others, heads

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals as other systems have them")
Run = Callable[..., Result]
RULE = '''import os
import signal
import time

from ogicheck.api import Text, hookimpl, rule


@rule("ZZ101", "zz-rule", level="note", clauses=(), needs=("previous",), messages={{"none": Text("没有。", "None.")}})
def zz_rule(report, at):
    """The report names no hotline.

    Why: People want to ask.
    Bad: No number.
    Good: 12345.
    Fix: Add it.
    """
    {body}
    return []


@hookimpl
def ogicheck_rules():
    return [zz_rule]
'''


@dataclass(frozen=True)
class Whose:
    """What of a report says whose it is."""

    organ: str | None
    year: int | None
    organ_kind: str | None = None


@pytest.fixture(scope="module")
def record() -> Record:
    return extract(build.build(clean(year=2022), "text"), name="a.txt")


def of(record: Record, *organs: str | None, year: int = 2022) -> list[Record]:
    return [replace(record, file=f"{number}.txt", organ=one, year=year) for number, one in enumerate(organs)]


def test_reports_in_a_file_are_a_sequence(record: Record, tmp_path: Path) -> None:
    given = of(record, "甲局", "乙\n局", "丙局")
    records = Records.of(iter(given), tmp_path / "records")
    assert (len(records), list(records), [records[1], records[-1]]) == (3, given, [given[1], given[2]])
    assert (records[1:], list(reversed(records)), given[2] in records) == (given[1:], given[::-1], True)
    assert list(pickle.loads(pickle.dumps(records))) == given
    with pytest.raises(IndexError):
        records[3]
    assert not Records.of((), tmp_path / "none")


@pytest.mark.parametrize("left_out", [(), (0,), (1, 3), (0, 1, 2, 3)])
def test_some_of_them_may_be_left_out(left_out: Sequence[int], record: Record, tmp_path: Path) -> None:
    given = of(record, *"甲乙丙丁")
    rest = [one for number, one in enumerate(given) if number not in left_out]
    for records in (given, Records.of(given, tmp_path / "records")):
        others = Others(records, left_out, False)
        assert (len(others), list(others), [others[at] for at in range(len(others))]) == (len(rest), rest, rest)
        assert [one.file for one in heads(others)] == [one.file for one in rest]


def test_only_what_is_looked_at_is_in_memory(record: Record, tmp_path: Path) -> None:
    many = 400
    one = len(pickle.dumps(record))
    records = Records.of(
        (replace(record, file=str(at), organ=f"清河县第{at}局") for at in range(many)), tmp_path / "records"
    )
    report: Any = Whose("清河县第77局", 2023)
    tracemalloc.start()
    try:
        found = previous(report, Companions(previous=records))
        assert sum(len(each.sections) for each in records) == many * len(record.sections)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == records[77]
    assert peak < many * one / 4


CASES: list[tuple[str | None, tuple[str | None, ...], int | None]] = [
    ("清河县水利局", ("清河县司法局", "清河县水利局"), 1),
    ("江州市清河县水利局", ("清河县水利局", "清河县司法局"), 0),
    ("清河县水利局", ("江州市清河县水利局", "清河县司法局"), 0),
    ("清河县水利局", ("江州市清河县水利局", "海州市清河县水利局"), None),
    ("清河县水利局", ("江州市清河县水利局", "清河县水利局"), 1),
    ("清河县水利局", ("水利局", "司法局"), None),
    ("清河县人民政府", ("清河县政府", "清河县司法局"), 0),
    ("清河县水利局", (None,), 0),
    ("清河县水利局", (None, None), None),
    ("清河县水利局", ("清河县司法局",), None),
    (None, ("清河县司法局",), 0),
    ("清河县水利局", (), None),
]


@pytest.mark.parametrize(("organ", "organs", "due"), CASES)
def test_last_years_report_is_found_by_its_organ(
    organ: str | None, organs: tuple[str | None, ...], due: int | None, record: Record, tmp_path: Path
) -> None:
    given = [*of(record, *organs), *of(record, organ, year=2021)]
    report: Any = Whose(organ, 2023)
    for records in (tuple(given), Records.of(given, tmp_path / "records")):
        found = previous(report, Companions(previous=records))
        assert found == (None if due is None else given[due])


def test_a_government_sums_up_all_but_itself(record: Record, tmp_path: Path) -> None:
    given = of(record, "清河县司法局", "清河县政府", "清河县水利局", None)
    report: Any = Whose("清河县人民政府", 2022, "government")
    for records in (tuple(given), Records.of(given, tmp_path / "records")):
        assert list(parts(report, Companions(parts=records))) == [given[0], given[2], given[3]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year in (2022, 2023):
        (tmp_path / str(year)).mkdir()
        (tmp_path / str(year) / "a.txt").write_bytes(build.build(clean(year=year), "text"))
    (tmp_path / "tmp").mkdir()
    return tmp_path


def call(folder: Path, *words: str) -> subprocess.Popen[str]:
    every = ("2023", "--previous", "2022", "--parts", "2022", "--jobs", "1", "-q", "--output", "json=x.json", *words)
    environment = {**os.environ, "TMPDIR": str(folder / "tmp")}
    return subprocess.Popen([sys.executable, "-m", "ogicheck", *every], cwd=folder, env=environment)


def left(folder: Path) -> list[Path]:
    return list((folder / "tmp").glob("ogicheck-*"))


@posix
@pytest.mark.parametrize("body", ["pass", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_nothing_is_left_of_it_though_a_worker_is_killed(body: str, folder: Path) -> None:
    (folder / "p.py").write_text(RULE.format(body=body))
    assert call(folder, "--plugin", "p.py").wait(120) in (0, 1, 3)
    (file,) = json.loads((folder / "x.json").read_text("utf-8"))["files"]
    assert ("ZZ101" in file["checked"]) == (body == "pass")
    assert "OGI701" in file["checked"]
    assert not left(folder)


@posix
@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_nor_where_the_run_is_stopped(number: int, folder: Path) -> None:
    (folder / "p.py").write_text(RULE.format(body="open('begun', 'w'); time.sleep(60)"))
    process = call(folder, "--plugin", "p.py", "--rule-time-limit", "100", "--time-limit", "200")
    late = time.monotonic() + 60
    while not (folder / "begun").exists() and time.monotonic() < late:
        time.sleep(0.05)
    assert left(folder)
    process.send_signal(number)
    assert process.wait(60) == 128 + number
    assert not left(folder)


def test_a_second_run_asks_for_nothing_and_another_report_to_compare_with_is_seen(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OGICHECK_CACHE_DIR", str(folder / "cache"))
    monkeypatch.chdir(folder)
    words = ("2023", "--previous", "2022", "--parts", "2022", "--output", "json")
    first = run(*words)
    with monkeypatch.context() as patched:
        patched.setattr("ogicheck_plugins.executors.processes.run", None)
        assert run(*words).stdout == first.stdout
    (folder / "2022" / "a.txt").write_bytes(build.build(clean(year=2022, seed=5), "text"))
    assert run(*words).stdout != first.stdout
