"""`--output NAME[=TARGET]`: which outputs go where, all of them tried before any file is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from ogicheck.api import (
    FileResult,
    IncompleteError,
    Opening,
    Output,
    SettingError,
    Text,
    Verdict,
    Writer,
    data_stream,
    described,
    printable,
    reason,
)
from ogicheck_plugins.runs_kit import drafts
from ogicheck_plugins.runs_kit.console import LOST, stdout, try_stdout

T = TypeVar("T")
OWN_STDOUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
ONE_STDOUT = Text(
    "只能有一种输出写到标准输出，其余请写“名称=文件”。", "only one output can go to stdout; write NAME=FILE for the others."
)
TWICE = Text("{0} 是两种输出的去处；请分开写。", "{0} is the target of two outputs: give each its own.")
UNKNOWN = Text("没有输出“{0}”{1}；现有的输出：{2}", "there is no output '{0}'{1}; the outputs are: {2}")
NEAR = Text("，是不是“{0}”", " (did you mean '{0}'?)")
EMPTY = Text("--output {0}= 后面没有文件名", "no file behind --output {0}=")
NEEDS_TARGET = Text("{0} 要写明去处：--output {0}=文件", "{0} needs a target: --output {0}=FILE")
FAILED = Text("输出“{0}”出错：{1}", "the output '{0}' failed: {1}")


def chosen_outputs(named: Iterable[str], known: Mapping[str, T]) -> list[tuple[T, str]]:
    """Outputs with the targets they go to ("" for stdout, once at most). Raises SettingError for a name that isn't known.

    The paths that systems have for stdout are not opened: behind them is what plugins print into.
    """
    found = []
    for one in named:
        name, equals, target = one.partition("=")
        if name.strip().lower() not in known:
            near = get_close_matches(name.strip().lower(), known, 1)
            raise SettingError(UNKNOWN.fill(printable(name), NEAR.fill(*near) if near else "", ", ".join(known)))
        if equals and not target.strip():
            raise SettingError(EMPTY.fill(name))
        found.append((known[name.strip().lower()], "" if target in OWN_STDOUT else target))
    if sum(not target for _, target in found) > 1:
        raise SettingError(ONE_STDOUT)
    _keep_apart([target for _, target in found if target])
    return found


def _keep_apart(targets: Iterable[str]) -> None:
    """Two outputs into one file: the second would replace the first."""
    seen: set[object] = set()
    for target in targets:
        found = drafts.marks(Path(target))
        if not seen.isdisjoint(found) and not drafts.is_device(target):
            raise SettingError(TWICE.fill(printable(target)))
        seen |= found


class Standing:
    """stdout, or a folder: there is nothing to put in place."""

    def keep(self) -> None:
        data_stream().flush()

    def drop(self) -> None:
        pass


@dataclass(slots=True)
class Target:
    """An output at work, until it fails: then it takes no more, and `failure` says why. `file` is "" for stdout."""

    output: Output
    file: str
    sink: drafts.Draft | Standing
    writer: Writer | None = None
    failure: BaseException | None = None

    def open(self, opening: Opening) -> None:
        self._do(lambda: setattr(self, "writer", self.output.open(opening)))
        if isinstance(self.failure, SettingError):
            raise self.failure

    def add(self, result: FileResult) -> None:
        if writer := self.writer:
            facts = {name: fact for name, fact in result.facts.items() if name in self.output.facts}
            given = replace(result, report=result.report if self.output.reports else None, facts=facts)
            self._do(lambda: writer.add(given))

    def close(self, verdict: Verdict) -> None:
        if writer := self.writer:
            self._do(lambda: self._close(writer, verdict))

    def told(self) -> Text:
        """Why it failed."""
        if self.failure is None:
            return Text("", "")
        if isinstance(self.failure, IncompleteError):
            where = self.failure.text
        elif isinstance(self.failure, OSError):
            why = reason(self.failure)
            where = drafts.not_writable(self.file, self.failure) if self.file else LOST.fill(why)
        else:
            where = described(self.failure)
        return FAILED.fill(self.output.name, where)

    def _close(self, writer: Writer, verdict: Verdict) -> None:
        writer.close(verdict)
        self.sink.keep()

    def _do(self, step: Callable[[], None]) -> None:
        if self.failure is None:
            try:
                step()
            except KeyboardInterrupt:
                self.sink.drop()
                raise
            except BaseException as error:
                self.failure = error
                self.sink.drop()


def opened(outputs: Sequence[tuple[Output, str]], opening: Callable[..., Opening]) -> list[Target]:
    """The outputs, opened: `opening` is an Opening but for its target. Raises SettingError, IncompleteError where a target
    cannot be used, and leaves none behind.
    """
    targets: list[Target] = []
    try:
        for output, file in outputs:
            targets.append(_opened(output, file, opening))
    except BaseException:
        dropped(targets)
        raise
    return targets


def dropped(targets: Iterable[Target]) -> None:
    """Leave all targets as they were."""
    for target in targets:
        target.sink.drop()


def _opened(output: Output, file: str, opening: Callable[..., Opening]) -> Target:
    if not file and output.target != "stream":
        raise SettingError(NEEDS_TARGET.fill(output.name))
    if output.target == "folder":
        target = Target(output, file, Standing())
        target.open(opening(drafts.folder(file), file=file))
    elif file:
        draft = drafts.begun(file)
        target = Target(output, file, draft)
        target.open(opening(draft.stream, file=file))
    else:
        try_stdout()
        target = Target(output, file, Standing())
        colour = data_stream().isatty() and "NO_COLOR" not in os.environ
        target.open(opening(stdout(), colour=colour))
    return target
