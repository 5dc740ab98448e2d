"""Files that are written whole or not at all: beside their target, which they then replace."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ogicheck.api import IncompleteError, SettingError, Text, printable, reason
from ogicheck_plugins.runs_kit import leftovers

NOT_WRITABLE = Text("{0} 写不了：{1}", "{0} cannot be written: {1}")
FOLDER = Text("{0} 是文件夹，不能写成文件", "{0} is a folder and cannot be written as a file")
NO_FOLDER = Text("{0} 是文件，这里要写文件夹", "{0} is a file, where a folder is to be written")
ONTO_INPUT = Text("{0} 是这次要读取的文件，不能把输出写到上面", "{0} is read in this run: nothing can be written onto it")
INTO_INPUT = Text(
    "要检查的文件都在 {0} 里，不能又把输出写到那里；请另选一个文件夹",
    "all files to check are in {0}, where an output is to be written: choose another folder",
)
SHORT = 40
"""Characters of a target's name in that of the file beside it, which must not be longer than file systems allow."""


class Draft:
    """A file at work: a regular one stands beside its target until it is whole, a device or pipe is written as it is.

    Raises OSError, at once where it could not be written.
    """

    def __init__(self, target: Path) -> None:
        self.target = Path(os.path.realpath(target))
        self.old = _standing(self.target)
        self._path: Path | None = None
        if self.old and not stat.S_ISREG(self.old.st_mode):
            self.stream: BinaryIO = self.target.open("wb")
            return
        if self.old and not os.access(self.target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        self.target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{self.target.name[:SHORT]}.", suffix=".part", dir=self.target.parent)
        self._path = Path(name)
        leftovers.made(self._path)
        self.stream = os.fdopen(handle, "wb")

    def __enter__(self) -> Draft:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.keep() if kind is None else self.drop()

    def keep(self) -> None:
        """Put the file in its target's place, with the rights of the old one, or those that a new file gets."""
        try:
            self.stream.flush()
            if self._path:
                with suppress(OSError):
                    os.fsync(self.stream.fileno())
            self.stream.close()
            if self._path:
                self._path.chmod(stat.S_IMODE(self.old.st_mode) if self.old else 0o666 & ~_umask())
                self._path.replace(self.target)
                leftovers.gone(self._path)
        except OSError:
            self.drop()
            raise

    def drop(self) -> None:
        """Leave the target as it was."""
        with suppress(OSError):
            self.stream.close()
        if self._path:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            leftovers.gone(self._path)


@contextmanager
def _writing(target: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise IncompleteError(not_writable(target, error)) from error


def save(target: str, data: bytes) -> None:
    """Write a file, and the folders above it. Raises IncompleteError."""
    with _writing(target), Draft(Path(target)) as draft:
        draft.stream.write(data)


def begun(target: str) -> Draft:
    """A file, begun. Raises SettingError where it is a folder, IncompleteError where it cannot be written."""
    with _writing(target):
        if os.path.isdir(target) or target.endswith(("/", os.sep)):  # noqa: PTH112 - never raises
            raise SettingError(FOLDER.fill(printable(target)))
        return Draft(Path(target))


def tried(target: str) -> None:
    """Make sure that a file can be written; raises as `begun` does."""
    if not is_device(target):
        begun(target).drop()


def folder(target: str) -> Path:
    """A folder that can be written into. Raises as `begun` does."""
    path = Path(target)
    with _writing(target):
        if path.exists() and not path.is_dir():
            raise SettingError(NO_FOLDER.fill(printable(target)))
        path.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path).close()
    return path


def keep_from(targets: Iterable[str | Path], read: Iterable[Path]) -> None:
    """Raises SettingError where a target is a file that the run reads, by whatever name or link."""
    written = {mark: target for target in targets for mark in marks(Path(target))}
    for path in read if written else ():
        for mark in marks(path) & written.keys():
            raise SettingError(ONTO_INPUT.fill(printable(str(written[mark]))))


def is_within(path: Path, folder: str) -> bool:
    """Whether a file is in a folder, or in one below it, whatever links lead there."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def marks(path: Path) -> set[object]:
    """What tells that two paths are one file: where it is, and, for a regular file that is there, which it is."""
    found: set[object] = set()
    with suppress(OSError, ValueError):
        found.add(os.path.normcase(os.path.realpath(path)))
        there = path.stat()
        if stat.S_ISREG(there.st_mode) and there.st_ino:
            found.add((there.st_dev, there.st_ino))
    return found


def not_writable(target: str, error: BaseException) -> Text:
    """That a target cannot be written, and why."""
    return NOT_WRITABLE.fill(printable(target), reason(error))


def _standing(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def is_device(target: str) -> bool:
    """Whether it is there, and neither a file nor a folder: it is written as it is, once only."""
    try:
        mode = os.stat(target).st_mode  # noqa: PTH116 - a name of any kind
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
