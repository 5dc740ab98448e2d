"""Aligns what was found with what the form has, as sequences: in order first, then what stands out of order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ogicheck.values.report import Match

SCORES: dict[Match, int] = {"official": 10, "accepted": 10, "annotated": 9, "seen": 8, "near": 5, "inferred": 2}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of one found thing: the position of a key in the form, and how well it matches."""

    position: int
    match: Match

    @property
    def score(self) -> int:
        return SCORES[self.match]


def align(found: Sequence[Sequence[Candidate]]) -> list[Candidate | None]:
    """For each found thing its reading: the readings of the greatest score that stand in the form's order, then those
    left over that match well a position not taken. No position is given twice.
    """
    chosen = _in_order(found)
    taken = {candidate.position for candidate in chosen.values()}
    for index, candidates in enumerate(found):
        for one in candidates:
            if index not in chosen and one.position not in taken and one.score >= SCORES["seen"]:
                chosen[index] = one
                taken.add(one.position)
    return [chosen.get(index) for index in range(len(found))]


@dataclass(frozen=True, slots=True)
class _Chain:
    """Readings that rise in index and position, from the last backwards; `rank`: the weight of all, then the first index."""

    rank: tuple[int, int]
    last: Candidate
    before: _Chain | None


_RANK = attrgetter("rank")


def _in_order(found: Sequence[Sequence[Candidate]]) -> dict[int, Candidate]:
    """The heaviest chain; of equal ones the first. Only the best that ends at each position can be carried on."""
    best: dict[int, _Chain] = {}
    for index, candidates in enumerate(found):
        for chain in [_carried_on(best, index, one) for one in candidates]:
            there = best.get(chain.last.position)
            if there is None or chain.rank[0] > there.rank[0]:
                best[chain.last.position] = chain
    at = max(best.values(), default=None, key=_RANK)
    chosen: dict[int, Candidate] = {}
    while at is not None:
        chosen[-at.rank[1]] = at.last
        at = at.before
    return chosen


def _carried_on(best: Mapping[int, _Chain], index: int, one: Candidate) -> _Chain:
    ahead = (chain for position, chain in best.items() if position < one.position)
    before = max(ahead, default=None, key=_RANK)
    return _Chain((one.score + (before.rank[0] if before else 0), -index), one, before)
