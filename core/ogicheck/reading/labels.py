"""Recognises printed labels: exact, another lawful wording, with an explanation, seen in reports, or alike; and columns'
labels that go on in the row below, where cells are known by their order alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from ogicheck.reading.align import Candidate, align
from ogicheck.values.document import Cell
from ogicheck.values.form import Labelled
from ogicheck.values.report import Match
from ogicheck.values.words import bare, fold, unannotated

NEAR = 78
"""Of 100: how alike a label must be to one of the form's. Two of the form's own are 75 alike, 本年新收… and 上年结转…."""
NEAR_IN_PLACE = 45
"""The same where neighbours above and below leave it one place: half of its characters may be the organ's own words."""
MOST_NEAR = 3
"""Of the form's labels that one is alike, the most that are weighed by their place: the likest."""
SHORTEST_CUT = 3
"""Characters of a label that may be one cut off or upset: two begin or make up too many."""
MOST_KNOWN = 10_000
"""Texts that are remembered, of many documents, lest a run of many reports grow."""

Cells = tuple[Cell, ...]


@dataclass(slots=True, eq=False)
class Labels:
    """The labels of a form's rows, columns or sections, in the form's order, ready to be looked up. `official` has each
    position's first wording, folded.
    """

    exact: dict[str, list[Candidate]] = field(default_factory=dict)
    without_number: dict[str, list[Candidate]] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    official: dict[int, str] = field(default_factory=dict)

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
            if self.words.setdefault(fold(wording), position) == position:
                self.official.setdefault(position, fold(wording))
            weaker: Match = "seen" if match in ("official", "accepted") else match
            self.without_number.setdefault(bare(wording), []).append(Candidate(position, weaker))

    def align(self, texts: Sequence[str], optional: Container[int] = ()) -> list[Candidate | None]:
        """The reading of each label in a sequence of them: by its words, or, where as many strange ones stand between two
        known ones as the form has there, by its place and some likeness. `optional` positions need not be there.
        """
        chosen = align([self.candidates(text) for text in texts])
        known = [(-1, -1), *((at, one.position) for at, one in enumerate(chosen) if one), (len(texts), len(self.official))]
        for (above, first), (below, last) in zip(known, known[1:], strict=False):
            due = [position for position in range(first + 1, last) if position not in optional]
            gap = range(above + 1, below)
            if len(gap) == len(due) and all(self._likens(texts[at], at_) for at, at_ in zip(gap, due, strict=True)):
                for at, position in zip(gap, due, strict=True):
                    chosen[at] = Candidate(position, "near")
        return chosen

    def _likens(self, text: str, position: int) -> bool:
        return fuzz.ratio(fold(text), self.official[position]) >= NEAR_IN_PLACE

    @lru_cache(maxsize=MOST_KNOWN)  # noqa: B019 - labels are kept as long as their form
    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """All readings of a printed label, the exact ones alone where there are any."""
        folded = fold(text)
        return tuple(self._candidates(folded)) if folded else ()

    def _candidates(self, folded: str) -> Iterable[Candidate]:
        if found := self.exact.get(folded):
            return found
        if found := self.exact.get(unannotated(folded)):
            return [Candidate(one.position, "annotated") for one in found]
        return self.without_number.get(bare(folded)) or self._alike(folded)

    def _alike(self, folded: str) -> Iterable[Candidate]:
        """By the same characters in another order, as upright ones come out of a page, or by nearly the same ones."""
        if len(folded) < SHORTEST_CUT:
            return []
        if turned := [word for word in self.words if sorted(word) == sorted(folded)]:
            return [Candidate(self.words[word], "accepted") for word in turned]
        near = process.extract(folded, self.words.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST_NEAR)
        cut = [word for word in self.words if word.startswith(folded)]
        positions = {self.words[word] for word in (*(one[0] for one in near), *cut)}
        return [Candidate(position, "near") for position in sorted(positions)]


def completed_rows(rows: Sequence[Cells], labels: Labels) -> list[Cells]:
    """The header's rows; one that only goes on with labels begun in the row above is part of that one."""
    found: list[Cells] = []
    for row in rows:
        joined = continued(found[-1], row, labels) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(row)
    return found


def continued(above: Cells, row: Cells, labels: Labels) -> Cells | None:
    """The row above with the rests of its labels, which stand below in the same order; None where they are none."""
    cells, at = list(above), 0
    rests = [cell for cell in row if fold(cell.text)]
    for rest in rests:
        fits = (index for index in range(at, len(cells)) if _begins(fold(cells[index].text), fold(rest.text), labels))
        index = next(fits, None)
        if index is None:
            return None
        cells[index] = replace(cells[index], text=cells[index].text + rest.text)
        at = index + 1
    return tuple(cells) if rests else None


def _begins(piece: str, rest: str, labels: Labels) -> bool:
    whole = piece + rest
    return bool(piece) and piece not in labels.exact and any(word.startswith(whole) for word in labels.exact)
