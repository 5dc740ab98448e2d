"""What plugins print is no data: it goes to stderr, each line marked with the name of the plugin."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import lru_cache
from typing import TextIO, cast

from ogicheck.values.errors import described, named
from ogicheck.values.texts import Text

FROM_FILE = "ogicheck_plugin_"
"""How the modules are called that single files become."""

_data: list[TextIO] = []
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_data.clear)


class Prints(io.TextIOBase):
    """Stands in for stdout while plugins run, and writes into another stream."""

    def __init__(self, into: TextIO) -> None:
        super().__init__()
        self.into = into
        self._begun = False

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a property of files, though typeshed has it an attribute
        return self.into.encoding

    @property
    def buffer(self) -> io.BufferedIOBase:
        return cast(io.BufferedIOBase, self.into.buffer)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.into.fileno()

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            for line in text.splitlines(keepends=True):
                self.into.write(line if self._begun else f"{_mark()}{line}")
                self._begun = not line.endswith("\n")
            self.into.flush()
        return len(text)


def data_stream() -> TextIO:
    """Where data goes: stdout as it was before plugins could print."""
    return _data[0] if _data else sys.stdout


def diverted() -> AbstractContextManager[None]:
    """Within it, what is printed goes to stderr."""
    return _standing_in(sys.stderr)


def marked() -> AbstractContextManager[None]:
    """Within it, in a process whose stdout is not for data, what is printed is marked."""
    return _standing_in(sys.stdout)


@contextmanager
def _standing_in(into: TextIO) -> Iterator[None]:
    if _data:
        yield
        return
    _data.append(sys.stdout)
    sys.stdout = cast(TextIO, Prints(into))
    try:
        yield
    finally:
        sys.stdout = _data.pop()


def _mark() -> str:
    name = _speaker()
    return f"[{name}] " if name else ""


def _speaker() -> str:
    """The plugin whose code is printing; "" where it is none that is known."""
    frame = sys._getframe()
    while frame is not None:
        if name := _plugin(frame.f_globals.get("__name__") or ""):
            return name
        frame = frame.f_back  # type: ignore[assignment]  # the first frame has none behind it
    return ""


def attributed(error: BaseException) -> Text:
    """What failed and why, with the plugin whose code raised it."""
    frames = [_plugin(frame.f_globals.get("__name__") or "") for frame, _ in traceback.walk_tb(error.__traceback__)]
    name = next(filter(None, reversed(frames)), "")
    return named(name, described(error)) if name else described(error)


@lru_cache(maxsize=256)
def _plugin(module: str) -> str:
    if module.startswith(FROM_FILE):
        return module.removeprefix(FROM_FILE)
    owning = [one for one in _points() if f"{module}.".startswith(f"{one}.")]
    return _points()[max(owning, key=len)] if owning else ""


@lru_cache(maxsize=1)
def _points() -> dict[str, str]:
    """The modules of installed plugins, with the plugins' names."""
    from ogicheck.hosting.points import PLUGINS, points

    return {point.module: point.name for point, *_ in points(PLUGINS)}
