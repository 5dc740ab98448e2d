"""A program's way in: one report checked or read, in this process or in one of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from os.path import abspath
from pathlib import Path
from typing import Any

from ogicheck.api import (
    Capacity,
    Checker,
    Choice,
    Companions,
    FileResult,
    Input,
    Plan,
    Problem,
    Record,
    SettingError,
    Text,
    UnreadableError,
    check_input,
    check_one,
    checker,
    unknown_name,
)
from ogicheck_plugins.runs_kit.records import record_input, record_one, with_companions

Source = str | Path | bytes
"""A file's path, or its bytes."""
UNNAMED, PROCESSES = "report", "processes"
FAILED = Text("插件“{0}”没有加载：{1}", "the plugin '{0}' was not loaded: {1}")


def check(
    source: Source,
    *,
    name: str | None = None,
    ruleset: str = "auto",
    region: str = "auto",
    previous: Iterable[Source | Record] = (),
    parts: Iterable[Source | Record] = (),
    published: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    plugins: Sequence[str] = (),
    disabled: Sequence[str] = (),
    isolated: bool = False,
    memory: int = 512,
    seconds: float = 30.0,
) -> FileResult:
    """Check one report: `ogicheck check` for a program. What is wrong with the file or a plugin is in `problems`.

    `name` is what results call the file. `previous` and `parts` are other reports: paths, bytes, or what `extract` gave.
    In a process of its own (`isolated`) it may take `memory` MB and `seconds`; in the caller's nothing limits it. Raises
    SettingError where ruleset, region or a report to compare with cannot be used.
    """
    plan = Plan(ruleset, region, tuple(map(abspath, plugins)), tuple(disabled), Choice(tuple(select), tuple(ignore)))
    one = _input(source, name)
    using = checker(plan)
    companions = Companions(_records(previous, using), _records(parts, using), published)
    if isolated:
        with with_companions(using.plan, companions) as fuller:
            result, ended = _isolated(check_one, (one, fuller), using, Capacity(1, memory, seconds))
        found: FileResult = FileResult(one.name, problems=(Problem("unreadable", ended),)) if ended else result
    else:
        found = check_input(one, replace(using, companions=companions))
    failed = using.host.registry.failed
    told_of = (Problem("plugin-failed", FAILED.fill(one.name, one.reason or ""), traceback=one.traceback) for one in failed)
    return replace(found, problems=(*found.problems, *told_of))


def extract(
    source: Source,
    *,
    name: str | None = None,
    ruleset: str = "auto",
    region: str = "auto",
    plugins: Sequence[str] = (),
    disabled: Sequence[str] = (),
    isolated: bool = False,
    memory: int = 512,
    seconds: float = 30.0,
) -> Record:
    """What one report says: `ogicheck extract` for a program. Raises UnreadableError, and SettingError as `check` does."""
    plan = Plan(ruleset, region, tuple(map(abspath, plugins)), tuple(disabled))
    one, using = _input(source, name), checker(plan)
    if not isolated:
        return record_input(one, using)
    found, ended = _isolated(record_one, (one, using.plan), using, Capacity(1, memory, seconds))
    if ended or isinstance(found, Text):
        raise UnreadableError(ended or found)
    record: Record = found
    return record


def _input(source: Source, name: str | None) -> Input:
    if isinstance(source, bytes):
        return Input(Path(name or UNNAMED), name or UNNAMED, source)
    return Input(Path(source), name or Path(source).as_posix())


def _records(sources: Iterable[Source | Record], using: Checker) -> tuple[Record, ...] | None:
    """None where none are given: then nothing is compared."""
    every = tuple(one if isinstance(one, Record) else record_input(_input(one, None), using) for one in sources)
    return every or None


def _isolated(function: Callable[..., Any], arguments: tuple[Any, ...], using: Checker, capacity: Capacity) -> Any:
    executors = using.host.registry.executors
    if PROCESSES not in executors:
        raise SettingError(unknown_name(PROCESSES, list(executors)))
    (outcome,) = executors[PROCESSES].outcomes(function, [arguments], capacity)
    return outcome
