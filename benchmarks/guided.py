"""atheris looks for ways into one reader, led by what is run: `python benchmarks/guided.py docx --runs 2000`.

Mutants are made as `benchmarks/fuzz.py` makes them, and those that reach what none reached before are changed further.
Ends with another code than 0, and the mutant in a file `faulty-…` here, where a reader raises what none may. atheris is no
dependency, as it does not install everywhere: `pip install atheris`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

from fixtures.fuzz.mutators import mutated
from fixtures.fuzz.seeds import SEEDS, seed

with atheris.instrument_imports(include=["ogicheck", "ogicheck_plugins"]):
    from ogicheck.checking.checker import Checker, Plan

LARGEST = 1_000_000
SECONDS = 60
"""After which a run of one mutant is one that does not end."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=sorted(SEEDS))
    parser.add_argument("--runs", type=int, default=-1, help="Ends after so many mutants (default: never).")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    checker = Checker.of(Plan(disabled=("ocr",)))

    def mutate(data: bytes, largest: int, number: int) -> bytes:
        return mutated(data, options.kind, Random(number))[:largest]

    def check(data: bytes) -> None:
        with atheris.instrument_imports(include=["ogicheck", "ogicheck_plugins"]):
            result = checker.check(data, f"mutant.{options.kind}")
        for problem in result.problems:
            if problem.traceback:
                raise AssertionError(problem.traceback)

    with TemporaryDirectory() as corpus:
        for number, short in enumerate((True, False)):
            (Path(corpus) / str(number)).write_bytes(seed(options.kind, short=short))
        words = {
            "runs": options.runs,
            "seed": options.seed,
            "max_len": LARGEST,
            "timeout": SECONDS,
            "rss_limit_mb": 0,
            "artifact_prefix": "faulty-",
        }
        atheris.Setup(
            [sys.argv[0], *(f"-{name}={value}" for name, value in words.items()), corpus], check, custom_mutator=mutate
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
