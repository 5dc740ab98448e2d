"""An attribute that is found when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, overload

One = TypeVar("One")
Found = TypeVar("Found")


class once(Generic[One, Found]):  # noqa: N801 - stands where `property` would
    """As functools.cached_property, but without its lock (Python 3.11), which takes longer than most of what is found."""

    def __init__(self, find: Callable[[One], Found]) -> None:
        self._find, self._name, self.__doc__ = find, find.__name__, find.__doc__

    @overload
    def __get__(self, one: None, owner: type[One]) -> once[One, Found]: ...
    @overload
    def __get__(self, one: One, owner: type[One]) -> Found: ...
    def __get__(self, one: One | None, owner: type[One]) -> once[One, Found] | Found:
        if one is None:
            return self
        found = one.__dict__[self._name] = self._find(one)
        return found
