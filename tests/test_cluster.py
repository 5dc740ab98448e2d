"""A Dask cluster gives what this machine gives, byte for byte, though a worker is killed; strange workers are refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import distributed
import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean
from ogicheck_plugins.cluster import running
from ogicheck_plugins.cluster.versions import differences

Run = Callable[..., Result]
Process = subprocess.Popen[bytes]
FILES = 16
SECONDS = 90.0


@contextmanager
def process(*words: str, **env: str) -> Iterator[Process]:
    """A part of a cluster, until the end of the block."""
    call = [sys.executable, "-m", *words]
    own = os.environ | env
    with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=own) as started:
        try:
            yield started
        finally:
            started.kill()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """A scheduler at a free port; its address."""
    file = folder / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    with process("distributed.cli.dask_scheduler", *options):
        yield str(json.loads(written(file))["address"])


def worker(address: str, name: str, **env: str) -> AbstractContextManager[Process]:
    options = ("--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", name)
    return process("distributed.cli.dask_worker", address, *options, **env)


def written(file: Path) -> str:
    """What a process writes into a file, as soon as it is there."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if file.exists() and (text := file.read_text()):
            return text
        time.sleep(0.05)
    raise TimeoutError(file)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[Process]]]:
    """A scheduler and two workers."""
    with ExitStack() as parts:
        address = parts.enter_context(scheduler(tmp_path_factory.mktemp("cluster")))
        yield address, [parts.enter_context(worker(address, name)) for name in ("one", "two")]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for number in range(FILES):
        (folder / f"{number:02}.txt").write_bytes(build.build(clean(year=2022, seed=number), "text"))
    (folder / "bad.txt").write_bytes(b"nothing of the kind")
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.write(folder / "00.txt", "镇/a.txt")
        archive.write(folder / "01.txt", "镇/b.txt")
    return folder


def call(path: Path, *options: object) -> list[str]:
    own = ("--root", path.parent, "--output", "jsonl", "--no-cache", "--jobs", 2, *options)
    return [sys.executable, "-m", "ogicheck", str(path), *map(str, own)]


def on(address: str) -> tuple[str, str]:
    return "--executor", f"dask://{address.removeprefix('tcp://')}"


def test_a_run_with_a_worker_killed_in_the_middle_gives_what_this_machine_gives(
    cluster: tuple[str, list[Process]], reports: Path
) -> None:
    address, workers = cluster
    previous = ("--previous", reports / "02.txt", "--parts", reports / "03.txt", "--parts", reports / "04.txt")
    here = subprocess.run(call(reports, *previous), capture_output=True, check=False)
    words = call(reports, *previous, *on(address))
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as there:
        assert there.stdout and there.stderr
        first = [there.stdout.readline() for _ in range(2)]
        workers[0].kill()
        output, said = there.stdout.read(), there.stderr.read()
    assert b"".join([*first, output]) == here.stdout, said.decode()
    assert there.returncode == here.returncode == 3


def test_a_cluster_that_does_not_answer_is_told_at_once(reports: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "CONNECT", 1.0)
    done = run(reports / "00.txt", "--executor", "dask://127.0.0.1:9", "--lang", "en", "--no-cache")
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith("the scheduler 127.0.0.1:9 cannot be reached: ")


def test_a_worker_of_other_versions_is_refused_by_name(tmp_path: Path, reports: Path) -> None:
    other = tmp_path / "ogicheck_other-3.0.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Name: ogicheck-other\nVersion: 3.0\n")
    (other / "entry_points.txt").write_text("[ogicheck]\nother = ogicheck_other\n")
    (tmp_path / "ogicheck_other.py").write_text("")
    with scheduler(tmp_path) as address, worker(address, "strange", PYTHONPATH=str(tmp_path)):
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=SECONDS)
        words = call(reports / "00.txt", *on(address), "--lang", "en")
        done = subprocess.run(words, capture_output=True, check=False, encoding="utf-8")
    refused, nobody = done.stderr.splitlines()
    assert refused.startswith("the worker tcp://127.0.0.1:")
    assert refused.endswith("is not used, its versions differ (here / there): plugin other: - / 3.0 loaded")
    assert nobody.endswith("has no worker that can be used")
    assert (done.returncode, done.stdout) == (3, "")


def test_a_scheduler_that_goes_away_loses_nothing_that_is_done(tmp_path: Path, reports: Path) -> None:
    with ExitStack() as parts, ExitStack() as own:
        address = own.enter_context(scheduler(tmp_path))
        parts.enter_context(worker(address, "one"))
        words = call(reports, *on(address), "--lang", "en")
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as there:
            assert there.stdout and there.stderr
            first = there.stdout.readline()
            own.close()
            rest, said = there.stdout.read(), there.stderr.read().decode()
    last = json.loads(rest.splitlines()[-1])
    assert json.loads(first)["file"].endswith("00.txt")
    assert (last["complete"], there.returncode) == (False, 3)
    assert f"the scheduler {address.removeprefix('tcp://')} is lost" in said


def test_versions_differ_by_what_is_other_more_or_less() -> None:
    here, there = {"a": "1", "b": "2"}, {"b": "3", "c": "4"}
    assert list(differences(here, there)) == ["a: 1 / -", "b: 2 / 3", "c: - / 4"]
