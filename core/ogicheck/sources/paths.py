"""Which files a run is about: files, folders, globs, what zip archives hold, and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ogicheck.sources.archive import is_archive, members
from ogicheck.sources.inputs import LARGEST, Input, read_file
from ogicheck.values.document import UnreadableError

STDIN = "-"
ARCHIVE = ".zip"


def inputs(paths: Sequence[str], suffixes: Iterable[str], root: Path, stdin_name: str) -> list[Input]:
    """The files to check, each once, in order. Raises FileNotFoundError with a path that matches nothing."""
    known = (*suffixes, ARCHIVE)
    found: dict[Path, Input] = {}
    for path in paths:
        matching = [_stdin(stdin_name)] if path == STDIN else [_input(one, root) for one in _matching(path, known)]
        if not matching:
            raise FileNotFoundError(path)
        for one in (part for whole in matching for part in _unpacked(whole)):
            found.setdefault(one.path, one)
    return list(found.values())


def _stdin(name: str) -> Input:
    return Input(Path(name), name, sys.stdin.buffer.read(LARGEST + 1))


def _input(path: Path, root: Path) -> Input:
    resolved, base = path.resolve(), root.resolve()
    name = resolved.relative_to(base) if resolved.is_relative_to(base) else path
    return Input(path, name.as_posix())


def _unpacked(one: Input) -> Iterator[Input]:
    """The files that a zip archive holds; any other file by itself."""
    data = read_file(one.path) if one.path.suffix.lower() == ARCHIVE and one.data is None else b""
    if not is_archive(data):
        yield one
        return
    try:
        for name, content in members(data):
            path, inside = Path(f"{one.path}!", name), f"{one.name}!/{name}"
            yield _member(path, inside, content)
    except UnreadableError as error:
        yield replace(one, refused=error.text)


def _member(path: Path, name: str, content: bytes | UnreadableError) -> Input:
    return Input(path, name, content) if isinstance(content, bytes) else Input(path, name, refused=content.text)


def _matching(path: str, suffixes: tuple[str, ...]) -> Iterator[Path]:
    given = Path(path)
    if given.is_dir():
        files = (one for one in given.rglob("*") if one.suffix.lower() in suffixes and one.is_file())
        yield from sorted(one for one in files if not _is_hidden(one.relative_to(given)))
    elif given.exists():
        yield given
    elif any(char in path for char in "*?["):
        anchor = Path(given.anchor)
        yield from sorted(one for one in anchor.glob(path.removeprefix(given.anchor)) if one.is_file())


def _is_hidden(path: Path) -> bool:
    """Hidden files, and those that Word leaves beside an open document."""
    return any(part.startswith((".", "~$")) for part in path.parts)
