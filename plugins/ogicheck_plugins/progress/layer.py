"""An executor that tells how far it is while calls are made."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from ogicheck.api import Capacity, Executor, Numbered, Outcome, Settings, Text
from ogicheck_plugins.progress.state import State

if TYPE_CHECKING:
    from ogicheck_plugins.progress.shown import Shown


@contextmanager
def telling(executor: Executor, settings: Settings, say: Callable[[Text], None]) -> Iterator[Executor]:
    """The executor, telling how far it is as the settings have it; a bar only where there is a terminal."""
    kind = settings.progress
    is_terminal = sys.stderr.isatty()
    if settings.quiet or kind == "none" or (kind == "auto" and not is_terminal):
        yield executor
        return
    from ogicheck_plugins.progress.shown import Bar, Lines

    shown = partial(Lines, say) if kind == "plain" or not is_terminal else partial(Bar, settings.lang)
    yield replace(executor, run=partial(_run, executor, shown))


def _run(
    executor: Executor,
    shown: Callable[[int], Shown],
    function: Callable[..., Any],
    arguments: Sequence[tuple[Any, ...]],
    capacity: Capacity,
) -> Iterator[Outcome]:
    """What the executor yields. Of one call alone nothing is told."""
    if len(arguments) < 2:
        yield from executor.run(function, arguments, capacity)
        return
    begun = _Begun(arguments)
    state = State(len(arguments))
    at_work = shown(len(arguments))
    try:
        outcomes = executor.run(function, begun, capacity)
        at_work.show(state)
        for number, outcome in enumerate(outcomes):
            name, since = begun.taken(number)
            state.add(outcome[0], name, since, monotonic(), begun.name(number + 1))
            at_work.show(state)
            yield outcome
    finally:
        at_work.close(state)


@dataclass(slots=True)
class _Begun(Numbered[tuple[Any, ...]]):
    """The calls, with when each was asked for and is not done yet."""

    arguments: Sequence[tuple[Any, ...]]
    since: dict[int, tuple[str, float]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.arguments)

    def at(self, index: int) -> tuple[Any, ...]:
        call = self.arguments[index]
        self.since[index] = getattr(call[0], "name", ""), monotonic()
        return call

    def taken(self, number: int) -> tuple[str, float]:
        return self.since.pop(number, ("", monotonic()))

    def name(self, number: int) -> str:
        return self.since.get(number, ("", 0.0))[0]
