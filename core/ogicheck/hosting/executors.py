"""The contract between the core and the plugins that run many checks: processes here, a cluster elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ogicheck.values.texts import Text

Outcome = tuple[Any, Text | None]
"""What a call gave, and what ended it (None where nothing did)."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """How much may run: `jobs` calls at a time, each within `memory` MB and `seconds`. `address` is what stands behind
    NAME:// in `--executor`.
    """

    jobs: int = 1
    memory: int = 512
    seconds: float = 30.0
    address: str = ""


@dataclass(frozen=True, slots=True)
class Executor:
    """A way to run calls, which `--executor NAME` names.

    `run(function, arguments, capacity)` yields an outcome for each of the arguments, in their order, whatever becomes of
    the calls. The function is one of a module, and it and the arguments can be pickled.
    """

    name: str
    run: Callable[[Callable[..., Any], Sequence[tuple[Any, ...]], Capacity], Iterator[Outcome]]
    summary: str
