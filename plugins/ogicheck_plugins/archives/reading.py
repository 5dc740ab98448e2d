"""Zip archives as files on disk: what one holds, and the bytes of one file of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ogicheck.api import LARGEST, Held, Text, UnreadableError
from ogicheck_plugins.archives.members import DEEPEST, MOST, Unpacked, held, is_archive
from ogicheck_plugins.formats_kit import zips
from ogicheck_plugins.formats_kit.archived import TOTAL

TOO_LARGE = Text(
    "压缩包超过 {0} MB，没有读取；请分批检查", "the archive has more than {0} MB and was not read: check it in parts"
)


def listed(path: Path) -> Iterator[Held] | None:
    """What a zip holds; None where it is a document. Raises UnreadableError, OSError."""
    data = _bytes(path)
    if len(data) > TOTAL:
        raise UnreadableError(TOO_LARGE.fill(TOTAL >> 20))
    return map(_listed, held(data)) if is_archive(data) else None


def read(path: Path, where: tuple[int, ...]) -> bytes:
    """The bytes of a file by its number, and those of the archives that it is in. Raises UnreadableError, OSError."""
    told = path.stat()
    return _unpacked(_archive(path, (told.st_mtime_ns, told.st_size), where[:-1]), where[-1])


def _listed(one: Unpacked) -> Held:
    if isinstance(one.content, UnreadableError):
        return Held(one.name, one.where, refused=one.content.text)
    return Held(one.name, one.where, len(one.content))


@lru_cache(maxsize=DEEPEST + 1)
def _archive(path: Path, stamp: tuple[int, int], where: tuple[int, ...]) -> zips.Zip:
    """An archive, or one in it: files of the same one follow one another, so that it is mostly opened once."""
    data = _unpacked(_archive(path, stamp, where[:-1]), where[-1]) if where else _bytes(path)
    return zips.opened(data, MOST)


def _unpacked(archive: zips.Zip, number: int) -> bytes:
    """A file by its number. Raises UnreadableError, also where the archive is another one than was listed."""
    if number >= len(archive.members):
        raise UnreadableError(zips.DAMAGED.fill("zip"))
    return archive.read(archive.members[number], LARGEST)


def _bytes(path: Path) -> bytes:
    """The file's bytes, at most one more than it may have."""
    with path.open("rb") as file:
        return file.read(TOTAL + 1)
