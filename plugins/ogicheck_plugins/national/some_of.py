"""Whether a figure is some of what the tables count: its sentence gives the table's figure before it
(废止5件，其中因到期废止3件), or together with those next to it (准予许可300件、不予许可3件).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ogicheck.api import Report
from ogicheck_plugins.national.facts import listed, narrative
from ogicheck_plugins.national.narrative.figured import MOVED
from ogicheck_plugins.national.narrative.model import Claim, Unclaimed
from ogicheck_plugins.national.narrative.witness import grounds
from ogicheck_plugins.national.sentences import paragraph_of, sentence_of
from ogicheck_plugins.national.told import REASONS, Told, told

NEXT = 2
"""Characters from a figure to the next of a list."""
APART = re.compile("[;；]")
FLOWS = ("received", "carried_over", "carried_forward", "finished")
"""What a semicolon parts from the figure before it; outcomes may be told one by one (因…不予公开1件；因…不予公开2件)."""
REACH = 6
"""So many figures on either side are held against a table's."""
PARTLY = re.compile("部分|区分")
Figured = Claim | Unclaimed


def by_paragraph(report: Report) -> Mapping[str, Sequence[Figured]]:
    """The figures of each paragraph in order, by its address."""
    found: defaultdict[str, list[Figured]] = defaultdict(list)
    all_: list[Figured] = [*narrative(report).claims, *narrative(report).unclaimed]
    for one in all_:
        found[one.address].append(one)
    return {address: sorted(some, key=lambda one: one.start) for address, some in found.items()}


def is_some(report: Report, claim: Claim, table: Told) -> bool:
    """`table` is what the tables say of the claim's measure."""
    if claim.quantity.value >= max(table.figures):
        return _is_of_both(report, claim)
    if _is_of_grounds(report, claim):
        return True
    here = listed(report)[claim.address]
    at = bisect_left(here, claim.start, key=lambda one: one.start)
    ahead = [one for one in here[max(0, at - REACH) : at] if isinstance(one, Claim) and one.sentence == claim.sentence]
    whole = any(one.measure == claim.measure and table.bears_out(one) for one in ahead)
    text = paragraph_of(report, claim) if claim.measure in FLOWS else ""
    sums = _sums(here[max(0, at - REACH) : at + REACH], claim, text)
    return whole or any(sum_ in table.figures for sum_ in sums)


def _is_of_both(report: Report, claim: Claim) -> bool:
    """Whether what was disclosed holds what was in part, of which the sentence says nothing: 公开的17件，不公开的3件."""
    both = told(report, "granted+partly_granted") if claim.measure == "granted" else None
    return both is not None and both.bears_out(claim) and not PARTLY.search(sentence_of(report, claim))


def _is_of_grounds(report: Report, claim: Claim) -> bool:
    """Whether an outcome is counted for the grounds that its own words name: 依执法案卷、行政查询不予公开15件."""
    named = set(grounds(claim.text)) & set(REASONS.get(claim.measure, ()))
    some = told(report, "+".join(sorted(named))) if named else None
    return some is not None and some.bears_out(claim)


def _sums(here: Sequence[Figured], claim: Claim, text: str) -> Iterator[Decimal]:
    """What the figure makes with those right before and behind it, of one unit, that count nothing else and no change."""
    own = [one for one in here if (one.measure == claim.measure if isinstance(one, Claim) else not MOVED.search(one.text))]
    at = next((at for at, one in enumerate(own) if one.start == claim.start), 0)
    first, last = at, at
    while first and _are_next(own[first - 1], own[first], text):
        first -= 1
    while last + 1 < len(own) and _are_next(own[last], own[last + 1], text):
        last += 1
    for start in range(first, at + 1):
        for end in range(max(at, start + 1), last + 1):
            yield sum((one.quantity.value for one in own[start : end + 1]), Decimal(0))


def _are_next(one: Figured, other: Figured, text: str) -> bool:
    """Whether a figure stands right behind another, in one statement."""
    near = other.start - one.end <= NEXT and one.quantity.unit == other.quantity.unit
    return near and not APART.search(text[one.end : other.start])
