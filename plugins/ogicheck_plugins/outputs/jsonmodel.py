"""The shape of the json output; its schema, `output.schema.json`, is generated from these structs."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from ogicheck.api import Kind, Level


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where something stands; only what the file format knows. Lines, columns and pages from 1; the box in points."""

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    part: str | None = None
    path: str | None = None


class RelatedPart(msgspec.Struct, frozen=True):
    address: str
    text: str
    place: Place


class AcceptedEntry(msgspec.Struct, frozen=True):
    """Why a finding does not count; `reason` and `author` may be empty, `until` (YYYY-MM-DD) is the last day it holds."""

    reason: str
    author: str
    until: date | None


class FindingEntry(msgspec.Struct, frozen=True):
    rule: str
    name: str
    level: Level
    kind: Kind
    address: str
    message: str
    message_id: str
    arguments: tuple[str, ...]
    quote: str
    place: Place
    related: tuple[RelatedPart, ...]
    fingerprint: str
    accepted: AcceptedEntry | None


class ErrorEntry(msgspec.Struct, frozen=True):
    """What could not be done in a file. `rule`, `address` and `traceback` are empty where there is none."""

    kind: Literal["unreadable", "unread-part", "rule-crash", "plugin-failed"]
    message: str
    rule: str
    address: str
    traceback: str


class FileEntry(msgspec.Struct, frozen=True):
    """One file. `checked` are the rules that ran to their end, `not_checked` those whose inputs were missing.
    `recognised`: its text was recognised in pictures, so that all findings are for a person to judge, and none is no proof.
    """

    file: str
    size: int
    sha256: str
    media_type: str
    organ: str | None
    year: int | None
    format: str | None
    region: str | None
    errors: tuple[ErrorEntry, ...]
    remarks: tuple[str, ...]
    findings: tuple[FindingEntry, ...]
    checked: tuple[str, ...]
    not_checked: tuple[str, ...]
    recognised: bool


class PluginEntry(msgspec.Struct, frozen=True):
    name: str
    version: str
    state: Literal["loaded", "skipped", "failed"]
    reason: str | None
    traceback: str


class Summary(msgspec.Struct, frozen=True):
    """Failures by level; findings that nobody can tell (`open`); findings that a person must look at (`review`); failures
    that are accepted.
    """

    error: int
    warning: int
    note: int
    open: int
    review: int
    accepted: int


class RuleCount(msgspec.Struct, frozen=True):
    """How many files a rule speaks of, and how often as what."""

    rule: str
    files: int
    error: int
    warning: int
    note: int
    open: int
    review: int
    accepted: int


class RegionCount(msgspec.Struct, frozen=True):
    """The files whose organ is of a region (null where that is not known), and what was found in them."""

    region: str | None
    files: int
    unread: int
    error: int
    warning: int
    note: int
    open: int
    review: int
    accepted: int


class Statistics(msgspec.Struct, frozen=True):
    """What `--statistics` tells, the most frequent first."""

    rules: tuple[RuleCount, ...]
    regions: tuple[RegionCount, ...]


class PartTime(msgspec.Struct, frozen=True):
    """Seconds that a part took (`rule OGI302`, `extractor docx`, `fact narrative`, `ogicheck`) on all files, and at most on
    one.
    """

    part: str
    seconds: float
    files: int
    longest: float


class FileTime(msgspec.Struct, frozen=True):
    file: str
    seconds: float


class Timings(msgspec.Struct, frozen=True):
    """What `--timings` tells, the slowest first; of the files, the ten slowest."""

    seconds: float
    parts: tuple[PartTime, ...]
    files: tuple[FileTime, ...]


class Report(msgspec.Struct, frozen=True):
    """A run of ogicheck. Within one version fields are only added. `baseline` names the file of accepted findings.

    `complete`: all files were checked, and wholly; false with the exit codes 3 and above. `stopped` says that the run was
    interrupted, and how far it came. `statistics` and `timings` are there where they were asked for.

    A file's name is written with `\\xNN` for a byte that is not UTF-8, `\\n`, `\\r`, `\\t`, `\\uNNNN` for what steers a
    terminal, and `\\\\` for a backslash.
    """

    version: Literal[1]
    ruleset: str
    lang: Literal["zh-CN", "en"]
    baseline: str | None
    exit_code: int
    complete: bool
    stopped: str | None
    files: tuple[FileEntry, ...]
    plugins: tuple[PluginEntry, ...]
    summary: Summary
    statistics: Statistics | msgspec.UnsetType = msgspec.UNSET
    timings: Timings | msgspec.UnsetType = msgspec.UNSET
