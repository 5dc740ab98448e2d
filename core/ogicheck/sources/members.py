"""What archives hold. A worker lists one, within its limits: the process that runs the workers opens none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from itertools import chain, count
from pathlib import Path

from ogicheck.sources.archive import TOTAL, held, is_archive
from ogicheck.sources.contents import GONE, read_file
from ogicheck.sources.inputs import Input
from ogicheck.values.document import UnreadableError
from ogicheck.values.errors import reason
from ogicheck.values.texts import Text

NOTHING_IN_IT = Text("压缩包里没有可检查的文件", "the archive holds no file to check")
TOO_LARGE = Text(
    "压缩包超过 {0} MB，没有读取；请分批检查", "the archive has more than {0} MB and was not read: check it in parts"
)
AGAIN = "{0} ({1})"
"""The name of a further file of the same name in an archive."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file in an archive: its name there, where it stands, how many bytes it has, and why it cannot be read, if so."""

    name: str
    where: tuple[int, ...]
    size: int
    refused: Text | None


def listed(one: Input) -> tuple[Listed, ...] | Text | None:
    """What an archive holds; why it cannot be read; None for what is none, but a document. Called in a worker."""
    try:
        data = read_file(one.path, TOTAL)
        if len(data) > TOTAL:
            return TOO_LARGE.fill(TOTAL >> 20)
        if not is_archive(data):
            return None
        return tuple(_named(_listed(data))) or NOTHING_IN_IT
    except UnreadableError as error:
        return error.text
    except OSError as error:
        return GONE.fill(reason(error))


def _listed(data: bytes) -> Iterator[Listed]:
    for one in held(data):
        refused = one.content.text if isinstance(one.content, UnreadableError) else None
        yield Listed(one.name, one.where, 0 if isinstance(one.content, UnreadableError) else len(one.content), refused)


def _named(files: Iterable[Listed]) -> Iterator[Listed]:
    """The files, each by a name of its own: an archive may have several of the same name."""
    taken: set[str] = set()
    for one in files:
        again = (AGAIN.format(one.name, number) for number in count(2))
        name = next(name for name in chain([one.name], again) if name not in taken)
        taken.add(name)
        yield replace(one, name=name)


def expanded(one: Input, found: tuple[Listed, ...] | Text | None, ended: Text | None) -> Iterator[Input]:
    """The files to check of what was listed of an archive, or of the reason why nothing was."""
    if ended or found is None:
        yield replace(one, refused=ended)
    elif isinstance(found, Text):
        yield replace(one, refused=found)
    else:
        for file in (member for member in found if fnmatch(member.name, one.members or "*")):
            path, name = Path(f"{one.path}!", file.name), f"{one.name}!/{file.name}"
            yield Input(path, name, refused=file.refused, file=one.path, where=file.where, length=file.size)
