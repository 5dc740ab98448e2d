"""Which of many reports are nearly the same text, without comparing all pairs.

Bands of rensa's MinHash name the candidates; rapidfuzz tells how alike two of them are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
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


Told = dict[str, tuple[Copy, ...]]
"""Copies by the file that is told of them: of two the later one that the run checks, "" where it checks neither."""


def copies(report: Report, companions: Companions) -> Any:
    """Reports nearly the same as this one, or as each other among the parts of a government's."""
    if companions.parts is None:
        return NOT_ASKED
    told = _REMEMBERED.told(companions.parts, companions.files)
    return told.get(companions.file, ()) + (told.get("", ()) if sums_up(report, companions) else ())


@dataclass(slots=True)
class _Remembered:
    """The copies among the parts of the run at hand: they are the same for each of its files."""

    parts: Sequence[Record] = ()
    found: Told = field(default_factory=dict)

    def told(self, parts: Sequence[Record], checked: Collection[str]) -> Told:
        if parts is not self.parts:
            self.parts, self.found = parts, among(parts, checked)
        return self.found


_REMEMBERED = _Remembered()


def among(records: Sequence[Record], checked: Collection[str]) -> Told:
    """Copies among reports of one year."""
    given = [Given(one.file, one.organ, one.year, bands(words(one))) for one in records]
    order = sorted(range(len(given)), key=lambda at: given[at].file)
    words_of = lru_cache(AT_HAND)(lambda at: words(records[order[at]]))
    found: dict[str, list[Copy]] = defaultdict(list)
    for copy in copied([given[at] for at in order], words_of):
        found[next((file for file in reversed(copy.files) if file in checked), "")].append(copy)
    return {file: tuple(ones) for file, ones in found.items()}


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
