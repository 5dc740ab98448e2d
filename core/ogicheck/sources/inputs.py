"""A file to check: where it is, its bytes, and the files beside it that it shows."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from ogicheck.values.texts import Text, exact, printable


@dataclass(frozen=True, slots=True)
class Input:
    """A file to check: where it is, its name in the results (`printable`), its bytes where they came from stdin, why it
    cannot be read where that is known, and the file on disk that it is, or is in. `where` it stands in an archive (Held),
    with the `length` that it has unpacked. One at an address is `fetch`ed (Source), where its `version` is another for each
    content ("" where nothing tells). Of an archive's files those whose names match `members` are meant ("" for all).
    """

    path: Path
    name: str
    data: bytes | None = None
    refused: Text | None = None
    file: Path | None = None
    where: tuple[int, ...] = ()
    length: int = 0
    fetch: Callable[[], bytes] | None = None
    version: str = ""
    members: str = ""

    @property
    def size(self) -> int:
        """How many bytes it has; none where there is no such file, or nobody may look at it."""
        if self.data is not None or self.where or self.fetch:
            return self.length if self.data is None else len(self.data)
        try:
            return self.path.stat().st_size
        except (OSError, ValueError):
            return 0


def shown(one: Input, addresses: Iterable[str]) -> Iterator[Input]:
    """The files at these addresses, relative to a file in a folder; never one outside of that folder."""
    folder = one.path.parent.resolve()
    for name in () if one.where or one.fetch or one.data is not None else names_at(one.name, addresses):
        path = path_of(one, name)
        if path.resolve().is_relative_to(folder) and os.path.isfile(path):  # noqa: PTH113 - never raises
            yield Input(path, name)


def path_of(one: Input, name: str) -> Path:
    """Where the file of this name is, which is the input or stands beside it."""
    if name == one.name:
        return one.path
    below = PurePosixPath(name).relative_to(PurePosixPath(one.name).parent)
    return one.path.parent / exact(below.as_posix())


def names_at(name: str, addresses: Iterable[str]) -> list[str]:
    """The names of the files at addresses relative to a file; none for an address that leads out of its folder."""
    folder = PurePosixPath(name).parent.as_posix()
    paths = (posixpath.normpath(unquote(re.split("[?#]", one)[0])) for one in addresses if ":" not in one)
    inside = (path for path in paths if path.isprintable() and not path.startswith(("..", "/")))
    return [posixpath.normpath(f"{folder}/{printable(path)}") for path in inside]
