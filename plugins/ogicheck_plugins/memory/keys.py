"""What a call is known by: the function, the file's content and name, and all that its result depends on."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from ogicheck.api import Capacity, FileResult, Input, Plan, Record

LARGEST = 2**30
"""Bytes of a file that are looked through for its digest: no report has a tenth, and no archive that is read has more."""
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """A call by its key, with the file, its digest (of the archive that it is in; at an address, its version), and its stamp
    when that was made; whether what was read is wanted.
    """

    key: bytes
    around: str
    one: Input
    digest: str
    stamp: Stamp | None
    reports: bool

    def holds(self, value: object) -> bool:
        """Whether this is what the call gives for this content, and will give again: it rests on no other file beside it,
        and the file did not change under it.
        """
        if not isinstance(value, FileResult | Record) or value.file != self.one.name or self.stamp != _stamp(self.one):
            return False
        if isinstance(value, Record):
            return True
        by_other = bool(self.one.where or self.one.fetch)
        return bool(value.digest) and (by_other or value.digest == self.digest) and not value.elsewhere

    def fits(self, value: Any) -> Any:
        """What was kept of the call, as it is wanted. Raises LookupError where it lacks what was read."""
        if not isinstance(value, FileResult):
            return value
        if self.reports and value.format and value.report is None:
            raise LookupError
        return value if self.reports else replace(value, report=None)


Around = Callable[[Plan, Capacity], str]
"""A digest of all beside the file."""


def known(function: Callable[..., Any], call: Sequence[Any], capacity: Capacity, digests: Around) -> Known | None:
    """What the call is known by; None for one that is of no file and plan, whose file cannot be looked
    at, or that is made to see how long it takes.
    """
    if len(call) < 2 or not isinstance(call[0], Input) or not isinstance(call[1], Plan) or isinstance(function, partial):
        return None
    if call[1].timed:
        return None
    one, plan, others = call[0], call[1], call[2:]
    stamp = _stamp(one)
    digest = _digest(one, stamp)
    if digest is None or not all(isinstance(other, frozenset) for other in others):
        return None
    around = digests(replace(plan, reports=False), capacity)
    parts = (function.__module__, function.__qualname__, around, one.name, digest, one.where, [sorted(o) for o in others])
    return Known(
        hashlib.sha256(repr(parts).encode("utf-8", "surrogateescape")).digest(), around, one, digest, stamp, plan.reports
    )


def _digest(one: Input, stamp: Stamp | None) -> str | None:
    if one.data is not None:
        return hashlib.sha256(one.data).hexdigest()
    if one.fetch:
        return one.version or None
    if one.refused or stamp is None or stamp[0] > LARGEST:
        return None
    try:
        return (_archive_digest if one.where else _file_digest)(one.file or one.path, stamp)
    except OSError:
        return None


def _file_digest(path: Path, _: Stamp) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_archive_digest = lru_cache(maxsize=4)(_file_digest)
"""The files of an archive follow one another."""


def _stamp(one: Input) -> Stamp | None:
    """What changes with a file on disk; None for what is none, or no regular one."""
    if one.data is not None or one.fetch:
        return None
    try:
        told = os.stat(one.file or one.path)  # noqa: PTH116 - a path of any kind
    except (OSError, ValueError):
        return None
    return (told.st_size, told.st_mtime_ns, told.st_ino) if stat.S_ISREG(told.st_mode) else None
