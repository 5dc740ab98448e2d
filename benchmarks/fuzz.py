"""Mutants of every kind of file, checked in batches: `python benchmarks/fuzz.py --minutes 5 --seed 1`.

Each mutant is read or refused with a reason, and none is lost; JSON, SARIF and JUnit of each batch are valid. Ends with 1
where anything is wrong; `--keep FOLDER` puts the mutants there of which it is. `--files FOLDER` checks files of others
instead. `benchmarks/guided.py` makes mutants of one kind, led by what they reach.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

BATCH = 200
APART = 10_000
"""Mutants that a seed may make before it meets the next one's."""


def batches(seed: int) -> Iterator[range]:
    """The numbers of a seed's mutants."""
    first = seed % 1000 * APART
    return (range(first + at * BATCH, first + (at + 1) * BATCH) for at in range(APART // BATCH))


def files(folder: Path, into: Path) -> int:
    """Copy the files of others, under names that tell them by number."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    for number, path in enumerate(paths):
        shutil.copyfile(path, into / f"m{number:07}{path.suffix[:10]}")
    return len(paths)


def main() -> int:
    from fixtures.fuzz.batch import Tally, batch, checked, mutant

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--files", type=Path)
    options = parser.parse_args()
    tally, end = Tally(), time.monotonic() + options.minutes * 60
    for turn, numbers in zip(count(), batches(options.seed), strict=False):
        with TemporaryDirectory() as folder, TemporaryDirectory() as results:
            if options.files:
                files(options.files, Path(folder))
            else:
                batch(numbers, Path(folder))
            found = checked(Path(folder), Path(results), options.jobs)
        tally.add(found)
        for name, what in found.wrong:
            print(f"{name}: {what}", flush=True)
            if options.keep and name.startswith("m") and not options.files:
                kind, data = mutant(int(name[1:]))
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{name}.{kind}").write_bytes(data)
        print(f"{turn + 1:4d} {tally.mutants:7d} mutants {dict(tally.outcomes)} wrong: {len(tally.wrong)}", flush=True)
        if options.files or time.monotonic() > end:
            break
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
