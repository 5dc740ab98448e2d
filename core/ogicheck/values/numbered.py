"""Sequences whose items are made when they are asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, TypeVar, overload

T = TypeVar("T")


class Numbered(Sequence[T]):
    """A sequence that knows how to make the item `at` an index, and holds none. `at` raises IndexError beyond the last."""

    __slots__ = ()

    @abstractmethod
    def at(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self.at(one) for one in range(*index.indices(len(self)))]
        return self.at(index)
