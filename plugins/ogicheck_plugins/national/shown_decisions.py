"""Decisions that a sentence shows in a list: 公示行政许可14250件、行政处罚3867件、行政强制42件. What is shown may be fewer
than what was decided, unless all others of the list are the table's, or it is the table's figure with two digits swapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import Report
from ogicheck_plugins.national.sentences import PREAMBLE, Said, of, said
from ogicheck_plugins.national.told import Told, told

KINDS = {"许可": "licensing", "处罚": "penalties", "强制": "coercion"}
LISTED = re.compile(r"行政(?P<kind>许可|处罚|强制)(?:决定|信息|结果|措施|事项)*(?:共|计)?(?P<many>\d{1,9})[件宗起]")
OTHERS = re.compile("20\\d\\d年|[上去往]年|同比|[较比]|累计|以来|其中|抽|约|余|超|近|万")
ENOUGH = 10
"""The least figure of those that are the table's: two small ones may be so by chance."""
DIGITS = 3
"""Of so many, two that are swapped are no chance."""


def shown_decisions(report: Report) -> Iterator[tuple[Said, Told]]:
    """The one figure of each such list that is not the table's, and those with two digits swapped."""
    for paragraph in said(report, LISTED):
        for one in paragraph:
            plain = not OTHERS.search(one.read.replace(f"{report.year}年", "")) and one.body != PREAMBLE
            yield from _odd(report, one) if plain else ()


def _odd(report: Report, one: Said) -> Iterator[tuple[Said, Told]]:
    listed = {KINDS[match["kind"]]: match for match in LISTED.finditer(one.read)}
    found = [(match, int(match["many"]), table) for kind, match in listed.items() if (table := told(report, kind))]
    right = [many for _, many, table in found if many in table.figures]
    odd = [(match, table) for match, many, table in found if many not in table.figures]
    listed_all = len(odd) == 1 and len(right) == len(KINDS) - 1 and max(right) >= ENOUGH
    for match, table in odd:
        if listed_all or any(_are_swapped(match["many"], str(figure)) for figure in table.figures):
            yield of(one, match), table


def _are_swapped(one: str, other: str) -> bool:
    """Whether two figures are one but for two digits next to each other, exchanged."""
    from rapidfuzz.distance import OSA

    return len(one) >= DIGITS and sorted(one) == sorted(other) and OSA.distance(one, other) == 1
