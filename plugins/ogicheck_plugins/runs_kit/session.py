"""One call of ogicheck: its settings, and what they call for. Commands are given it, and need nothing else to run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ogicheck.api import (
    CLEAN,
    FOUND,
    INCOMPLETE,
    Capacity,
    Checker,
    Companions,
    Executor,
    ExecutorError,
    FileResult,
    Host,
    IncompleteError,
    Input,
    Lang,
    Outcome,
    Plan,
    Registry,
    SettingError,
    Settings,
    Text,
    checker,
    content,
    loaded,
    reason,
    unknown_name,
)
from ogicheck_plugins.runs_kit import drafts
from ogicheck_plugins.runs_kit.again import outcomes
from ogicheck_plugins.runs_kit.configuration import NAMES, Found
from ogicheck_plugins.runs_kit.console import LOST, complain, try_stdout, write
from ogicheck_plugins.runs_kit.leftovers import scratch
from ogicheck_plugins.runs_kit.many import check_all
from ogicheck_plugins.runs_kit.records import EXTRACTED, ReadRecords, read_records, with_companions
from ogicheck_plugins.runs_kit.searching import Search
from ogicheck_plugins.runs_kit.surveying import Surveys
from ogicheck_plugins.runs_kit.table import Inputs

NO_EXECUTOR = Text("“{0}”给出的不是执行方式：{1}", "'{0}' gave what is no executor: {1}")


@dataclass(frozen=True)
class Session:
    """What a command works with. Its methods raise SettingError where the call is wrong, which ends it with exit code 2."""

    settings: Settings
    found: Found
    _targets: list[str] = field(default_factory=list, init=False, compare=False)
    _layers: ExitStack = field(default_factory=ExitStack, init=False, compare=False)
    _failures: list[Text] = field(default_factory=list, init=False, compare=False)
    _others: dict[str, Input] = field(default_factory=dict, init=False, compare=False)
    """The files that stand for inputs which only show them."""
    _read: dict[tuple[str, ...], ReadRecords] = field(default_factory=dict, init=False, compare=False)

    @property
    def lang(self) -> Lang:
        return self.settings.lang

    @property
    def host(self) -> Host:
        return loaded(self.settings.plugins, self.settings.disabled)

    @cached_property
    def registry(self) -> Registry:
        """What the plugins of this call registered."""
        known = [origin.name for origin in self.host.origins]
        for name in self.settings.disabled:
            if name not in known:
                raise SettingError(unknown_name(name, known))
        return self.host.registry

    @cached_property
    def checker(self) -> Checker:
        """What reads and checks files, its rulesets read."""
        return checker(Plan.of(self.settings))

    def prepare(self) -> None:
        """Load plugins and rulesets, so that what is wrong with them is told before any work. Raises SettingError."""
        _ = self.checker

    @cached_property
    def executor(self) -> Executor:
        name = self.settings.executor.partition("://")[0]
        if name not in self.registry.executors:
            raise SettingError(unknown_name(name, list(self.registry.executors)))
        executor = self.registry.executors[name]
        for layer in self.registry.layers.values():
            around: object = layer.wrap(executor, self.settings, self.say)
            inner = self._layers.enter_context(around) if isinstance(around, AbstractContextManager) else around
            if not isinstance(inner, Executor):
                raise ExecutorError(NO_EXECUTOR.fill(layer.name, repr(inner)[:80]))
            executor = inner
        return executor

    @property
    def capacity(self) -> Capacity:
        return Capacity.of(self.settings)

    def say(self, text: Text) -> None:
        """A message to the person, on stderr."""
        complain(text.say(self.lang))

    def complain(self, message: str) -> None:
        """A line on stderr."""
        complain(message)

    def write(self, data: bytes) -> None:
        """Data on stdout; as `save`."""
        self.save("", data)

    def save(self, file: str, data: bytes) -> None:
        """Data into a file, whole or not at all; on stdout where `file` is "".

        Where it cannot be written, that is told of, and makes the exit code 3; the command goes on to its other files.
        """
        try:
            if file:
                drafts.save(file, data)
            else:
                write(data)
        except IncompleteError as error:
            self._failed(error.text)
        except OSError as error:
            self._failed(LOST.fill(reason(error)))

    def reserve(self, files: Iterable[str], *, renewing: bool = False) -> None:
        """Try, before any work, that files can be written ("" is stdout), and that none of them is one that is read; but for
        the baseline where that is what the command is `renewing`.

        Raises SettingError, IncompleteError.
        """
        for file in files:
            if file:
                drafts.tried(file)
            else:
                try_stdout()
        self.guard((file for file in files if file), renewing=renewing)

    def guard(self, targets: Iterable[str], *, renewing: bool = False) -> None:
        """Nothing may be read from now on that is one of the targets. Raises SettingError for what was read already."""
        named = list(targets)
        own = Path(self.settings.baseline) if renewing else None
        drafts.keep_from(named, (one for one in self._settings_files() if one != own))
        self._targets.extend(named)

    @contextmanager
    def settled(self) -> Iterator[None]:
        """A command that could not write what it was to write ends with 3."""
        try:
            with self._layers:
                yield
        except SystemExit as ended:
            if not self._failures or ended.code not in (None, CLEAN, FOUND):
                raise
        if self._failures:
            sys.exit(INCOMPLETE)

    def inputs(self, paths: Sequence[str], *also: str) -> Inputs:
        """The files below paths, of the known suffixes and `also` others."""
        return Search(self.settings, self.registry, self.calls, self.say, self._targets).inputs(paths, also)

    def records(self, paths: Sequence[str]) -> ReadRecords:
        """The reports at paths, read once and not judged; what extract printed of one stands for it."""
        key = tuple(paths)
        if key not in self._read:
            file = Path(self._layers.enter_context(scratch()), "records")
            inputs = self.inputs(key, EXTRACTED)
            self._read[key] = read_records(inputs, self.checker.plan, self.executor, self.capacity, file)
        return self._read[key]

    def calls(self, function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]]) -> Iterator[Outcome]:
        """Outcomes of calls by the executor of this call."""
        return outcomes(function, arguments, self.executor, self.capacity)

    def results(self, reports: bool = False, facts: tuple[str, ...] = ()) -> Generator[tuple[Path, FileResult], None, None]:
        """Where each file is, and its result, with `facts`, and what was read where `reports`; then those to compare with
        that could not be read, and what surveys conclude.
        """
        files = self._files
        previous, parts = (
            self.records(one) if one else ReadRecords() for one in (self.settings.previous, self.settings.parts)
        )
        names = () if parts.records is None else tuple(one.name for one in files)
        surveys = Surveys.opened(self.registry.surveys.values(), self)
        asked = tuple(sorted({*facts, *surveys.facts}))
        plan = replace(self.checker.plan, reports=reports, facts=asked, timed=self.settings.timings)
        with with_companions(plan, Companions(previous.records, parts.records, self.settings.published, names)) as plan:
            for path, one in check_all(files, plan, self.executor, self.capacity):
                self._others.update({} if files.named(one.file) else {one.file: Input(path, one.file)})
                surveys.add(one)
                yield path, one
        unread = {one.file: one for one in (*previous.unread, *parts.unread) if not files.named(one.file)}
        yield from ((Path(name), one) for name, one in unread.items())
        yield from ((Path(one.file), one) for one in surveys.results(self.checker))

    def source(self, name: str) -> bytes:
        """The bytes of a file that was checked, by its name in the results. Raises UnreadableError."""
        return content(self._files.named(name) or self._others[name], self.registry.archives)

    @property
    def count(self) -> int:
        """How many files there are to check, as far as is known."""
        return len(self.__dict__.get("_files", ()))

    def _failed(self, text: Text) -> None:
        if text not in self._failures:
            self.say(text)
        self._failures.append(text)

    def _settings_files(self) -> Iterator[Path]:
        """The files that say what is to be done."""
        yield from map(Path, self.settings.plugins)
        yield from (Path(one) for one in (self.settings.baseline, self.settings.ruleset) if one)
        yield from (self.found.folder / name for name in NAMES)

    @cached_property
    def _files(self) -> Inputs:
        return self.inputs(self.settings.paths)
