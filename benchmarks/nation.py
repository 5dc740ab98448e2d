"""What a run over all reports of the nation takes, by rates measured here: `python benchmarks/nation.py [REPORTS]`.

Some files of each format are checked in this process, each several times; the least seconds of the processor are what it
takes where nothing else runs. Then hours by cores, for as many files of each format as MIX says. A pdf needs LibreOffice.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).parents[1]))

from fixtures import build
from fixtures.facts import clean
from ogicheck.checking.checker import Checker, Plan

REPORTS = 700_000
MIX = {"docx": 0.3, "html": 0.5, "pdf": 0.2}
"""Shares of the formats: no census, but what an office that gathers pages and attachments may have."""
FILES, ROUNDS = 4, 5
CORES = (2, 16, 64, 256)
USED = 0.86
"""Of the cores' time, what checks take: two workers do 1.72 times as much as one."""


def main() -> None:
    reports = int(sys.argv[1]) if sys.argv[1:] else REPORTS
    checker = Checker.of(Plan())
    cost, size = 0.0, 0.0
    for kind, share in MIX.items():
        files = [build.build(clean(year=2022, seed=seed), kind) for seed in range(FILES)]
        seconds, bytes_ = mean(least(checker, data) for data in files), mean(map(len, files))
        print(f"{kind:5} {1000 * seconds:7.1f} ms, {bytes_ / 1000:6.1f} kB a file")
        cost, size = cost + share * seconds, size + share * bytes_
    print(f"mix   {1000 * cost:7.1f} ms, {size / 1000:6.1f} kB a file; {reports:,} files, {reports * size / 1e9:.0f} GB")
    for cores in CORES:
        print(f"{cores:4} cores {reports * cost / cores / USED / 3600:7.2f} hours")


def least(checker: Checker, data: bytes) -> float:
    """Seconds of the processor for one file."""

    def once() -> float:
        start = time.process_time()
        checker.check(data, "report")
        return time.process_time() - start

    return min(once() for _ in range(ROUNDS))


if __name__ == "__main__":
    main()
