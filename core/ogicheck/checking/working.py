"""One of many files, in a process that checks them: plugins and rulesets are loaded once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from ogicheck.checking.checker import Checker, Plan
from ogicheck.hosting.prints import marked
from ogicheck.hosting.watching import begun, spent
from ogicheck.sources.contents import content
from ogicheck.sources.inputs import Input, shown
from ogicheck.values.document import Document, UnreadableError
from ogicheck.values.findings import FileResult, Problem
from ogicheck.values.report import Report

Found = TypeVar("Found")


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
