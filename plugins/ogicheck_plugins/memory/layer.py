"""An executor that asks what is remembered before it makes a call, and remembers what a call gave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any

from ogicheck.api import Capacity, CutShortError, Executor, Numbered, Outcome, Settings, Text
from ogicheck_plugins.memory.keys import Around, Known, known
from ogicheck_plugins.memory.memories import Memory, opened
from ogicheck_plugins.memory.surroundings import digest


@contextmanager
def remembering(executor: Executor, settings: Settings, say: Callable[[Text], None]) -> Iterator[Executor]:
    """The executor, with what the call's settings have it remember."""
    with ExitStack() as stores:
        memories = [stores.enter_context(closing(memory)) for memory in opened(settings, say)]
        yield (
            replace(executor, run=partial(_run, executor, memories, lru_cache(maxsize=8)(digest))) if memories else executor
        )


def _run(
    executor: Executor,
    memories: Sequence[Memory],
    around: Around,
    function: Callable[..., Any],
    arguments: Sequence[tuple[Any, ...]],
    capacity: Capacity,
) -> Iterator[Outcome]:
    """What the executor yields; it is not asked for anything where all is remembered from the first call to the last."""
    asked = _Asked(memories, around, function, arguments, capacity)
    while asked and asked.recalls(0):
        yield asked.outcome(0, (None, None))
        asked.begun += 1
    if not asked:
        return
    try:
        for number, outcome in enumerate(executor.run(partial(perform, function), asked, capacity)):
            yield asked.outcome(number, outcome)
    except CutShortError as stopped:
        done = {number: asked.outcome(number, outcome) for number, outcome in stopped.done.items()}
        raise CutShortError(stopped.why, {asked.begun + number: outcome for number, outcome in done.items()}) from stopped


def perform(function: Callable[..., Any], *call: Any) -> Any:
    """Make a call; none where its outcome is known."""
    return function(*call) if call else None


@dataclass(slots=True)
class _Asked(Numbered[tuple[Any, ...]]):
    """The calls that are `begun` and after it, as an executor is asked to make them: nothing where the outcome is known."""

    memories: Sequence[Memory]
    around: Around
    function: Callable[..., Any]
    arguments: Sequence[tuple[Any, ...]]
    capacity: Capacity
    begun: int = 0
    keys: dict[int, Known] = field(default_factory=dict)
    found: dict[int, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.arguments) - self.begun

    def at(self, index: int) -> tuple[Any, ...]:
        return () if self.recalls(index) else self.arguments[self.begun + index]

    def recalls(self, index: int) -> bool:
        """Whether the outcome of a call is known: it is looked up, and kept until it is taken."""
        key = known(self.function, self.arguments[self.begun + index], self.capacity, self.around)
        if key is None:
            return False
        self.keys[index] = key
        for memory in self.memories:
            with suppress(LookupError):
                self.found[index] = memory.recalled(key)
                return True
        return False

    def outcome(self, number: int, outcome: Outcome) -> Outcome:
        """What is known of the call, or what came of it, which is remembered."""
        key, (value, ended) = self.keys.pop(number, None), outcome
        if number in self.found:
            return self.found.pop(number), None
        if key and not ended and key.holds(value):
            for memory in self.memories:
                memory.remember(key, value)
        return outcome
