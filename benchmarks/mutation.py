"""Which small changes of a room no test notices: `python benchmarks/mutation.py reading --sample 40 --seed 1`.

A room is a folder of `core/ogicheck` or `plugins/ogicheck_plugins`. Changes are cosmic-ray's (`pip install cosmic-ray`):
of comparisons, conditions, operators, numbers, module constants included. They are made in a copy of the tree, one by one;
the tests that name the room run first, then, unless `--quick`, all that need nothing but Python. Survivors are printed:
each is a hole in the tests, code that is not needed, or a change that changes nothing.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PACKAGES = (Path("core/ogicheck"), Path("plugins/ogicheck_plugins"))
SECONDS = 900
"""What tests may take of a change that makes the code run forever."""
LIKELY = re.compile(
    r"(?!.*(BinaryOperator|_Is_|_IsNot_|VariableReplacer|VariableInserter))|.*_(Add_Sub|Sub_Add|Mul_FloorDiv)$"
)
"""Changes that a slip of the hand makes. `+` as `^` is none, nor is the `|` of an annotation, nor `is None` as `== None`."""
ALSO = {"reading": ("thresholds", "text_reading", "unruled_tables", "wrong_spans", "seeds")}
"""Tests that hold a room without naming it."""
BARE = "not (ocr or libreoffice or chromium or wkhtmltopdf or npm or network)"


def main() -> int:
    options = _options()
    with TemporaryDirectory() as name:
        copy = Path(name)
        _copy(copy)
        os.chdir(copy)
        paths = [*(str(copy / package.parent) for package in PACKAGES), os.environ.get("PYTHONPATH", "")]
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        [room] = [package / options.room for package in PACKAGES if (package / options.room).exists()]
        first = _pytest(*options.tests or _named(room))
        if subprocess.run(first, check=False).returncode:
            sys.exit("the tests fail without a change")
        command = (
            first if options.quick else ["sh", "-c", f"{shlex.join(first)} && {shlex.join(_pytest('-n', 'auto', 'tests'))}"]
        )
        survivors = list(_survivors(room, Random(options.seed), options.sample, shlex.join(command)))
    print(*survivors, sep="\n")
    print(f"{len(survivors)} of {options.sample} changes survived")
    return 1 if survivors else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("room")
    parser.add_argument("--sample", type=int, default=40, help="how many changes, drawn by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="only the first tests")
    parser.add_argument("--tests", nargs="+", help="the first tests, in place of those that name the room")
    return parser.parse_args()


def _copy(folder: Path) -> None:
    """The tree as it stands, with what git does not know yet but without what it ignores."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout.split("\0"):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


def _named(room: Path) -> list[str]:
    """The test files that import from a room, and those that hold it all the same."""
    package = ".".join(room.with_suffix("").parts[1:])
    also = {Path(f"tests/test_{name}.py") for name in ALSO.get(room.name, ())}
    return sorted(
        str(test) for test in Path("tests").glob("test_*.py") if test in also or package in test.read_text("utf-8")
    )


def _pytest(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider", "-m", BARE, *arguments]


def _survivors(room: Path, chance: Random, count: int, command: str) -> Iterator[str]:
    """The differences that the tests of this command do not notice, of so many."""
    from cosmic_ray.commands import init
    from cosmic_ray.mutating import mutate_and_test
    from cosmic_ray.work_db import WorkDB, use_db
    from cosmic_ray.work_item import TestOutcome

    modules = sorted(room.rglob("*.py")) if room.is_dir() else [room]
    with use_db("mutations.sqlite", WorkDB.Mode.create) as changes:
        init(modules, changes, {})
        drawn = sorted(
            changes.work_items, key=lambda one: [(str(m.module_path), m.start_pos, m.operator_name) for m in one.mutations]
        )
    worth = [one for one in drawn if LIKELY.match(one.mutations[0].operator_name)]
    for number, one in enumerate(chance.sample(worth, min(count, len(worth))), 1):
        result = mutate_and_test(one.mutations, command, SECONDS)
        survived = result.test_outcome == TestOutcome.SURVIVED
        print(
            f"{number}/{count} {one.mutations[0].module_path}:{one.mutations[0].start_pos[0]}",
            "SURVIVED" if survived else "",
            file=sys.stderr,
        )
        if survived:
            yield result.diff


if __name__ == "__main__":
    sys.exit(main())
