"""Ways to run many checks. Their modules are imported only when they are asked to run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ogicheck.api import Capacity, Executor, Opening, Outcome, Output, Text, Writer, hookimpl


def _processes(function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], capacity: Capacity) -> Iterator[Outcome]:
    from ogicheck_plugins.executors.processes import run

    return run(function, arguments, capacity)


def _warm(function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], capacity: Capacity) -> Iterator[Outcome]:
    from ogicheck_plugins.executors.warm import run

    return run(function, arguments, capacity)


def _apart(output: Output, files: tuple[str, ...], disabled: tuple[str, ...]) -> Output:
    def opened(opening: Opening) -> Writer:
        from ogicheck_plugins.executors.apart import Apart

        return Apart(output.name, (files, disabled), opening)

    return replace(output, open=opened)


def _tried(names: Sequence[str], files: tuple[str, ...]) -> Mapping[str, Text]:
    from ogicheck_plugins.executors.trial import fatal

    return fatal(names, files)


@hookimpl
def ogicheck_executors() -> list[Executor]:
    return [
        Executor(
            "processes", _processes, "processes of this machine, each within limits of memory and time", _apart, _tried
        ),
        Executor("warm", _warm, "the same, kept from one run to the next: for programs that run for long"),
    ]
