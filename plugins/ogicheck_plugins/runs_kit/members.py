"""What archives hold. A worker lists one, within its limits: the process that runs the workers opens none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatch
from itertools import chain, count
from pathlib import Path

from ogicheck.api import Held, Input, Text, UnreadableError, archive_for, loaded, unopened

NOTHING_IN_IT = Text("压缩包里没有可检查的文件", "the archive holds no file to check")
AGAIN = "{0} ({1})"
"""The name of a further file of the same name in an archive."""


def listed(one: Input, plugins: tuple[str, ...] = (), disabled: tuple[str, ...] = ()) -> tuple[Held, ...] | Text | None:
    """What an archive holds; why it cannot be read; None for what is none, but a document. Called in a worker."""
    archive = archive_for(one.path, loaded(plugins, disabled).registry.archives)
    try:
        found = archive.listed(one.path) if archive else None
        return None if found is None else tuple(_named(found)) or NOTHING_IN_IT
    except UnreadableError as error:
        return error.text
    except OSError as error:
        return unopened(error)


def _named(files: Iterable[Held]) -> Iterator[Held]:
    """The files, each by a name of its own: an archive may have several of the same name."""
    taken: set[str] = set()
    for one in files:
        again = (AGAIN.format(one.name, number) for number in count(2))
        name = next(name for name in chain([one.name], again) if name not in taken)
        taken.add(name)
        yield replace(one, name=name)


def expanded(one: Input, found: tuple[Held, ...] | Text | None, ended: Text | None) -> Iterator[Input]:
    """The files to check of what was listed of an archive, or of the reason why nothing was."""
    if ended or not isinstance(found, tuple):
        yield replace(one, refused=ended or (found if isinstance(found, Text) else None))
        return
    meant = [file for file in found if fnmatch(file.name, one.members or "*")]
    for file in meant:
        path, name = Path(f"{one.path}!", file.name), f"{one.name}!/{file.name}"
        yield Input(path, name, refused=file.refused, file=one.path, where=file.where, length=file.size)
    if not meant:
        yield replace(one, refused=NOTHING_IN_IT)
