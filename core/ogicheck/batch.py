"""Many files: each checked in a process that can be killed, results in the order given, none lost."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TypeVar
from urllib.parse import unquote

from ogicheck.checker import LARGEST, Checker, Plan
from ogicheck.document import UnreadableError
from ogicheck.findings import FileResult, Problem
from ogicheck.texts import Text
from ogicheck.workers import Limits, calls

Found = TypeVar("Found")

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


def check_all(inputs: Sequence[Input], plan: Plan, jobs: int, limits: Limits) -> Iterator[tuple[Path, FileResult]]:
    """Where each file is, and its result, in the order of `inputs`, each as soon as those before it are there. None for a
    file that only shows another of them.
    """
    outcomes = calls(check_one, [(one, plan) for one in inputs], jobs, limits)
    names = {one.name for one in inputs}
    for one, (result, ended) in zip(inputs, outcomes, strict=True):
        if ended:
            yield one.path, FileResult(one.name, problems=(Problem("unreadable", ended),))
        elif not _is_told(one, result, names):
            yield _path(one, result.file), result


def _is_told(one: Input, result: FileResult, names: Set[str]) -> bool:
    """Whether another file of the run, which this one only shows, is told of by itself; a deeper one shows no higher one."""
    deeper = (name for name in _beside(one.name, result.elsewhere) if name.count("/") > one.name.count("/"))
    return (result.file != one.name and result.file in names) or not names.isdisjoint(deeper)


def check_one(one: Input, plan: Plan) -> FileResult:
    """Check one file, or the one that it shows; whatever is wrong with it is in its result."""
    result = _checked(one, plan)
    for other in shown(one, result.elsewhere):
        inner = _checked(other, plan)
        if all(problem.kind != "unreadable" for problem in inner.problems):
            return replace(inner, elsewhere=result.elsewhere)
    return result


def _checked(one: Input, plan: Plan) -> FileResult:
    try:
        data = content(one)
    except UnreadableError as error:
        return FileResult(one.name, problems=(Problem("unreadable", error.text),))
    return checker(plan).check(data, one.name)


def through(one: Input, read: Callable[[Input], Found]) -> Found:
    """What `read` gives of a file, or else of the first that it shows. Raises UnreadableError."""
    try:
        return read(one)
    except UnreadableError as error:
        for other in shown(one, error.elsewhere):
            with suppress(UnreadableError):
                return read(other)
        raise


def shown(one: Input, addresses: Iterable[str]) -> Iterator[Input]:
    """The files at these addresses, relative to a file in a folder; never one outside of that folder."""
    folder = one.path.parent.resolve()
    for name in _beside(one.name, addresses) if one.data is None else ():
        path = _path(one, name)
        if path.resolve().is_relative_to(folder) and path.is_file():
            yield Input(path, name)


def _path(one: Input, name: str) -> Path:
    """Where the file of this name is, which is the input or stands beside it."""
    return (
        one.path if name == one.name else one.path.parent / PurePosixPath(name).relative_to(PurePosixPath(one.name).parent)
    )


def _beside(name: str, addresses: Iterable[str]) -> list[str]:
    """The names of the files at addresses relative to a file; none for an address that leads out of its folder."""
    folder = PurePosixPath(name).parent.as_posix()
    paths = (posixpath.normpath(unquote(re.split("[?#]", one)[0])) for one in addresses if ":" not in one)
    inside = (path for path in paths if path.isprintable() and not path.startswith(("..", "/")))
    return [posixpath.normpath(f"{folder}/{path}") for path in inside]


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
