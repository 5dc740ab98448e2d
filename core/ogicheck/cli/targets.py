"""`--output NAME[=TARGET]`: which outputs go where. A file is written whole or not at all: beside its target, then moved."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

from ogicheck.cli.console import stdout
from ogicheck.hosting.outputs import Opening, Output, Writer
from ogicheck.rulesets.nearest import unknown_name
from ogicheck.values.errors import SettingError
from ogicheck.values.findings import FileResult, PluginState, Verdict
from ogicheck.values.settings import Settings
from ogicheck.values.texts import Text

T = TypeVar("T")
ONE_STDOUT = Text(
    "只能有一种输出写到标准输出，其余请写“名称=文件”。", "only one output can go to stdout; write NAME=FILE for the others."
)
NEEDS_TARGET = Text("{0} 要写明去处：--output {0}=文件", "{0} needs a target: --output {0}=FILE")
FAILED = Text("输出“{0}”出错：{1}", "the output '{0}' failed: {1}")


def chosen(named: Iterable[str], known: Mapping[str, T]) -> list[tuple[T, str]]:
    """Outputs with the targets they go to ("" for stdout, once at most). Raises SettingError for a name that isn't known."""
    found = []
    for one in named:
        name, _, target = one.partition("=")
        if name not in known:
            raise SettingError(unknown_name(name, list(known)))
        found.append((known[name], target))
    if sum(not target for _, target in found) > 1:
        raise SettingError(ONE_STDOUT)
    return found


def save(target: str, data: bytes) -> None:
    """Write a file, and the folders above it. Raises OSError."""
    with Draft(Path(target)) as draft:
        draft.stream.write(data)


class Draft:
    """A file that is written beside its target, which it replaces once it is whole. Raises OSError."""

    def __init__(self, target: Path) -> None:
        self.target = target
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        self._path = Path(name)
        self.stream: BinaryIO = os.fdopen(handle, "wb")

    def __enter__(self) -> Draft:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.keep() if kind is None else self.drop()

    def keep(self) -> None:
        """Put the file in its target's place, with the rights that a new file gets."""
        try:
            self.stream.close()
            umask = os.umask(0)
            os.umask(umask)
            self._path.chmod(0o666 & ~umask)
            self._path.replace(self.target)
        except OSError:
            self.drop()
            raise

    def drop(self) -> None:
        with suppress(OSError):
            self.stream.close()
        self._path.unlink(missing_ok=True)


class Sink(Protocol):
    """Where an output's bytes go."""

    def keep(self) -> None: ...
    def drop(self) -> None: ...


class Standing:
    """stdout, or a folder: there is nothing to put in place."""

    def keep(self) -> None:
        sys.stdout.flush()

    def drop(self) -> None:
        pass


@dataclass(slots=True)
class Target:
    """An output at work, until it fails: then it takes no more, and `failure` says why."""

    output: Output
    writer: Writer
    sink: Sink
    failure: BaseException | None = None

    def add(self, result: FileResult) -> None:
        self._do(lambda: self.writer.add(result))

    def close(self, verdict: Verdict) -> None:
        self._do(lambda: self._close(verdict))

    def _close(self, verdict: Verdict) -> None:
        self.writer.close(verdict)
        self.sink.keep()

    def _do(self, step: Callable[[], None]) -> None:
        if self.failure is None:
            try:
                step()
            except (Exception, SystemExit) as error:
                self.failure = error
                self.sink.drop()


def opened(
    outputs: Sequence[tuple[Output, str]],
    settings: Settings,
    plugins: Sequence[PluginState],
    source: Callable[[str], bytes],
) -> list[Target]:
    """The outputs, opened. Raises SettingError where a target is missing."""
    return [_opened(output, target, settings, tuple(plugins), source) for output, target in outputs]


def _opened(
    output: Output, target: str, settings: Settings, plugins: tuple[PluginState, ...], source: Callable[[str], bytes]
) -> Target:
    if not target and output.target != "stream":
        raise SettingError(NEEDS_TARGET.fill(output.name))
    if output.target == "folder":
        Path(target).mkdir(parents=True, exist_ok=True)
        return Target(output, output.open(Opening(Path(target), settings, plugins, source)), Standing())
    if target:
        draft = Draft(Path(target))
        return Target(output, output.open(Opening(draft.stream, settings, plugins, source)), draft)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return Target(output, output.open(Opening(stdout(), settings, plugins, source, colour)), Standing())
