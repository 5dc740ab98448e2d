"""Values kept in a temporary file, for an output that can write only once all results are there."""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Generic, TypeVar, cast

from ogicheck.api import FileResult

T = TypeVar("T")
IN_MEMORY = 1024 * 1024
"""Bytes that stay in memory, for each output: some ten reports' findings; more goes to the disk."""


class Spill(Generic[T]):
    """Values in the order in which they were added, each held in memory only while it is asked for."""

    def __init__(self) -> None:
        self._file: Any = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed with the output
        self._ends = [0]

    def add(self, value: T) -> None:
        self._file.seek(self._ends[-1])
        self._file.write(zlib.compress(pickle.dumps(value), 1))
        self._ends.append(self._file.tell())

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, index: int) -> T:
        if not 0 <= index < len(self):
            raise IndexError(index)
        self._file.seek(self._ends[index])
        return cast(T, pickle.loads(zlib.decompress(self._file.read(self._ends[index + 1] - self._ends[index]))))

    def __iter__(self) -> Iterator[T]:
        return (self[index] for index in range(len(self)))

    def close(self) -> None:
        self._file.close()


def bare(result: FileResult) -> FileResult:
    """A result as it is put aside: without what was read of its report."""
    return replace(result, report=None, facts={})
