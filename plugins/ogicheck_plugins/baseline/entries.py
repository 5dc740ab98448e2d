"""A baseline as it stands on disk: TOML that people read and edit, one entry a finding that is accepted.

An entry is bound to rule and part of a report, never to positions or figures: a mended figure next to it changes nothing.
It names one file and one rule, without wildcards: a pattern would accept what nobody has looked at yet.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec

from ogicheck.api import WRONG, Finding, Text, printable, unknown_name
from ogicheck.api import TomlSource as Source
from ogicheck.api import load_toml as read
from ogicheck_plugins.results_kit.answers import part

Name = Annotated[str, msgspec.Meta(min_length=1)]
Key = tuple[str, str, str, str]
REPEATED = Text(
    "与第 {0} 行重复；同一处有几个问题的，写 count。", "the same as line {0}; where there are several, write 'count'."
)


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is accepted: failures of `rule` at `address` in `file` (relative to the baseline's folder, with `/`), `count` of
    them at most; why, by whom, and up to which day (None: for good). With `part` only as long as the part of the report is
    as it was (results_kit.answers.part). `decided` is the day on which it was decided.
    """

    file: Name
    rule: Name
    address: Name
    count: Annotated[int, msgspec.Meta(ge=1)] = 1
    reason: str = ""
    author: str = ""
    until: date | None = None
    part: str = ""
    decided: date | None = None

    @property
    def key(self) -> Key:
        return self.file, self.rule, self.address, self.part

    def speaks_of(self, finding: Finding) -> bool:
        """Whether the finding is of its rule and address, and of its part as it was."""
        same = (finding.rule, finding.address) == (self.rule, self.address)
        return same and self.part in ("", part(finding))

    def expired(self, today: date) -> bool:
        return self.until is not None and self.until < today


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person confirmed counts as before, and is kept as a record."""

    accepted: tuple[Entry, ...] = ()
    confirmed: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """A baseline, read; `entries` in the file's order."""

    source: Source
    entries: tuple[Entry, ...]

    @property
    def file(self) -> str:
        return self.source.path.name

    def of(self, name: str) -> list[Entry]:
        """The entries for one file."""
        return [entry for entry in self.entries if entry.file == name]

    def name(self, path: Path) -> str:
        """How entries call a file: relative to the baseline's folder, or as a whole path where it is on another drive."""
        folder, resolved = self.source.path.resolve().parent, path.resolve()
        same = folder.drive == resolved.drive
        return printable(Path(os.path.relpath(resolved, folder) if same else resolved).as_posix())

    def where(self, entry: Entry) -> str:
        """The file's name and the line on which an entry begins."""
        return f"{self.file}:{self.source.line(('accepted', str(self.entries.index(entry))))}"


def empty(path: Path) -> Accepted:
    """A baseline that is not there yet."""
    return Accepted(Source(path, "", {}), ())


def load(path: Path) -> Accepted:
    """Read a baseline. Raises SettingError, with line and key, where it cannot be used."""
    source = read(path)
    _know_keys(source)
    try:
        entries = msgspec.convert(source.data, Content).accepted
    except msgspec.ValidationError as error:
        said, _, where = str(error).partition(" - at ")
        raise source.error(tuple(re.findall(r"\w+", where)), WRONG.fill(said)) from error
    _tell_apart(source, entries)
    return Accepted(source, entries)


def _know_keys(source: Source) -> None:
    """Every key is known, or the nearest right one is named."""
    _known(source, source.data, Content, ())
    for name in ("accepted", "confirmed"):
        listed = source.data.get(name)
        for index, entry in enumerate(listed if isinstance(listed, list) else ()):
            _known(source, entry if isinstance(entry, dict) else {}, Entry, (name, str(index)))


def _known(source: Source, table: dict[str, Any], shape: type[msgspec.Struct], above: tuple[str, ...]) -> None:
    known = [field.encode_name for field in msgspec.structs.fields(shape)]
    for key in table:
        if key not in known:
            raise source.error((*above, key), unknown_name(key, known))


def _tell_apart(source: Source, entries: tuple[Entry, ...]) -> None:
    first: dict[Key, int] = {}
    for index, entry in enumerate(entries):
        if first.setdefault(entry.key, index) != index:
            text = REPEATED.fill(source.line(("accepted", str(first[entry.key]))))
            raise source.error(("accepted", str(index)), text)
