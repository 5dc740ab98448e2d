"""What a run on a cluster tells the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ogicheck.api import Executor, Text

_hearing: list[Callable[[Text], None]] = []


@contextmanager
def telling(executor: Executor, say: Callable[[Text], None]) -> Iterator[Executor]:
    """The executor; within it, `tell` reaches the person."""
    _hearing.append(say)
    try:
        yield executor
    finally:
        _hearing.remove(say)


def tell(text: Text) -> None:
    """Tell whoever hears."""
    for say in _hearing:
        say(text)
