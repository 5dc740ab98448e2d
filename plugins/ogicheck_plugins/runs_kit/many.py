"""Many files: each checked in a process that can be killed, results in the order given, none lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from ogicheck.api import Capacity, Executor, FileResult, Input, Plan, check_one, loaded, names_at, path_of
from ogicheck_plugins.runs_kit.again import Calls, Checking


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
