"""The facts that the national rules ask for, with their types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ogicheck.api import Record, Report
from ogicheck_plugins.national.narrative.model import Claim, Narrative, Unclaimed
from ogicheck_plugins.national.stamps import Stamp
from ogicheck_plugins.national.sums import Relations

if TYPE_CHECKING:
    from ogicheck_plugins.comparing.copies import Copy
    from ogicheck_plugins.comparing.doubles import Double


def narrative(report: Report) -> Narrative:
    """What its sentences state."""
    found: Narrative = report.fact("narrative")
    return found


def listed(report: Report) -> Mapping[str, Sequence[Claim | Unclaimed]]:
    """The figures of each paragraph in order, by its address."""
    found: Mapping[str, Sequence[Claim | Unclaimed]] = report.fact("listed")
    return found


def relations(report: Report, table: str) -> Relations:
    """What the figures of a table must balance."""
    found: Relations = report.fact("sums")[table]
    return found


def stamps(report: Report) -> tuple[Stamp, ...]:
    """The days that it bears."""
    found: tuple[Stamp, ...] = report.fact("stamps")
    return found


def previous(report: Report) -> Record:
    """The organ's report of the year before, for a rule that needs it."""
    found: Record = report.fact("previous")
    return found


def parts(report: Report) -> Sequence[Record]:
    """The reports that it sums up, for a rule that needs them."""
    found: Sequence[Record] = report.fact("parts")
    return found


def copies(report: Report) -> tuple[Copy, ...]:
    """Reports nearly the same, for a rule that needs them."""
    found: tuple[Copy, ...] = report.fact("copies")
    return found


def doubles(report: Report) -> tuple[Double, ...]:
    """Organs with several reports of a year, for a rule that needs them."""
    found: tuple[Double, ...] = report.fact("doubles")
    return found
