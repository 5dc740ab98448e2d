"""Which files are at an address: one, those below a folder, those that a pattern matches, those in an archive."""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ogicheck.api import IncompleteError, Input, SettingError, Text, printable
from ogicheck_plugins.formats_kit.archived import SUFFIX, TOTAL
from ogicheck_plugins.remote.fetching import Fetch, opened, version, why
from ogicheck_plugins.runs_kit.leftovers import lasting

IN_ARCHIVE = "zip://"
TOO_LARGE = Text("{0} 超过 {1} MB，没有读取；请分批检查", "{0} has more than {1} MB and was not read: check it in parts")
HERE = "memory://"
"""What only this process has: its bytes go to the others."""
HIDDEN = (".", "~$")


def found(address: str, suffixes: Collection[str]) -> Iterator[Input]:
    """The files, each once, in the order of their names. Raises SettingError for what nothing opens, IncompleteError for
    what cannot be reached.
    """
    link, chained, rest = address.partition("::")
    if chained and link.startswith(IN_ARCHIVE):
        yield _brought(rest, link.removeprefix(IN_ARCHIVE) or "*")
        return
    try:
        yield from _found(*opened(address), suffixes)
    except (SettingError, IncompleteError):
        raise
    except Exception as error:
        raise IncompleteError(why(address, error)) from error


def _found(files: Any, path: str, suffixes: Collection[str]) -> Iterator[Input]:
    if any(sign in path for sign in "*?["):
        known = files.glob(path, detail=True)
        yield from (_input(files, one, known[one]) for one in sorted(known) if known[one]["type"] == "file")
    elif files.isdir(path):
        yield from _below(files, path, suffixes)
    elif files.exists(path):
        yield _input(files, path, files.info(path))


def _below(files: Any, folder: str, suffixes: Collection[str]) -> Iterator[Input]:
    """One folder after the other: a store may hold more names than may be held."""
    for _, folders, inside in files.walk(folder, detail=True, on_error="raise"):
        for name in sorted(inside):
            if name.lower().endswith(tuple(suffixes)) and not name.startswith(HIDDEN):
                yield _input(files, inside[name]["name"], inside[name])
        for name in [one for one in folders if one.startswith(HIDDEN)]:
            del folders[name]


def _input(files: Any, path: str, known: dict[str, Any]) -> Input:
    address, size = files.unstrip_protocol(path), known.get("size") or 0
    if path.lower().endswith(SUFFIX):
        return _brought(address, "")
    name = printable(address)
    if address.startswith(HERE):
        return Input(Path(name), name, files.cat_file(path))
    now = version(known)
    return Input(Path(name), name, fetch=Fetch(address, size, now), version=now, length=size)


def _brought(address: str, members: str) -> Input:
    """An archive, brought into a file of this machine, where each process that reads of it finds it."""
    try:
        files, path = opened(address)
        size = files.size(path) or 0
        name = printable(address)
        if size > TOTAL:
            return Input(Path(name), name, refused=TOO_LARGE.fill(name, TOTAL >> 20))
        target = Path(tempfile.mkdtemp(dir=_folder()), posixpath.basename(path) or f"archive{SUFFIX}")
        files.get_file(path, str(target))
    except SettingError:
        raise
    except Exception as error:
        raise IncompleteError(why(address, error)) from error
    return Input(target, name, file=target, members=members)


_folder = cache(lasting)
"""Where archives are until the program ends."""
