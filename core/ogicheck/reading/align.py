"""Aligns what was found with what the form has, as sequences: in order first, then what stands out of order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ogicheck.report import Match

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
    chosen = _in_order([(index, one) for index, candidates in enumerate(found) for one in candidates])
    taken = {candidate.position for candidate in chosen.values()}
    for index, candidates in enumerate(found):
        for one in candidates:
            if index not in chosen and one.position not in taken and one.score >= SCORES["seen"]:
                chosen[index] = one
                taken.add(one.position)
    return [chosen.get(index) for index in range(len(found))]


def _in_order(pairs: list[tuple[int, Candidate]]) -> dict[int, Candidate]:
    """The heaviest chain of pairs that rises in both index and position."""
    best: list[tuple[int, int | None]] = []
    for here, (index, one) in enumerate(pairs):
        before = [
            (best[there][0], there)
            for there in range(here)
            if pairs[there][0] < index and pairs[there][1].position < one.position
        ]
        weight, previous = max(before, default=(0, None), key=lambda pair: pair[0])
        best.append((weight + one.score, previous))
    at = max(range(len(pairs)), key=lambda here: best[here][0], default=None)
    chain: dict[int, Candidate] = {}
    while at is not None:
        chain[pairs[at][0]] = pairs[at][1]
        at = best[at][1]
    return chain
