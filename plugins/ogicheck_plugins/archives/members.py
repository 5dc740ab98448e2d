"""Zip archives of several reports: their files one by one, within limits that no archive of reports comes near.

Nothing is written anywhere; a name is only ever shown, and cannot lead out of the archive.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ogicheck.api import LARGEST, Text, UnreadableError, printable
from ogicheck_plugins.formats_kit import zips
from ogicheck_plugins.formats_kit.archived import SUFFIX, TOTAL


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file in an archive: its name there (that of an inner archive's file is `inner.zip!/report.docx`), where it stands
    (its number in the archive, and in each inner one), and its bytes or why they cannot be read.
    """

    name: str
    where: tuple[int, ...]
    content: bytes | UnreadableError


MOST = 2000
"""Files in an archive, inner archives included."""
RATIO, SMALL = 200, 2**20
"""How many times a file of more than SMALL bytes may be as large as it was packed: reports reach about 20."""
DEEPEST = 2
"""Archives within archives."""

_OFFICE = frozenset({"[content_types].xml", "word/document.xml", "xl/workbook.xml", "ofd.xml"})
_OPEN_DOCUMENT = frozenset({"content.xml", "meta-inf/manifest.xml"})
_CHAFF = ("__macosx/", ".", "~$", "thumbs.db", "desktop.ini")
"""How the names begin of what systems and programs leave beside documents."""
TOO_LARGE = Text(
    "压缩包中的文件解压后超过 {0} MB，没有读取；请解压后单独检查",
    "the file in the archive unpacks to more than {0} MB and was not read: unpack it and check it alone",
)
TOO_MUCH = Text(
    "压缩包解压后总计超过 {0} MB，其余文件没有读取；请分批检查",
    "the archive unpacks to more than {0} MB in all, and the files from here on were not read: check them in parts",
)
BOMB = Text(
    "压缩包中的文件压缩比超过 {0} 倍，疑为压缩炸弹，没有读取",
    "the file in the archive is packed more than {0} times over, which looks like a zip bomb, and was not read",
)
TOO_DEEP = Text(
    "压缩包中的压缩包嵌套超过 {0} 层，没有读取；请先解压",
    "archives are nested more than {0} deep and this one was not read: unpack it first",
)


def is_archive(data: bytes) -> bool:
    """Whether bytes are a zip of files rather than an office document, which is a zip too."""
    if not data.startswith(zips.LOCAL):
        return False
    try:
        names = {member.name.lstrip("/").lower() for member in zips.opened(data, MOST).members}
    except zips.CrowdedError:
        return True
    except UnreadableError:
        return False
    return not names & _OFFICE and not names >= _OPEN_DOCUMENT


def held(data: bytes) -> Iterator[Unpacked]:
    """The files of an archive in its order, those of inner archives in their place.

    Raises UnreadableError where the archive as a whole cannot be read; what is wrong with one file stands in its place.
    """
    yield from _held(data, _Budget(TOTAL, MOST), 1)


@dataclass(slots=True)
class _Budget:
    """What all archives within one may still unpack to."""

    size: int
    files: int


def _held(data: bytes, budget: _Budget, depth: int) -> Iterator[Unpacked]:
    archive = zips.opened(data, MOST)
    for number, member in enumerate(archive.members):
        name = _shown(member.name)
        if name and not member.name.endswith("/") and not _is_chaff(name):
            yield from _member(archive, number, name, budget, depth)


def _member(archive: zips.Zip, number: int, name: str, budget: _Budget, depth: int) -> Iterator[Unpacked]:
    budget.files -= 1
    if budget.files < 0:
        raise UnreadableError(zips.TOO_MANY.fill(MOST))
    try:
        content = _content(archive, archive.members[number], budget)
        inner = list(_inner(content, budget, depth)) if name.lower().endswith(SUFFIX) and is_archive(content) else None
    except UnreadableError as error:
        yield Unpacked(name, (number,), error)
        return
    if inner is None:
        yield Unpacked(name, (number,), content)
    else:
        yield from (replace(one, name=f"{name}!/{one.name}", where=(number, *one.where)) for one in inner)


def _inner(content: bytes, budget: _Budget, depth: int) -> Iterator[Unpacked]:
    if depth > DEEPEST:
        raise UnreadableError(TOO_DEEP.fill(DEEPEST))
    return _held(content, budget, depth + 1)


def _content(archive: zips.Zip, member: zips.Member, budget: _Budget) -> bytes:
    if budget.size <= 0:
        raise UnreadableError(TOO_MUCH.fill(TOTAL >> 20))
    most = min(LARGEST, budget.size, max(SMALL, min(member.packed, len(archive.data)) * RATIO))
    try:
        content = archive.read(member, most)
    except zips.ExcessError as error:
        told = _excess(most, budget)
        budget.size -= most
        raise UnreadableError(told) from error
    budget.size -= len(content)
    return content


def _excess(most: int, budget: _Budget) -> Text:
    if most == LARGEST:
        return TOO_LARGE.fill(LARGEST >> 20)
    return TOO_MUCH.fill(TOTAL >> 20) if most == budget.size else BOMB.fill(RATIO)


def _shown(name: str) -> str:
    """A file's name, in which nothing leads out of the archive or steers a terminal."""
    return printable(posixpath.normpath(f"/{name}").lstrip("/"))


def _is_chaff(name: str) -> bool:
    last = name.rpartition("/")[2].lower()
    return name.lower().startswith(_CHAFF[:1]) or last.startswith(_CHAFF[1:])
