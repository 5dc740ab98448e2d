"""Which of the reports that a run is told of are the ones that a report is compared with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ogicheck.api import NOT_ASKED, Companions, Record, Report
from ogicheck_plugins.records_kit.organ_names import is_same, organ_kind, plain


def previous(report: Report, companions: Companions) -> Any:
    """The organ's own report of the year before; None where it was not found, or where several organs may be meant."""
    return NOT_ASKED if companions.previous is None else _last(report, companions.previous)


def parts(report: Report, companions: Companions) -> Any:
    """The reports that a government's report sums up; None where there are none."""
    if not sums_up(report, companions):
        return NOT_ASKED
    return _others(report, companions.parts or ()) or None


def sums_up(report: Report, companions: Companions) -> bool:
    """Whether it may be the report that sums up the parts: a government's, or one without a clear organ unless it is one of
    the parts itself.
    """
    if companions.parts is None or report.organ_kind not in ("government", None):
        return False
    return not any(part.file == companions.file and organ_kind(part.organ) is None for part in companions.parts)


def _last(report: Report, records: Iterable[Record]) -> Record | None:
    """The organ's own report of the year before; None where several organs may be meant. Of two files of one report the one
    that was read whole.
    """
    due = [one for one in records if report.year and one.year == report.year - 1]
    own = [one for one in due if is_same(one.organ, report.organ)]
    exact = [one for one in own if plain(one.organ) == plain(report.organ)]
    if not own and len(due) == 1 and not (due[0].organ and report.organ):
        own = due
    found = exact or own
    if len({plain(one.organ) for one in found}) != 1:
        return None
    return min(found, key=lambda one: (len(one.unread), -len(one.tables), one.file))


def _others(report: Report, records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(one for one in records if not (one.organ and is_same(one.organ, report.organ)))
