"""The bytes of a file to check, which only the process that reads it has."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ogicheck.sources import zips
from ogicheck.sources.archive import DEEPEST, LARGEST, MOST, TOTAL
from ogicheck.sources.inputs import Input
from ogicheck.values.document import UnreadableError
from ogicheck.values.errors import reason
from ogicheck.values.texts import Text

GONE = Text("无法打开：{0}", "cannot be opened: {0}")


def content(one: Input) -> bytes:
    """The file's bytes. Raises UnreadableError."""
    if one.refused:
        raise UnreadableError(one.refused)
    try:
        if one.fetch:
            return one.fetch()
        if one.file and one.where:
            return _member(one.file, one.where)
        return read_file(one.path) if one.data is None else one.data
    except (OSError, ValueError) as error:
        raise UnreadableError(GONE.fill(reason(error))) from error


def read_file(path: Path, most: int = LARGEST) -> bytes:
    """The file's bytes, at most one more than it may have: `most` is for a report."""
    with path.open("rb") as file:
        return file.read(most + 1)


def _member(path: Path, where: tuple[int, ...]) -> bytes:
    told = path.stat()
    archive = _archive(path, (told.st_mtime_ns, told.st_size), where[:-1])
    return _unpacked(archive, where[-1])


@lru_cache(maxsize=DEEPEST + 1)
def _archive(path: Path, stamp: tuple[int, int], where: tuple[int, ...]) -> zips.Zip:
    """An archive, or one in it: files of the same one follow one another, so that it is mostly opened once."""
    data = _unpacked(_archive(path, stamp, where[:-1]), where[-1]) if where else read_file(path, TOTAL)
    return zips.opened(data, MOST)


def _unpacked(archive: zips.Zip, number: int) -> bytes:
    """A file by its number. Raises UnreadableError, also where the archive is another one than was listed."""
    if number >= len(archive.members):
        raise UnreadableError(zips.DAMAGED.fill("zip"))
    return archive.read(archive.members[number], LARGEST)
