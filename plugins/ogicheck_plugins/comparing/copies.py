"""Which of many reports are nearly the same text, without comparing all pairs.

Bands of rensa's MinHash name the candidates; rapidfuzz tells how alike two of them are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ogicheck.api import NOT_ASKED, Companions, Record, Report
from ogicheck_plugins.comparing.matching import sums_up
from ogicheck_plugins.comparing.sketches import SHORTEST, Given, bands, clauses, common, neighbours, words
from ogicheck_plugins.records_kit.organ_names import is_same

LEAST = 70
"""Of 100: what is less alike is no copy by anyone's option."""
TEMPLATE = 5
"""Reports that have a clause in common which was handed down to them: two to four that agree have copied it."""
AT_HAND = 256
"""Reports whose words are in memory: those that may be copies of each other, mostly."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Two organs' reports that are nearly the same text: their names, their files, and how alike they are, of 100."""

    organs: tuple[str, str]
    files: tuple[str, str]
    share: int


def copies(report: Report, companions: Companions) -> Any:
    """Reports nearly the same as each other among a government's parts. Of a run of files a survey tells them, once."""
    if companions.parts is None or companions.files or not sums_up(report, companions):
        return NOT_ASKED
    return tuple(among(one for one in companions.parts if one.organ and one.year and not one.recognised))


def among(records: Iterable[Record]) -> Iterator[Copy]:
    """Copies among reports."""
    order = sorted(records, key=lambda one: one.file)
    given = [Given(one.file, one.organ, one.year, bands(words(one))) for one in order]
    yield from copied(given, lru_cache(AT_HAND)(lambda at: words(order[at])))


def copied(given: list[Given], words_of: Callable[[int], str]) -> Iterator[Copy]:
    """Copies among reports in the order of their files, of which only those at hand are in memory."""
    for first, others in neighbours(given):
        one = given[first]
        foreign = [at for at in sorted(others) if not is_same(one.organ, given[at].organ)]
        whole = words_of(first)
        near = [at for at in foreign if _share(whole, words_of(at))]
        template = common((words_of(at) for at in (first, *near)), TEMPLATE) if len(near) + 1 >= TEMPLATE else ()
        own = _without(whole, template)
        for at in near:
            share = _share(own, _without(words_of(at), template))
            if share:
                other = given[at]
                yield Copy((one.organ or one.file, other.organ or other.file), (one.file, other.file), share)


def _without(words: str, template: Collection[str]) -> str:
    return "".join(clause for clause in clauses(words) if clause not in template) if template else words


def _share(one: str, other: str) -> int:
    from rapidfuzz.fuzz import ratio

    return int(ratio(one, other, score_cutoff=LEAST)) if min(len(one), len(other)) >= SHORTEST else 0
