"""One call of ogicheck: its settings, and what they call for. Commands are given it, and need nothing else of the core."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
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
    Survey,
    Surveyor,
    Text,
    checker,
    content,
    loaded,
    printable,
    reason,
    unknown_name,
)
from ogicheck_plugins.runs_kit import drafts
from ogicheck_plugins.runs_kit.again import outcomes
from ogicheck_plugins.runs_kit.configuration import NAMES, Found
from ogicheck_plugins.runs_kit.console import LOST, complain, try_stdout, write
from ogicheck_plugins.runs_kit.many import check_all
from ogicheck_plugins.runs_kit.members import expanded, listed
from ogicheck_plugins.runs_kit.paths import inputs, may_be
from ogicheck_plugins.runs_kit.records import EXTRACTED, ReadRecords, read_records, with_companions
from ogicheck_plugins.runs_kit.surveying import concluded, surveying
from ogicheck_plugins.runs_kit.table import Inputs

NOTHING = Text("找不到文件，或文件夹里没有可检查的文件：{0}", "no such file, or no file to check in it: {0}")
NO_EXECUTOR = Text("“{0}”给出的不是执行方式：{1}", "'{0}' gave what is no executor: {1}")
WRITTEN = Text(
    "{0} 里的 {1} 个文件没有检查：那是这次输出的去处", "{1} files in {0} are not checked: an output is written there"
)


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
        suffixes = {suffix for extractor in self.registry.extractors for suffix in extractor.suffixes}
        try:
            known, sources = {*suffixes, *self._archived, *also}, self.registry.sources.values()
            found = inputs(paths, known, self.settings.root, self.settings.stdin_name, sources)
        except FileNotFoundError as error:
            raise SettingError(NOTHING.fill(printable(str(error)))) from error
        drafts.keep_from(self._targets, (one.file for one in found if one.file))
        return Inputs((one, None) for one in self._without_written(self._expanded(found)))

    def records(self, paths: Sequence[str]) -> ReadRecords:
        """The reports at paths, read once and not judged; what extract printed of one stands for it."""
        key = tuple(paths)
        if key not in self._read:
            file = Path(self._layers.enter_context(tempfile.TemporaryDirectory(prefix="ogicheck-")), "records")
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
        surveys, failed = dict[Survey, Surveyor](), dict[Survey, FileResult]()
        for kind in self.registry.surveys.values():
            with surveying(kind, failed):
                surveys |= {kind: at_work} if (at_work := kind.open(self)) else {}
        asked = tuple(sorted({*facts, *(name for kind in surveys for name in kind.facts)}))
        plan = replace(self.checker.plan, reports=reports, facts=asked, timed=self.settings.timings)
        with with_companions(plan, Companions(previous.records, parts.records, self.settings.published, names)) as plan:
            for path, one in check_all(files, plan, self.executor, self.capacity):
                self._others.update({} if files.named(one.file) else {one.file: Input(path, one.file)})
                for kind in surveys.keys() - failed:
                    with surveying(kind, failed):
                        surveys[kind].add(one)
                yield path, one
        unread = {one.file: one for one in (*previous.unread, *parts.unread) if not files.named(one.file)}
        yield from ((Path(name), one) for name, one in unread.items())
        said: list[FileResult] = []
        for kind in [one for one in surveys if one not in failed]:
            with surveying(kind, failed):
                said += (concluded(one, self.checker) for one in surveys[kind].conclude())
        shown = (one for one in (*said, *failed.values()) if one.findings or one.problems or one.remarks)
        yield from ((Path(one.file), one) for one in shown)

    def source(self, name: str) -> bytes:
        """The bytes of a file that was checked, by its name in the results. Raises UnreadableError."""
        return content(self._files.named(name) or self._others[name], self.registry.archives)

    @property
    def _archived(self) -> set[str]:
        """The suffixes of archives."""
        return {suffix for one in self.registry.archives.values() for suffix in one.suffixes}

    def _expanded(self, found: Sequence[Input]) -> Iterator[Input]:
        """The files, and those that archives among them hold, which workers list."""
        archives = [one for one in found if may_be(one, self._archived)]
        calls = [(one, self.settings.plugins, self.settings.disabled) for one in archives]
        lists = dict(zip(archives, self.calls(listed, calls), strict=True)) if archives else {}
        for one in found:
            yield from expanded(one, *lists[one]) if one in lists else (one,)

    def _without_written(self, found: Iterable[Input]) -> Iterator[Input]:
        """The inputs but those in a folder that an output writes, as of last time. Raises SettingError if none is left."""
        folders = list(filter(os.path.isdir, self._targets))
        left: Counter[str] = Counter()
        for one in found:
            written = next((folder for folder in folders if one.file and drafts.is_within(one.file, folder)), "")
            left[written] += 1
            if not written:
                yield one
        if left and not left[""]:
            raise SettingError(drafts.INTO_INPUT.fill(printable(max(left))))
        for folder in filter(left.get, folders):
            self.say(WRITTEN.fill(printable(folder), left[folder]))

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
