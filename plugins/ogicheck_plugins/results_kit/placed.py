"""Findings with what a person needs to find them: the place in words, and the row of the table that they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ogicheck.api import Finding, Report, Text
from ogicheck_plugins.results_kit.excerpt import Excerpt, excerpt
from ogicheck_plugins.results_kit.grid import Grid, grids
from ogicheck_plugins.results_kit.where import NOWHERE, WHOLE, Where, where


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding, where it is in words, and what it is about in a table."""

    finding: Finding
    where: Where
    excerpt: Excerpt | None = None


def as_grids(report: Report | None) -> dict[str, list[Grid]]:
    """The tables of the form as they were read, by key."""
    return {key: grids(report, key) for key in report.form.tables} if report else {}


def placed(findings: Iterable[Finding], report: Report | None, tables: dict[str, list[Grid]]) -> tuple[Placed, ...]:
    """The findings; by their address alone where there is no report."""
    return tuple(_placed(one, report, tables) for one in findings)


def _placed(finding: Finding, report: Report | None, tables: dict[str, list[Grid]]) -> Placed:
    address = finding.address
    if report is None:
        return Placed(finding, Where(WHOLE, NOWHERE if address == "report" else Text(address, address)))
    own = tables.get(address.split("/")[1], []) if address.startswith("table/") else []
    return Placed(finding, where(address, report, tables), excerpt(finding, own))
