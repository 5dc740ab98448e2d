"""Recognises printed labels: exact, another lawful wording, with an explanation, seen in reports, or alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from ogicheck.reading.align import Candidate
from ogicheck.reading.words import bare, fold
from ogicheck.report import Match
from ogicheck.rulesets.model import Labelled

NEAR = 78
SHORTEST_CUT = 3


@dataclass(slots=True)
class Labels:
    """The labels of a form's rows, columns or sections, in the form's order, ready to be looked up."""

    exact: dict[str, list[Candidate]] = field(default_factory=dict)
    without_number: dict[str, list[Candidate]] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    found: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, labelled: Iterable[Labelled]) -> Labels:
        labels = cls()
        for position, one in enumerate(labelled):
            labels.add(position, "official", [one.label])
            labels.add(position, "accepted", one.equal)
            labels.add(position, "seen", one.seen)
        return labels

    def add(self, position: int, match: Match, wordings: Iterable[str]) -> None:
        for wording in wordings:
            self.exact.setdefault(fold(wording), []).append(Candidate(position, match))
            self.words.setdefault(fold(wording), position)
            weaker: Match = "seen" if match in ("official", "accepted") else match
            self.without_number.setdefault(bare(wording), []).append(Candidate(position, weaker))

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """All readings of a printed label, the exact ones alone where there are any."""
        folded = fold(text)
        if folded not in self.found:
            self.found[folded] = tuple(self._candidates(folded)) if folded else ()
        return self.found[folded]

    def _candidates(self, folded: str) -> Iterable[Candidate]:
        if found := self.exact.get(folded):
            return found
        if found := self.exact.get(folded.partition("(")[0]):
            return [Candidate(one.position, "annotated") for one in found]
        return self.without_number.get(bare(folded)) or self._alike(folded)

    def _alike(self, folded: str) -> Iterable[Candidate]:
        if len(folded) < SHORTEST_CUT:
            return []
        near = process.extract(folded, self.words.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=3)
        cut = [word for word in self.words if word.startswith(folded)]
        positions = {self.words[word] for word in (*(one[0] for one in near), *cut)}
        return [Candidate(position, "near") for position in sorted(positions)]
