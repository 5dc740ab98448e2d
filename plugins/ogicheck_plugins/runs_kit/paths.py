"""Which files a run is about: files, folders, globs, and standard input."""

from __future__ import annotations

import errno
import glob
import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from ogicheck.api import LARGEST, Input, SettingError, Source, Text, printable, unopened
from ogicheck_plugins.runs_kit.table import Inputs

STDIN = ("-", "/dev/stdin", "/dev/fd/0")
DANGLING = Text("这是一个链接，它所指的文件不在", "it is a link to what is not there")
NO_FILE = Text(
    "这是管道、套接字或设备，不是普通文件，没有读取；管道里的内容请用 - 从标准输入给出",
    "it is a pipe, a socket or a device, no regular file, and was not read: give - to have a pipe read as standard input",
)
SAME_NAME = Text(
    "标准输入与一个要检查的文件同名（{0}）；请用 --stdin-name 另起一个名字",
    "standard input has the name of a file that is checked too ({0}): give it another by --stdin-name",
)
LOCK = "~$"
"""How the name begins of what Word leaves beside an open document."""
ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)
"""That nothing has this name, or could have it."""

Found = tuple[Path, Text | None]
"""A file, or what cannot be looked at and why."""


def inputs(
    paths: Sequence[str], suffixes: Iterable[str], root: Path, stdin_name: str, sources: Collection[Source] = ()
) -> Inputs:
    """The files to check, each once under the first name given, in order; those that cannot be looked at, too.

    Raises FileNotFoundError with a path that matches nothing, SettingError where standard input has a file's name.
    """
    known, name = tuple(suffixes), printable(stdin_name)
    found = Inputs(one for path in paths for one in _at(path, known, root, stdin_name, sources))
    if not set(STDIN).isdisjoint(paths) and found.times(name) > 1:
        raise SettingError(SAME_NAME.fill(name))
    return found


def _at(
    path: str, suffixes: tuple[str, ...], root: Path, stdin_name: str, sources: Collection[Source]
) -> Iterator[tuple[Input, str]]:
    """The files at a path, each with what is the same for all ways to name it."""
    if source := next((one for one in sources if one.claims(path)), None):
        matching = ((one, _identity(one)) for one in source.find(path, suffixes))
    elif path in STDIN:
        matching = ((one, STDIN[0]) for one in [_stdin(stdin_name)])
    else:
        found = (Input(at, printable(_name(at, root)), refused=why, file=at) for at, why in _matching(path, suffixes))
        matching = ((one, _identity(one)) for one in found)
    first = next(matching, None)
    if first is None:
        raise FileNotFoundError(path)
    yield from chain([first], matching)


def may_be(one: Input, suffixes: Collection[str]) -> bool:
    """Whether a file may be of a kind with these suffixes: by its name alone, and never a pipe."""
    is_file = one.data is None and not one.refused and os.path.isfile(one.path)  # noqa: PTH113 - never raises
    return is_file and one.path.suffix.lower() in suffixes


def _stdin(name: str) -> Input:
    try:
        return Input(Path(name), printable(name), sys.stdin.buffer.read(LARGEST + 1))
    except (OSError, ValueError) as error:
        return Input(Path(name), printable(name), refused=unopened(error))


def _name(path: Path, root: Path) -> str:
    """The path below the root, links in it as given; the whole path where it is elsewhere."""
    base = Path(os.path.realpath(root))
    stepping_up = ".." in path.parts
    ways = [Path(os.path.realpath(path.parent), path.name)]
    ways = ways if stepping_up else [Path(os.path.abspath(path)), *ways]  # noqa: PTH100 - Path's own keeps links' names too
    for folder in (base, Path(os.path.abspath(root))):  # noqa: PTH100 - as above
        for way in ways:
            if way.is_relative_to(folder):
                return way.relative_to(folder).as_posix()
    return path.as_posix()


def _identity(one: Input) -> str:
    """What is the same for all spellings of a file's path, and for links to it."""
    return os.path.realpath(one.path) if one.file == one.path else str(one.path)


def _matching(path: str, suffixes: tuple[str, ...]) -> Iterator[Found]:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a path of any kind
    except (OSError, ValueError) as error:
        yield from _not_there(path, error, suffixes)
        return
    if stat.S_ISDIR(mode):
        yield from _below(Path(path), suffixes, ())
    else:
        yield Path(path), None if stat.S_ISREG(mode) else NO_FILE


def _not_there(path: str, error: OSError | ValueError, suffixes: tuple[str, ...]) -> Iterator[Found]:
    """A path as a pattern, a link that leads nowhere, or what may be there and cannot be looked at."""
    if os.path.islink(path):  # noqa: PTH114 - never raises
        yield Path(path), _why(Path(path), error)
    elif any(sign in path for sign in "*?["):
        for one in sorted(glob.glob(path, recursive=True)):  # noqa: PTH207 - takes any pattern
            skipped = os.path.isdir(one) or os.path.basename(one).startswith(LOCK)  # noqa: PTH112, PTH119 - never raises
            yield from () if skipped else _file(Path(one))
    elif isinstance(error, OSError) and error.errno not in ABSENT:
        yield Path(path), unopened(error)


def _below(folder: Path, suffixes: tuple[str, ...], above: tuple[str, ...]) -> Iterator[Found]:
    """The files of known suffixes below a folder, by links to folders too, but for a link to a folder that holds it."""
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names of any bytes, sorted as they are
    except OSError as error:
        yield folder, unopened(error)
        return
    for path in (folder / name for name in names if not name.startswith((".", LOCK))):
        if os.path.isdir(path):  # noqa: PTH112 - never raises
            yield from _below(path, suffixes, (*above, real))
        elif path.suffix.lower() in suffixes:
            yield from _file(path)


def _file(path: Path) -> Iterator[Found]:
    """A file of a folder or pattern, and what cannot be looked at; no pipe, socket or device."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield path, _why(path, error)
        return
    if stat.S_ISREG(mode):
        yield path, None


def _why(path: Path, error: OSError | ValueError) -> Text:
    dangling = isinstance(error, FileNotFoundError) and os.path.islink(path)  # noqa: PTH114 - never raises
    return DANGLING if dangling else unopened(error)
