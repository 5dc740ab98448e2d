"""How many pages a file turns out to have, for whoever limits the time that it may take."""

from __future__ import annotations

from collections.abc import Callable

_hearers: list[Callable[[int], None]] = []


def hear(told: Callable[[int], None]) -> None:
    """Called once in a process that may be ended: `told` is told of each file's pages as it is opened."""
    _hearers[:] = [told]


def tell(pages: int) -> None:
    """Called by a format whose pages may take long, before it reads the first."""
    for told in _hearers:
        told(pages)
