"""Figures that a sentence gives for another year, and that are the report year's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ogicheck.api import Part, Report
from ogicheck_plugins.national.facts import narrative
from ogicheck_plugins.national.narrative.model import Claim
from ogicheck_plugins.national.sentences import sentence_of
from ogicheck_plugins.national.told import Told, is_counted, told

TELLING, ATTRIBUTED, FAR = 3, 5, 10
"""Smaller figures may well be the same in two years; the more so where the sentence goes on to tell what became of what was
counted (2021年发布的6篇解读), or where the year is not the last.
"""
IN_TABLES = 10
"""From this figure on, the table's alone says of which year it is."""
OF_THOSE = re.compile(r"的\d")
ACTIVITY = "activity/"
SEVERAL, ONE_OF_SEVERAL = 2, 5
"""So many different measures, one of them at least so large, are not the same in two years."""
LONE = 30
"""From this figure on, one is enough wherever its year stands in the sentence."""
FEES, TEN_THOUSAND = "fees", 10_000
LEFT_OVER = ("carried_over", "in_force")
"""What is no year's own: it is the next one's, too."""
OPENED = re.compile(r"[^,;:。\d]{0,12}[,:]?(?:截[至止]到?(?P<year>20\d\d)年(?:12月31日|年?[底末]))")
"""Up to the end of a year."""
ALIKE = re.compile("持平|相同|(?<![求式定准径])一致|一样|同样|不变|相当|仍为|[也亦均都同]为|同期")
"""Words of a sentence that says itself that two years have one figure."""


def proved(report: Report) -> Iterator[tuple[Claim, Sequence[Part], str]]:
    """Sentences of another year whose figures are all of them what the tables give for the report year: the first claim of
    each. One figure may be the same in two years; several are not, and a large one is not.
    """
    claims = narrative(report).claims
    for _, group in groupby(claims, key=lambda claim: (claim.address, claim.sentence)):
        known = [(claim, table) for claim in group if (table := _table(report, claim))]
        years = _years(report, [claim for claim, _ in known])
        first = _first(report, known)
        if first is None or None in years or len(years - {report.year}) != 1:
            continue
        fits = all(_bears_out(table, claim) for claim, table in known) and _are_enough(report, known)
        if fits and not any(_is_beside(one, first[0], report) for one in claims):
            yield first[0], first[1].cells, first[1].section


def _first(report: Report, known: Sequence[tuple[Claim, Told]]) -> tuple[Claim, Told] | None:
    """The first figure of the other year; beside the report year's own, of what is one year's alone: 2021年办结29件."""
    dated = [one for one in known if one[0].year != report.year] or known
    mixed = len(dated) < len(known)
    return next((one for one in dated if not mixed or _is_dated_itself(one[0], report)), None)


def _is_dated_itself(claim: Claim, report: Report) -> bool:
    """Whether the year before leads the claim's own words, and what they count is no next year's, too."""
    last = (report.year or 0) - 1
    return claim.year == last and claim.text.startswith(f"{last}年") and claim.measure not in LEFT_OVER


def _years(report: Report, claims: Sequence[Claim]) -> set[int | None]:
    """The years of a sentence's figures: the one up to whose end they count, or from which they are seen, if it opens so."""
    opened = OPENED.match(sentence_of(report, claims[0])) if claims else None
    return {int(opened["year"])} if opened else {claim.year for claim in claims}


def _bears_out(table: Told, claim: Claim) -> bool:
    """Whether a table has a claim's figure; it counts fees in 万元."""
    return table.bears_out(claim) or (claim.measure == FEES and claim.quantity.value / TEN_THOUSAND in table.figures)


def _is_beside(one: Claim, claim: Claim, report: Report) -> bool:
    """Whether a paragraph gives the report year's other figure of the same thing: it compares the years."""
    same = (one.address, one.measure, one.year) == (claim.address, claim.measure, report.year)
    return same and one.quantity.value != claim.quantity.value


def _table(report: Report, claim: Claim) -> Told | None:
    """What the tables say of a claim, where they count what it does. None of parts: they are no figure of a table."""
    counted = is_counted(report, claim.scope)
    return told(report, claim.measure) if counted else None


def _are_enough(report: Report, known: Sequence[tuple[Claim, Told]]) -> bool:
    said = sentence_of(report, known[0][0])
    if ALIKE.search(said) or (report.year and str(report.year) in said):
        return False
    telling = {
        claim.measure: claim.quantity.value for claim, _ in known if claim.quantity.value and _is_of_its_year(report, claim)
    }
    largest = max(telling.values(), default=0)
    return largest >= LONE or (len(telling) >= SEVERAL and largest >= ONE_OF_SEVERAL)


def _is_of_its_year(report: Report, claim: Claim) -> bool:
    """Whether a figure is one year's alone: documents in force are the year before's, too, unless some came or went."""
    exact = claim.certain and claim.quantity.precision == "exact"
    if claim.measure == "in_force":
        made, ended = told(report, "issued"), told(report, "abolished")
        return exact and bool(made and ended) and not set(made.figures if made else ()) & set(ended.figures if ended else ())
    over = told(report, "carried_over") if claim.measure in ("carried_forward", "unfinished") else None
    return exact and claim.measure not in LEFT_OVER and not (over and over.bears_out(claim))


def doubled(report: Report) -> Iterator[tuple[Claim, Sequence[Part], str]]:
    """Claims on another year that alone tell of it, with the report year's same figure: in a sentence, or in the tables."""
    claims = narrative(report).claims
    for claim in claims:
        if not _may_be_misdated(report, claim):
            continue
        own = [one for one in claims if one.year == report.year and _is_of_one(one, claim)]
        apart = [one for one in own if (one.address, one.sentence) != (claim.address, claim.sentence)]
        equal = next((one for one in apart if one.quantity.value == claim.quantity.value), None)
        if len(apart) < len(own) or (apart and not equal) or _is_refuted(report, claim, claims):
            continue
        table = None if equal else told(report, claim.measure)
        if equal:
            yield claim, (equal,), equal.address
        elif table and claim.quantity.value >= IN_TABLES and table.bears_out(claim):
            yield claim, table.cells, table.section


def _is_refuted(report: Report, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a figure beside it is none of the report year's."""
    beside = [one for one in claims if (one.address, one.sentence, one.year) == (claim.address, claim.sentence, claim.year)]
    return any((table := _table(report, one)) and not table.bears_out(one) for one in beside)


def _may_be_misdated(report: Report, claim: Claim) -> bool:
    if report.year is None or claim.year in (None, report.year) or not claim.alone:
        return False
    least = ATTRIBUTED if OF_THOSE.search(claim.text) else TELLING
    least = least if abs((claim.year or 0) - report.year) == 1 else FAR
    exact = claim.certain and claim.quantity.precision == "exact" and claim.quantity.value >= least
    return exact and is_counted(report, claim.scope)


def _is_of_one(one: Claim, other: Claim) -> bool:
    """Whether two claims count one thing; what was disclosed, or done, by some means may be all of it."""
    return one.scope == other.scope and _name(one.measure) == _name(other.measure)


def _name(measure: str) -> str:
    if measure.startswith("disclosed"):
        return "disclosed"
    kind, _, rest = measure.partition(":")
    return f"{ACTIVITY}{rest}" if kind.startswith(ACTIVITY) and rest else measure
