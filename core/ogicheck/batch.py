"""Many files: the same checks in one process or several, in the order given, none lost."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ogicheck.checker import Checker, Plan
from ogicheck.findings import FileResult, Problem
from ogicheck.texts import Text

GONE = Text("无法打开：{0}", "cannot be opened: {0}")
DIED = Text(
    "检查这个文件时进程异常退出（可能内存不足），文件没有检查完。",
    "the process died while checking this file (perhaps for want of memory); it was not checked to the end.",
)


@dataclass(frozen=True, slots=True)
class Input:
    """A file to check: where it is, its name in the results, and its bytes where they came from stdin."""

    path: Path
    name: str
    data: bytes | None = None


def check_all(inputs: Sequence[Input], plan: Plan, jobs: int) -> Iterator[FileResult]:
    """Results in the order of `inputs`, each as soon as those before it are there."""
    if jobs == 1 or len(inputs) == 1:
        yield from (check_one(one, plan) for one in inputs)
    else:
        yield from _in_processes(inputs, plan, jobs)


def check_one(one: Input, plan: Plan) -> FileResult:
    """Check one file; whatever is wrong with it is in its result."""
    try:
        data = one.path.read_bytes() if one.data is None else one.data
    except OSError as error:
        return FileResult(one.name, problems=(Problem("unreadable", GONE.fill(error.strerror or error)),))
    return checker(plan).check(data, one.name)


@lru_cache(maxsize=4)
def checker(plan: Plan) -> Checker:
    """A process loads plugins and rulesets once."""
    return Checker.of(plan)


def _in_processes(inputs: Sequence[Input], plan: Plan, jobs: int) -> Iterator[FileResult]:
    with _pool(min(jobs, len(inputs))) as pool:
        for one, future in _submitted(pool, inputs, plan):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield _alone(one, plan)


def _submitted(pool: ProcessPoolExecutor, inputs: Iterable[Input], plan: Plan) -> list[tuple[Input, Future[FileResult]]]:
    return [(one, pool.submit(check_one, one, plan)) for one in inputs]


def _alone(one: Input, plan: Plan) -> FileResult:
    """A file whose process died, or that waited behind such a one, gets a process of its own, once."""
    with _pool(1) as pool:
        try:
            return pool.submit(check_one, one, plan).result()
        except BrokenProcessPool:
            return FileResult(one.name, problems=(Problem("unreadable", DIED),))


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes are spawned on every system, so that they behave the same on all."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
