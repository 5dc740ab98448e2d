"""Which files a run is about: files, folders, globs, and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ogicheck.batch import Input
from ogicheck.checker import LARGEST

STDIN = "-"


def inputs(paths: Sequence[str], suffixes: Iterable[str], root: Path, stdin_name: str) -> list[Input]:
    """The files to check, each once, in order. Raises FileNotFoundError with a path that matches nothing."""
    known = tuple(suffixes)
    found: dict[Path, Input] = {}
    for path in paths:
        matching = [_stdin(stdin_name)] if path == STDIN else [_input(one, root) for one in _matching(path, known)]
        if not matching:
            raise FileNotFoundError(path)
        for one in matching:
            found.setdefault(one.path, one)
    return list(found.values())


def _stdin(name: str) -> Input:
    return Input(Path(name), name, sys.stdin.buffer.read(LARGEST + 1))


def _input(path: Path, root: Path) -> Input:
    resolved, base = path.resolve(), root.resolve()
    name = resolved.relative_to(base) if resolved.is_relative_to(base) else path
    return Input(path, name.as_posix())


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
