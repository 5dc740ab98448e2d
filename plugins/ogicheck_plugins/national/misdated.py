"""Figures that a sentence gives for another year, and that are the report year's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ogicheck.api import Part, Report
from ogicheck_plugins.national.facts import narrative
from ogicheck_plugins.national.narrative.model import Claim
from ogicheck_plugins.national.narrative.reasons import PART
from ogicheck_plugins.national.told import is_counted, told

TELLING, ATTRIBUTED, FAR = 3, 5, 10
"""Smaller figures may well be the same in two years; the more so where the sentence goes on to tell what became of what was
counted (2021年发布的6篇解读), or where the year is not the last.
"""
IN_TABLES = 10
"""From this figure on, the table's alone says of which year it is."""
OF_THOSE = re.compile(r"的\d")
ACTIVITY = "activity/"


def doubled(report: Report) -> Iterator[tuple[Claim, Sequence[Part], str]]:
    """Claims on another year that alone tell of it, with the report year's same figure: in a sentence, or in the tables."""
    claims = narrative(report).claims
    for claim in claims:
        if not _may_be_misdated(report, claim):
            continue
        own = [one for one in claims if one.year == report.year and _is_of_one(one, claim)]
        apart = [one for one in own if (one.address, one.sentence) != (claim.address, claim.sentence)]
        equal = next((one for one in apart if one.quantity.value == claim.quantity.value), None)
        if len(apart) < len(own) or (apart and not equal):
            continue
        table = None if equal else told(report, claim.measure)
        if equal:
            yield claim, (equal,), equal.address
        elif table and claim.quantity.value >= IN_TABLES and table.bears_out(claim):
            yield claim, table.cells, table.section


def _may_be_misdated(report: Report, claim: Claim) -> bool:
    if report.year is None or claim.year in (None, report.year) or not claim.alone:
        return False
    least = ATTRIBUTED if OF_THOSE.search(claim.text) else TELLING
    least = least if abs((claim.year or 0) - report.year) == 1 else FAR
    exact = claim.certain and claim.quantity.precision == "exact" and claim.quantity.value >= least
    return exact and is_counted(report, claim.scope) and not claim.measure.startswith(PART)


def _is_of_one(one: Claim, other: Claim) -> bool:
    """Whether two claims count one thing; what was disclosed, or done, by some means may be all of it."""
    return one.scope == other.scope and _name(one.measure) == _name(other.measure)


def _name(measure: str) -> str:
    if measure.startswith("disclosed"):
        return "disclosed"
    kind, _, rest = measure.partition(":")
    return f"{ACTIVITY}{rest}" if kind.startswith(ACTIVITY) and rest else measure
