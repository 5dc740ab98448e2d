"""Runs over folders of files, time and memory by number of files and of rules: `python benchmarks/scale.py [--files N]`.

Files are copies of some reports with a changed figure. Memory is of the process that lists the files, gives them out and
writes the outputs; seconds are of the clock. What two workers save, and whether outputs are the same for any number of
workers and for a Dask cluster on this machine, is measured with all files; what a second run saves, with a quarter of them.
Figures are kept with their commit in `benchmarks/results/scale.json`, the chart in `scale.svg` beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import leather

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.many import Figure, commit

RESULTS = Path(__file__).parent / "results"
BASES = 40
SHARES = (0.025, 0.1, 0.4, 1.0)
"""Of the files, those of the runs that the chart shows."""
SELECTED = (0, 25, 50, 75)
"""How many rules are selected, in the order of their ids."""
TICK = 0.02
PEAK = re.compile(r"VmHWM:\s*(\d+) kB")
FIGURE = re.compile(rb"(<w:t>)\d+(</w:t>)")
Rate = list[tuple[float, float]]
"""What was measured, by the number of what it was measured with."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds that a run took, the peak of its own process in MB, and a digest of its results."""

    seconds: float
    peak: float
    digest: str


def written(folder: Path, count: int) -> None:
    """Copies of some reports, each with a figure of its own in place of the first."""
    from fixtures import build
    from fixtures.facts import clean

    bases = [build.build(clean(year=2021 + number % 4, seed=number), "docx") for number in range(BASES)]
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:06}.docx").write_bytes(changed(bases[number % BASES], number))


def changed(base: bytes, number: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            is_text = name == "word/document.xml"
            new.writestr(name, FIGURE.sub(rb"\g<1>%d\g<2>" % number, data, count=1) if is_text else data)
    return made.getvalue()


def run(folder: Path, files: Sequence[str], *words: str) -> Run:
    """A run over files of a folder."""
    into, listed = folder / "out.jsonl", folder / "files"
    listed.write_text("\n".join(files), "utf-8")
    call = [sys.executable, "-m", "ogicheck", "-q", "--files-from", str(listed), "--output", f"jsonl={into}", *words]
    began, peak = time.perf_counter(), 0
    with subprocess.Popen(call, cwd=folder, env={**os.environ, "OGICHECK_CACHE_DIR": str(folder / "cache")}) as process:
        status = Path(f"/proc/{process.pid}/status")
        while process.poll() is None:
            found = PEAK.search(status.read_text())
            peak = int(found[1]) if found else peak
            time.sleep(TICK)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(call)} ended with {process.returncode}")
    return Run(time.perf_counter() - began, peak / 1024, hashlib.sha256(into.read_bytes()).hexdigest())


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """A Dask cluster on this machine; what `--executor` takes for it."""
    with ExitStack() as parts:

        def start(*words: str) -> None:
            call = [sys.executable, "-m", *words]
            process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            parts.callback(process.wait)
            parts.callback(process.kill)

        told = folder / "scheduler.json"
        own = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
        start("distributed.cli.dask_scheduler", *own)
        while not told.exists() or not told.read_text():
            time.sleep(TICK)
        address = json.loads(told.read_text())["address"]
        for _ in range(workers):
            start(
                "distributed.cli.dask_worker", address, "--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard"
            )
        yield address.replace("tcp://", "dask://")


def workers(folder: Path, files: Sequence[str]) -> list[Figure]:
    """What workers save, and in how many runs the results are others than one worker's."""
    runs = {jobs: run(folder, files, "--no-cache", "--jobs", str(jobs)) for jobs in (1, 2, 4)}
    with cluster(folder, 2) as address:
        runs[0] = run(folder, files, "--no-cache", "--executor", address)
    others = sum(one.digest != runs[1].digest for one in runs.values())
    return [
        Figure(f"one worker's time of two, {len(files)} files", runs[1].seconds / runs[2].seconds, 1.8, is_least=True),
        Figure(f"one worker's time of two on a Dask cluster, {len(files)} files", runs[1].seconds / runs[0].seconds),
        Figure("runs of 1, 2, 4 workers and of a cluster whose results differ", others, 0),
        Figure(f"files a second, two workers, {len(files)} files", len(files) / runs[2].seconds),
    ]


def second(folder: Path, files: Sequence[str]) -> list[Figure]:
    """What a second run saves."""
    first, again = (run(folder, files) for _ in range(2))
    return [
        Figure(f"second run of {len(files)} files to the first", again.seconds / first.seconds, 0.1),
        Figure("second runs whose results differ", first.digest != again.digest, 0),
    ]


def by_files(folder: Path, files: Sequence[str]) -> tuple[Rate, Rate]:
    """Seconds and peaks by the number of files."""
    counts = [round(share * len(files)) for share in SHARES]
    runs = [run(folder, files[:count], "--no-cache") for count in counts]
    times = [(float(count), one.seconds) for count, one in zip(counts, runs, strict=True)]
    return times, [(float(count), one.peak) for count, one in zip(counts, runs, strict=True)]


def by_rules(folder: Path, files: Sequence[str]) -> Rate:
    """Seconds by the number of rules that are selected; none of them is what reading takes."""
    told = subprocess.run([sys.executable, "-m", "ogicheck", "rules", "--json"], capture_output=True, check=True)
    ids = sorted(one["id"] for one in json.loads(told.stdout))
    measured = []
    for count in (*(one for one in SELECTED if one < len(ids)), len(ids)):
        words = ("--select", ",".join(ids[:count])) if count else ("--ignore", "*")
        measured.append((float(count), run(folder, files, "--no-cache", *words).seconds))
    return measured


def charted(lines: Sequence[tuple[str, str, Rate]], into: Path) -> None:
    """A chart below another for each of the measures."""
    grid = leather.Grid()
    for title, axis, points in lines:
        chart = leather.Chart(title)
        chart.add_y_scale(0, max(value for _, value in points) * 1.1)
        chart.add_x_axis(name=axis)
        chart.add_line(points)
        chart.add_dots(points)
        grid.add_one(chart)
    grid.to_svg(str(into))


def measured(folder: Path, count: int) -> tuple[list[Figure], dict[str, Rate]]:
    written(folder / "r", count)
    files = [f"r/{one.name}" for one in sorted((folder / "r").iterdir())]
    times, peaks = by_files(folder, files)
    few, many = peaks[1][1], peaks[-1][1]
    figures = [Figure(f"peak with {count} files, MB", many, 150), Figure("to that with a tenth of them", many / few, 1.1)]
    figures += [*workers(folder, files), *second(folder, files[: count // 4])]
    rates = {
        "seconds by files": times,
        "peak, MB, by files": peaks,
        "seconds by rules": by_rules(folder, files[: count // 20]),
    }
    return figures, rates


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000, help="Files of the greatest run (default: 20,000).")
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory() as name:
        figures, rates = measured(Path(name), count)
    for one in figures:
        print(one.line())
    for title, points in rates.items():
        print(title, *(f"{number:g}: {value:.1f}" for number, value in points), sep="  ")
    told = {"commit": commit(), "python": platform.python_version(), "cores": os.cpu_count(), "load": os.getloadavg()}
    kept = {**told, "figures": [asdict(one) for one in figures], "rates": rates}
    (RESULTS / "scale.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    charted([(title, title.rpartition(" ")[2], points) for title, points in rates.items()], RESULTS / "scale.svg")


if __name__ == "__main__":
    main()
