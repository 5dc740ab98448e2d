"""Many files: each checked in a process that can be killed, results in the order given, none lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ogicheck.checker import LARGEST, Checker, Plan
from ogicheck.document import UnreadableError
from ogicheck.findings import FileResult, Problem
from ogicheck.texts import Text
from ogicheck.workers import Limits, calls

GONE = Text("无法打开：{0}", "cannot be opened: {0}")


@dataclass(frozen=True, slots=True)
class Input:
    """A file to check: where it is, its name in the results, its bytes where they came from stdin or an archive, and why it
    could not be taken out of one.
    """

    path: Path
    name: str
    data: bytes | None = None
    refused: Text | None = None


def check_all(inputs: Sequence[Input], plan: Plan, jobs: int, limits: Limits) -> Iterator[FileResult]:
    """Results in the order of `inputs`, each as soon as those before it are there."""
    outcomes = calls(check_one, [(one, plan) for one in inputs], jobs, limits)
    for one, (result, ended) in zip(inputs, outcomes, strict=True):
        yield FileResult(one.name, problems=(Problem("unreadable", ended),)) if ended else result


def check_one(one: Input, plan: Plan) -> FileResult:
    """Check one file; whatever is wrong with it is in its result."""
    try:
        data = content(one)
    except UnreadableError as error:
        return FileResult(one.name, problems=(Problem("unreadable", error.text),))
    return checker(plan).check(data, one.name)


def content(one: Input) -> bytes:
    """The file's bytes. Raises UnreadableError."""
    if one.refused:
        raise UnreadableError(one.refused)
    try:
        return read_file(one.path) if one.data is None else one.data
    except OSError as error:
        raise UnreadableError(GONE.fill(error.strerror or error)) from error


@lru_cache(maxsize=4)
def checker(plan: Plan) -> Checker:
    """A process loads plugins and rulesets once."""
    return Checker.of(plan)


def read_file(path: Path) -> bytes:
    """The file's bytes, at most one more than a report may have."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
