"""Many files: each checked in a process that can be killed, results in the order given, none lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from ogicheck.checking.again import Calls, Checking
from ogicheck.checking.checker import Checker, Plan
from ogicheck.hosting.executors import Capacity, Executor
from ogicheck.hosting.host import loaded
from ogicheck.hosting.prints import marked
from ogicheck.hosting.watching import begun, spent
from ogicheck.sources.contents import content
from ogicheck.sources.inputs import Input, names_at, path_of, shown
from ogicheck.values.document import Document, UnreadableError
from ogicheck.values.findings import FileResult, Problem
from ogicheck.values.report import Report

Found = TypeVar("Found")


def check_all(
    inputs: Sequence[Input], plan: Plan, executor: Executor, capacity: Capacity
) -> Iterator[tuple[Path, FileResult]]:
    """Where each file is, and its result, in the order of `inputs`, each as soon as those before it are there. None for a
    file that only shows another of them.
    """
    limited = replace(plan, rule_seconds=min(plan.rule_seconds, capacity.seconds / 2))
    parts = loaded(plan.plugins, plan.disabled).registry.parts
    checking = Checking(check_one, Calls(inputs, limited), executor, capacity, parts)
    names = lru_cache(lambda: {one.name for one in inputs})
    for one, result in checking.results():
        is_alone = result.file == one.name and not result.elsewhere
        if is_alone or not _is_told(one, result, names()):
            yield path_of(one, result.file), result


def _is_told(one: Input, result: FileResult, names: Set[str]) -> bool:
    """Whether another file of the run, which this one only shows, is told of by itself; a deeper one shows no higher one."""
    deeper = (name for name in names_at(one.name, result.elsewhere) if name.count("/") > one.name.count("/"))
    return (result.file != one.name and result.file in names) or not names.isdisjoint(deeper)


def check_one(one: Input, plan: Plan, without: frozenset[str] = frozenset()) -> FileResult:
    """Check one file in a process of its own."""
    with marked():
        found = check_input(one, checker(plan), without)
    return replace(found, times=spent()) if plan.timed else found


def check_input(one: Input, using: Checker, without: frozenset[str] = frozenset()) -> FileResult:
    """Check one file, or the one that it shows; whatever is wrong with it is in its result."""
    result = _checked(one, using, without)
    for other in shown(one, result.elsewhere):
        inner = _checked(other, using, without)
        if all(problem.kind != "unreadable" for problem in inner.problems):
            return replace(inner, elsewhere=result.elsewhere)
    return result


def _checked(one: Input, using: Checker, without: frozenset[str]) -> FileResult:
    try:
        data = content(one, using.host.registry.archives)
    except UnreadableError as error:
        return FileResult(one.name, problems=(Problem("unreadable", error.text),))
    return using.check(data, one.name, without)


def through(one: Input, read: Callable[[Input], Found]) -> Found:
    """What `read` gives of a file, or else of the first that it shows. Raises UnreadableError."""
    try:
        return read(one)
    except UnreadableError as error:
        for other in shown(one, error.elsewhere):
            with suppress(UnreadableError):
                return read(other)
        raise


def checker(plan: Plan) -> Checker:
    """A process loads plugins and rulesets once; that is no file's time."""
    found = _checker(plan)
    begun()
    return found


@lru_cache(maxsize=4)
def _checker(plan: Plan) -> Checker:
    return _loaded(Plan(plan.ruleset, plan.region, plan.plugins, plan.disabled)).by(plan)


_loaded = lru_cache(maxsize=4)(Checker.of)


def read_input(one: Input, plan: Plan) -> tuple[str, Document, Report]:
    """What a file, or the one that it shows, holds and says, with its name. Raises UnreadableError."""
    using = checker(plan)
    return through(one, lambda it: (it.name, *using.annual(content(it, using.host.registry.archives))))
