"""Outputs of plugins that are not built in, each at work in a process of its own: one that ends it, does not end, or changes
what it is given takes nothing else with it. Its bytes are written here, where the target is.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, BinaryIO, cast

from ogicheck.api import (
    FileResult,
    IncompleteError,
    Opening,
    Text,
    UnreadableError,
    Verdict,
    Writer,
    described,
    loaded,
    marked,
)
from ogicheck_plugins.executors.serving import limit_memory, outlive_no_parent
from ogicheck_plugins.executors.worker import deaf, start

SECONDS = 60.0
"""How long an output may be silent over one result, or over the verdict of a run: the slowest built-in one takes five."""
MEMORY = 2048
"""MB that it may take: it may keep every result of a run, and a run of 20,000 reports has a tenth of it."""
ASKED = ("source", "rule")
"""What an output may ask for by a name."""
Plugins = tuple[tuple[str, ...], tuple[str, ...]]
"""What a process loads to have an output: files, and what of all there is it does not load."""
SLOW = Text("{0} 秒内没有写完，已停止", "not written within {0} seconds, so it was stopped")
DIED = Text("它结束了自己的进程（退出码 {0}）", "it ended its process (exit code {0})")


class OutputError(IncompleteError):
    """An output failed in its process."""

    def __init__(self, text: Text, trace: str = "") -> None:
        super().__init__(text)
        if trace:
            self.add_note(trace)


class Apart:
    """An output at work elsewhere, as whoever gives it results holds it."""

    def __init__(self, name: str, plugins: Plugins, opening: Opening) -> None:
        self._opening = opening
        context = multiprocessing.get_context("spawn")
        self._pipe, its = context.Pipe()
        self._process = context.Process(target=_serve, args=(its, name, plugins), daemon=True)
        with deaf():
            start(self._process, "spawn")
        its.close()
        folder = opening.target if isinstance(opening.target, Path) else None
        self._ask("open", (folder, opening.settings, opening.plugins, opening.colour, opening.file))

    def add(self, result: FileResult) -> None:
        self._ask("add", result)

    def close(self, verdict: Verdict) -> None:
        self._ask("close", verdict)
        self._end()

    def _ask(self, method: str, argument: object) -> None:
        """Call a method; meanwhile write what it writes, and answer what it asks."""
        try:
            self._pipe.send((method, argument))
            while self._answer(*self._received()):
                pass
        except BaseException:
            self._end()
            raise

    def _received(self) -> tuple[str, Any]:
        if not self._pipe.poll(SECONDS):
            raise OutputError(SLOW.fill(f"{SECONDS:g}"))
        try:
            return cast(tuple[str, Any], self._pipe.recv())
        except (EOFError, OSError):
            self._process.join(1)
            raise OutputError(DIED.fill(self._process.exitcode)) from None

    def _answer(self, kind: str, value: Any) -> bool:
        """Whether there is more to come."""
        if kind == "failed":
            raise OutputError(*value)
        if kind == "data":
            self._opening.stream.write(value)
        if kind in ASKED:
            self._pipe.send(_given(getattr(self._opening, kind), value))
        return kind != "done"

    def _end(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _given(give: Callable[[str], object], name: str) -> object:
    try:
        return give(name)
    except UnreadableError as error:
        return error.text


def _serve(pipe: Connection, name: str, plugins: Plugins) -> None:
    """Have an output do as it is told, until nobody is there to tell it."""
    outlive_no_parent()
    os.dup2(2, 1)
    limit_memory(MEMORY)
    with suppress(BaseException), marked():
        _answer_all(pipe, name, plugins)
    os._exit(0)  # what is wrong with it now concerns nobody


def _answer_all(pipe: Connection, name: str, plugins: Plugins) -> None:
    writer: Writer | None = None
    while True:
        method, argument = pipe.recv()
        try:
            if writer is None:
                writer = _opened(pipe, name, plugins, *argument)
            else:
                getattr(writer, method)(argument)
            answer: tuple[str, object] = ("done", None)
        except BaseException as error:
            answer = "failed", (described(error), traceback.format_exc())
        pipe.send(answer)


def _opened(pipe: Connection, name: str, plugins: Plugins, folder: Path | None, *others: Any) -> Writer:
    settings, states, colour, file = others
    target = folder or cast(BinaryIO, _Sent(pipe))
    source, rule = (partial(_asked, pipe, kind) for kind in ASKED)
    output = loaded(*plugins).registry.outputs[name]
    return output.open(Opening(target, settings, states, source, colour, file, rule))


def _asked(pipe: Connection, kind: str, name: str) -> Any:
    pipe.send((kind, name))
    given = pipe.recv()
    if isinstance(given, Text):
        raise UnreadableError(given)
    return given


class _Sent(io.RawIOBase):
    """A stream into another process's."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__()
        self._pipe = pipe

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._pipe.send(("data", bytes(data)))
        return len(data)
