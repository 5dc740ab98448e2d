"""What a check says: findings on parts of a report, and what could not be checked.

The values here are what outputs write; they pickle, so that a file can be checked in another process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from ogicheck.values.document import Place
from ogicheck.values.texts import Lang, Text

if TYPE_CHECKING:
    from ogicheck.values.report import Report

Level = Literal["error", "warning", "note"]
Kind = Literal["fail", "open", "review"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Related:
    """A further part of the report that a finding relates to: its address, its printed text, its place."""

    address: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Acceptance:
    """That a finding is accepted, by a baseline: why, by whom ("" where not said), and up to which day (None: for good)."""

    reason: str
    author: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule says of one part of a report.

    `kind` is `fail` (it breaks the form), `open` (its inputs are missing, so nobody can tell) or `review` (a person must
    look). `level` is the level it has, or would have, as a failure. `quote` is the printed text it speaks of. `spot` says
    where a person finds it, in a file that has neither lines nor pages. `fingerprint` depends on rule, file and part,
    never on figures or positions. One that is `accepted` does not count.
    """

    rule: str
    level: Level
    kind: Kind
    message: Text
    message_id: str
    arguments: tuple[str, ...]
    address: str
    place: Place
    quote: str = ""
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    accepted: Acceptance | None = None
    spot: Text | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be done: a file or table not read, a rule or plugin that failed.

    `kind`: `unreadable` (the file), `unread-part` (a table whose cells cannot be told apart, a page that is a picture),
    `rule-crash`, `plugin-failed`. `traceback` is empty unless an exception is behind it. Each of them makes the exit code 3.
    `slow` is what took too long, or ended the process, of what plugins registered, as "rule OGI101".
    """

    kind: Literal["unreadable", "unread-part", "rule-crash", "plugin-failed"]
    text: Text
    rule: str = ""
    address: str = ""
    traceback: str = ""
    slow: str = ""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What was found in one file. `file` is its path relative to the run's root, with `/`.

    `checked` are the ids of the rules that ran to their end on it, in order: those without a finding passed. `not_checked`
    are those that could not run: a part or a fact that they need is missing, or they failed.
    `size` is in bytes, `digest` the SHA-256 in hexadecimal. `organ`, `year`, `format`, `region` are None where not known.
    `recognised`: its text was recognised in pictures, so that none of its findings is a failure, and none is no proof.
    `elsewhere`: the addresses, relative to the file, of others that hold what it lacks (UnreadableError).
    `report` is what was read, without its facts, for outputs that ask for it; None for others. `facts` are by name those
    that outputs ask for. `times`, where the run is asked for them, are the seconds of what ran ("rule OGI101", "" the core).
    """

    file: str
    size: int = 0
    digest: str = ""
    media_type: str = "application/octet-stream"
    binary: bool = True
    organ: str | None = None
    year: int | None = None
    format: str | None = None
    region: str | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Text, ...] = ()
    recognised: bool = False
    checked: tuple[str, ...] = ()
    not_checked: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    report: Report | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    times: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PluginState:
    """What became of a plugin: `loaded`, `skipped` (with the reason) or `failed` (with reason and traceback)."""

    name: str
    version: str
    state: Literal["loaded", "skipped", "failed"]
    reason: Text | None = None
    traceback: str = ""
    registers: tuple[str, ...] = ()
    builtin: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision that a rule rests on: an id in ASCII (`regulation-50`) and its title as it is cited."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Help:
    """The parts of a rule's docstring in one language."""

    summary: str
    why: str
    bad: str
    good: str
    fix: str


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What is to be said of a rule: its catalogue entry and its docstring, in both languages.

    `level` is the default; `configured` the level the run's ruleset gives it (None: off).
    """

    id: str
    name: str
    level: Level
    configured: Level | None
    formats: tuple[str, ...]
    regions: tuple[str, ...]
    clauses: tuple[Clause, ...]
    messages: dict[str, Text]
    zh: Help
    en: Help
    plugin: str
    plugin_version: str
    builtin: bool

    def help(self, lang: Lang) -> Help:
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run came to, all files done. `rules` are those of the rulesets used, sorted by id; `baseline` is the name of
    the file that says which findings are accepted (None: there is none). `stopped` says that a signal ended the run before
    all files were done (None: they were). `root` is "" where nobody is to learn of it.
    """

    rules: tuple[RuleInfo, ...]
    plugins: tuple[PluginState, ...]
    ruleset: str
    lang: Lang
    exit_code: int
    strict: bool = False
    root: str = "."
    baseline: str | None = None
    arguments: tuple[str, ...] = ()
    started: datetime = field(default_factory=datetime.now)
    ended: datetime = field(default_factory=datetime.now)
    stopped: Text | None = None


@dataclass(frozen=True, slots=True)
class Run(Verdict):
    """A whole run: its verdict and the results of its files, for an output that writes them all at once."""

    files: tuple[FileResult, ...] = ()
