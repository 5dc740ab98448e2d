"""A call as it goes to a worker elsewhere: what it names on this machine's disks goes with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ogicheck.api import LARGEST, Input, Plan
from ogicheck_plugins.formats_kit.archived import SUFFIX, TOTAL

SMALL = 2**20
"""Bytes that go with the call itself; more is sent once to each worker."""
KEPT = 4
"""Files that are kept for further calls: those of an archive follow one another, and what a run is told goes with each."""

Share = Callable[[bytes], Any]
"""Sends bytes to the workers, and gives what stands for them in a call."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file's name by its content, and its bytes, or what stands for them."""

    name: str
    data: Any


@dataclass(slots=True)
class Sending:
    """What was sent is not sent again while it is likely to be wanted."""

    share: Share
    sent: dict[Path, Sent] = field(default_factory=dict)

    def files(self, call: tuple[Any, ...]) -> dict[Path, Sent]:
        """The files that a call needs and that a worker does not have, by their paths here."""
        files = {Path(path): most for path, most in _files(call)}
        return {path: sent for path, most in files.items() if (sent := self._sent(path, most)) is not None}

    def _sent(self, path: Path, most: int) -> Sent | None:
        """None for a file that cannot be read: the worker, where it is not either, says so."""
        if path in self.sent:
            self.sent[path] = self.sent.pop(path)
        else:
            try:
                with path.open("rb") as file:
                    data = file.read(most)
            except (OSError, ValueError):
                return None
            name = f"{hashlib.sha256(data).hexdigest()}{path.suffix}"
            if len(data) <= SMALL:
                return Sent(name, data)
            self.sent[path] = Sent(name, self.share(data))
            for old in list(self.sent)[:-KEPT]:
                del self.sent[old]
        return self.sent[path]


def _files(call: tuple[Any, ...]) -> Iterator[tuple[Path | str, int]]:
    """The files that a call names, and the bytes that are sent of each, -1 for all: one more than a report or an archive may
    have, so that the worker tells that it is too large.
    """
    for one in call:
        if isinstance(one, Input) and one.data is None and not one.fetch and not one.refused:
            path = (one.file or one.path) if one.where else one.path
            yield path, 1 + (TOTAL if path.suffix.lower() == SUFFIX else LARGEST)
        elif isinstance(one, Plan):
            yield from ((path, -1) for path in one.companions if path)
