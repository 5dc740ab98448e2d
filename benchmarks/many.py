"""Many files: how the memory of the process that runs the checks grows, what a second run saves, how fast a call starts.

`python benchmarks/many.py [--files N]` prints each figure with its goal, and keeps them with their commit in
`benchmarks/results/many.json`. Memory is of the process that lists the files, gives them out and writes the outputs; what
checks them is replaced by one result, so that 20,000 take seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
RESULTS = ROOT / "benchmarks" / "results" / "many.json"
FEW, MANY = 2_000, 20_000
ROUNDS = 7
AT_ONCE = '''"""An executor that gives one result for every file, at once."""

from dataclasses import replace

from ogicheck.api import Executor, hookimpl
from ogicheck.checking.working import check_one


def run(function, calls, capacity):
    first = check_one(*calls[0]) if len(calls) else None
    for number in range(len(calls)):
        yield replace(first, file=calls[number][0].name), None


@hookimpl
def ogicheck_executors():
    return [Executor("at-once", run, "one result for every file")]
'''


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and its goal: what it is to be at most, or at least; None where it has none."""

    name: str
    value: float
    goal: float | None = None
    is_least: bool = False

    def line(self) -> str:
        if self.goal is None:
            return f"{self.name:<72} {self.value:8.2f}"
        most, missed = ("least", self.value < self.goal) if self.is_least else ("most", self.value > self.goal)
        return f"{self.name:<72} {self.value:8.2f}  at {most} {self.goal:g}{'  missed' * missed}"


@dataclass(frozen=True, slots=True)
class Used:
    """What a process took: seconds, seconds of the processor by it and what it started, and MB at its peak."""

    seconds: float
    work: float
    peak: float


def used(words: Sequence[str], folder: Path) -> Used:
    """What a command took, its output thrown away; as for a user, modules are compiled once."""
    environment = {**os.environ, "OGICHECK_CACHE_DIR": str(folder / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = perf_counter()
    with subprocess.Popen(words, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as process:
        _, _, told = os.wait4(process.pid, 0)
        process.returncode = 0
    return Used(perf_counter() - began, told.ru_utime + told.ru_stime, told.ru_maxrss / 1024)


def ogicheck(*words: str) -> list[str]:
    return [sys.executable, "-m", "ogicheck", *words]


def memory(folder: Path, report: bytes) -> list[Figure]:
    """The peaks with few files and with many."""
    (folder / "p.py").write_text(AT_ONCE, "utf-8")
    peaks = []
    for count in (FEW, MANY):
        below = folder / str(count)
        below.mkdir()
        for number in range(count):
            (below / f"{number:05}.txt").write_bytes(report if number == 0 else b"x")
        words = ("-q", "--plugin", "p.py", "--executor", "at-once", "--output", "json=x.json", "--output", "sarif=x.sarif")
        peaks.append(used(ogicheck(below.name, *words), folder).peak)
    few, many = peaks
    return [Figure(f"peak of {MANY} files, MB", many, 150), Figure(f"peak of {MANY} files to {FEW}", many / few, 1.1)]


def again(folder: Path, files: int) -> list[Figure]:
    """A second run over what is unchanged, to the first."""
    from fixtures import build
    from fixtures.facts import clean

    (folder / "r").mkdir()
    for number in range(files):
        data = build.build(clean(year=2021 + number % 4, seed=number % 50), "docx")
        (folder / "r" / f"{number:05}.docx").write_bytes(data)
    first, second = (used(ogicheck("r", "-q", "--output", "json=y.json"), folder) for _ in range(2))
    return [Figure(f"second run of {files} files to the first, seconds of the processor", second.work / first.work, 0.1)]


def starts(folder: Path) -> list[Figure]:
    """What a call takes before it does anything, and for one report, to bare Python; the median of paired rounds."""
    one = ogicheck("r/00000.docx", "-q")
    told: dict[str, list[float]] = {"--version": [], "one docx": [], "one docx, unchanged": []}
    used(one, folder)
    for _ in range(ROUNDS):
        bare = used([sys.executable, "-c", "pass"], folder).seconds
        told["--version"].append(used(ogicheck("--version"), folder).seconds / bare)
        told["one docx"].append(used([*one, "--no-cache"], folder).seconds / bare)
        told["one docx, unchanged"].append(used(one, folder).seconds / bare)
    goals = {"--version": 4.0}
    return [Figure(f"{name} to bare Python", statistics.median(each), goals.get(name, 20)) for name, each in told.items()]


def commit() -> str:
    words = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=300, help="Files of the first and the second run (default: 300).")
    files = parser.parse_args().files
    from fixtures import build
    from fixtures.facts import clean

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = memory(folder, build.build(clean(year=2022), "text"))
        figures += again(folder, files)
        figures += starts(folder)
    for one in figures:
        print(one.line())
    told = {"commit": commit(), "python": platform.python_version(), "cores": os.cpu_count()}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({**told, "figures": [asdict(one) for one in figures]}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
