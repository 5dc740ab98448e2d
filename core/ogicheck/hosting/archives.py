"""The contract between the core and the plugins that take a file of several reports apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ogicheck.values.texts import Text


@dataclass(frozen=True, slots=True)
class Held:
    """A file in an archive: its name there, where it stands (what `read` is given), and how many bytes it has, or why it
    cannot be read.
    """

    name: str
    where: tuple[int, ...]
    size: int = 0
    refused: Text | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """A kind of file that holds several reports.

    Files of its `suffixes` may be of this kind. `listed` gives what the file at a path holds, in its order; None where it is
    a document and no archive. `read` gives the bytes of one that it holds. Both raise UnreadableError, and run in a process
    that checks a file, within its limits.
    """

    name: str
    suffixes: tuple[str, ...]
    listed: Callable[[Path], Iterable[Held] | None]
    read: Callable[[Path, tuple[int, ...]], bytes]


def archive_for(path: Path, archives: Mapping[str, Archive]) -> Archive | None:
    """The first kind that the file may be of, by its name; None where it is called a document."""
    return next((one for one in archives.values() if path.suffix.lower() in one.suffixes), None)
