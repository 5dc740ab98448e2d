"""Which files a run is about: those below its paths, and those that archives among them hold, but none that it writes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ogicheck.api import Input, Outcome, Registry, SettingError, Settings, Text, printable
from ogicheck_plugins.runs_kit import drafts
from ogicheck_plugins.runs_kit.members import expanded, listed
from ogicheck_plugins.runs_kit.paths import inputs, may_be
from ogicheck_plugins.runs_kit.table import Inputs

NOTHING = Text("找不到文件，或文件夹里没有可检查的文件：{0}", "no such file, or no file to check in it: {0}")
WRITTEN = Text(
    "{0} 里的 {1} 个文件没有检查：那是这次输出的去处", "{1} files in {0} are not checked: an output is written there"
)


@dataclass(frozen=True, slots=True)
class Search:
    """Finds the files of a call. `calls` makes calls by its executor, `targets` are what it writes."""

    settings: Settings
    registry: Registry
    calls: Callable[[Callable[..., Any], Sequence[tuple[Any, ...]]], Iterator[Outcome]]
    say: Callable[[Text], None]
    targets: Sequence[str]

    def inputs(self, paths: Sequence[str], also: Iterable[str]) -> Inputs:
        """The files below paths, of the known suffixes and `also` others. Raises SettingError."""
        suffixes = {suffix for extractor in self.registry.extractors for suffix in extractor.suffixes}
        try:
            known, sources = {*suffixes, *self._archived, *also}, self.registry.sources.values()
            found = inputs(paths, known, self.settings.root, self.settings.stdin_name, sources)
        except FileNotFoundError as error:
            raise SettingError(NOTHING.fill(printable(str(error)))) from error
        drafts.keep_from(self.targets, (one.file for one in found if one.file))
        return Inputs((one, None) for one in self._without_written(self._expanded(found)))

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
        folders = list(filter(os.path.isdir, self.targets))
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
