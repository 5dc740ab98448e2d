"""What this process has made for the time of its work: the processes that it started take it away where it was killed."""

from __future__ import annotations

import atexit
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

_made: set[str] = set()


def made(path: str | Path) -> None:
    """It is there from now on, a file or a folder, and is to go with the process."""
    _made.add(str(path))


def gone(path: str | Path) -> None:
    """It has gone, or found its place."""
    _made.discard(str(path))


def all_made() -> tuple[str, ...]:
    """What is there now, for a process that is started."""
    return tuple(_made.copy())


def take_away(paths: Iterable[str]) -> None:
    """Take away what a process left that was killed; another one may be at it, too."""
    for path in paths:
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - a folder is no file on any system
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for the time of the block."""
    with TemporaryDirectory(prefix="ogicheck-") as name:
        made(name)
        try:
            yield Path(name)
        finally:
            gone(name)


def lasting() -> Path:
    """A folder until the program ends."""
    name = mkdtemp(prefix="ogicheck-")
    made(name)
    atexit.register(shutil.rmtree, name, ignore_errors=True)
    return Path(name)
