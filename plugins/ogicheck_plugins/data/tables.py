"""The four tables of a run: its files, their findings, the cells of their tables, and what their sentences claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ogicheck.api import FileResult, Lang, RuleInfo
from ogicheck_plugins.data.fact import FACT
from ogicheck_plugins.data.said import NOTHING, CellRow, ClaimRow, Said
from ogicheck_plugins.results_kit.words import counted


class Subject(NamedTuple):
    """Whose report a row is of; every row begins with it."""

    file: str
    organ: str | None
    format: str | None
    region: str | None


class FileRow(NamedTuple):
    """A file. `state` is `read`, `partly` or `unread`, and `reason` says why; then how many findings count as what."""

    size: int
    sha256: str
    state: str
    reason: str
    recognised: bool
    error: int
    warning: int
    note: int
    open: int
    review: int
    accepted: int


class FindingRow(NamedTuple):
    """A finding, as in the json output."""

    rule: str
    name: str
    level: str
    kind: str
    accepted: bool
    address: str
    message: str
    quote: str
    page: int | None
    line: int | None
    fingerprint: str


TABLES: dict[str, type] = {"files": FileRow, "findings": FindingRow, "cells": CellRow, "claims": ClaimRow}

Told = tuple[str, Subject, tuple[object, ...]]
"""A row, with its table and whose it is."""


def rows(result: FileResult, lang: Lang, rule: Callable[[str], RuleInfo | None]) -> Iterator[Told]:
    """All that is known of a file, its own row first."""
    subject = Subject(result.file, result.organ, result.format, result.region)
    said: Said = result.facts.get(FACT, NOTHING)
    cells, claims = said
    yield "files", subject, _file(result, lang)
    yield from (("findings", subject, one) for one in _findings(result, lang, rule))
    yield from (("cells", subject, CellRow(*one)) for one in cells)
    yield from (("claims", subject, ClaimRow(*one)) for one in claims)


def _file(result: FileResult, lang: Lang) -> FileRow:
    count = Counter(map(counted, result.findings))
    unread = any(problem.kind == "unreadable" for problem in result.problems)
    state = "unread" if unread else "partly" if result.problems else "read"
    reason = "; ".join(problem.text.say(lang) for problem in result.problems)
    counts = (count[name] for name in ("error", "warning", "note", "open", "review", "accepted"))
    return FileRow(result.size, result.digest, state, reason, result.recognised, *counts)


def _findings(result: FileResult, lang: Lang, rule: Callable[[str], RuleInfo | None]) -> Iterator[FindingRow]:
    for one in result.findings:
        known = rule(one.rule)
        yield FindingRow(
            rule=one.rule,
            name=known.name if known else "",
            level=one.level,
            kind=one.kind,
            accepted=one.accepted is not None,
            address=one.address,
            message=one.message.say(lang),
            quote=one.quote,
            page=one.place.page,
            line=one.place.line,
            fingerprint=one.fingerprint,
        )
