"""The contract between the core and the plugins that run many checks: processes here, a cluster elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from ogicheck.hosting.outputs import Output
from ogicheck.values.settings import Settings
from ogicheck.values.texts import Text, TextError

SECONDS, GROWTH, LONGEST = 30.0, 250.0, 900.0
"""A file's limit of time, what each MB adds to it, and the most that this makes."""
MEGABYTE, PAGE = 1_000_000, 80_000
"""Bytes; those that a page counts for: a scan's takes seven seconds where nothing else runs, and has 4 to 4,000 kB."""
WRONG = Text("执行方式“{0}”给出的不是结果：{1}", "executor '{0}' gave what is no outcome: {1}")
TOO_FEW = Text("执行方式“{0}”只给出 {1} 个结果，应有 {2} 个", "executor '{0}' gave {1} outcomes of {2}")


@dataclass(frozen=True, slots=True)
class Ended(Text):
    """Why a call gave nothing; `at` is what ran last, as it was told to `attend` ("" for no plugin's code, or not known),
    `traceback` is of the exception that is behind it, if one is.
    """

    at: str = ""
    traceback: str = ""


Outcome = tuple[Any, Ended | None]
"""What a call gave, and what ended it (None where nothing did)."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """How much may run: `jobs` calls at a time, each within `memory` MB and `seconds`. `address` is what stands behind
    NAME:// in `--executor`. Where the person set no limit of time, it grows by `growth` seconds with each MB, or by pages.
    """

    jobs: int = 1
    memory: int = 512
    seconds: float = SECONDS
    address: str = ""
    growth: float = 0.0

    @classmethod
    def of(cls, settings: Settings) -> Capacity:
        """What a call may have."""
        seconds, growth = (SECONDS, GROWTH) if settings.seconds is None else (settings.seconds, 0.0)
        address = settings.executor.partition("://")[2]
        return cls(settings.jobs or os.cpu_count() or 1, settings.memory, seconds, address, growth)

    def seconds_for(self, call: Sequence[object], pages: int = 0) -> float:
        """How long a call may take, by the pages of the file that is its first argument or, while unknown, by its size."""
        size = pages * PAGE or (getattr(call[0], "size", 0) if call else 0)
        return min(self.seconds + self.growth * size / MEGABYTE, max(self.seconds, LONGEST))


@dataclass(frozen=True, slots=True)
class Executor:
    """A way to run calls, which `--executor NAME` names.

    `run(function, arguments, capacity)` yields an outcome for each of the arguments, in their order, whatever becomes of
    the calls; it asks for the arguments of a call when it begins it, and may raise CutShortError where it is interrupted.
    The function is one of a module, and it and the arguments can be pickled. A process that runs calls calls `attend` first.
    `apart(output, files, disabled)`, if any, gives an output at work in a process of its own, which loads these plugin
    files, and not what is disabled. `tried(names, files)`, if any, gives those of these plugins that end their process as
    they are loaded, or do not end, and why.
    """

    name: str
    run: Callable[[Callable[..., Any], Sequence[tuple[Any, ...]], Capacity], Iterator[Outcome]]
    summary: str
    apart: Callable[[Output, tuple[str, ...], tuple[str, ...]], Output] | None = None
    tried: Callable[[Sequence[str], tuple[str, ...]], Mapping[str, Text]] | None = None

    def outcomes(
        self, function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], capacity: Capacity
    ) -> Iterator[Outcome]:
        """What `run` yields, held to what it promises: an outcome for each call. Raises ExecutorError."""
        count, given = 0, self.run(function, arguments, capacity)
        if not isinstance(given, Iterable):
            raise ExecutorError(WRONG.fill(self.name, repr(given)[:80]))
        for count, outcome in enumerate(given, 1):
            if count > len(arguments) or not _is_outcome(outcome):
                raise ExecutorError(WRONG.fill(self.name, repr(outcome)[:80]))
            yield outcome
        if count < len(arguments):
            raise ExecutorError(TOO_FEW.fill(self.name, count, len(arguments)))


class ExecutorError(TextError):
    """An executor does not do as it promises; `text` names it."""


def _is_outcome(one: object) -> bool:
    return isinstance(one, tuple) and len(one) == 2 and (one[1] is None or isinstance(one[1], Ended))


@dataclass(frozen=True, slots=True)
class Layer:
    """What stands round the executor of a command, and sees each call and what becomes of it.

    `wrap(executor, settings, say)` gives, until the command ends, an executor that does as this one; `say` tells the person
    something. It may raise SettingError.
    """

    name: str
    wrap: Callable[[Executor, Settings, Callable[[Text], None]], AbstractContextManager[Executor]]
