"""Compares the reports of a run with each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ogicheck.api import Conclusion, FileResult, Record, Session, Text, one_line
from ogicheck_plugins.comparing.copies import AT_HAND, Copy, copied
from ogicheck_plugins.comparing.doubles import Double, doubled
from ogicheck_plugins.comparing.sketches import Given, Sketch, bands, words
from ogicheck_plugins.records_kit.heads import heads, recognised
from ogicheck_plugins.records_kit.organ_names import plain
from ogicheck_plugins.results_kit.spill import Spill

FACT = "sketch"
RULES = ("OGI706", "OGI710")
RUN = Text("本次各份报告之间", "between the reports")


@dataclass(slots=True)
class RunSurveyor:
    """Keeps whose report each file is; its words are put aside until they are needed. `parts` are the reports of `--parts`:
    that one of them is there twice is told of the report that sums them up. That another is, is told where it is asked for
    (`equal`).
    """

    name: str
    parts: Sequence[Record]
    equal: bool = False
    given: list[Given] = field(default_factory=list)
    sketches: Spill[Sketch] = field(default_factory=Spill)

    def add(self, result: FileResult) -> None:
        """A picture's words are not sure enough to be called another's, or others than the text's."""
        made: Sketch | None = result.facts.get(FACT)
        if made and result.organ and result.year and not result.recognised:
            self.given.append(Given(result.file, one_line(result.organ), result.year, made.bands))
            self.sketches.add(made)

    def conclude(self) -> Iterator[Conclusion]:
        found: dict[tuple[str, int | None], tuple[str, dict[str, tuple[Any, ...]]]] = {}
        for organ, year, name, one in (*self._copies(), *self._doubles()):
            facts = found.setdefault((plain(organ), year), (organ, {}))[1]
            facts[name] = (*facts.get(name, ()), one)
        for (_, year), (organ, facts) in sorted(found.items(), key=lambda one: (one[0][0], one[0][1] or 0)):
            yield Conclusion(f"{self.name}!/{organ} ({year})", organ, year, facts)
        self.sketches.close()

    def _copies(self) -> Iterator[tuple[str, int | None, str, Copy]]:
        """Copies among the run's files and the parts, by whose they are."""
        parts = dict(self._others())
        given = sorted((*self.given, *parts), key=lambda one: one.file)
        numbers = {one: number for number, one in enumerate(self.given)}

        @lru_cache(AT_HAND)
        def words_of(at: int) -> str:
            one = given[at]
            return words(self.parts[parts[one]]) if one in parts else self.sketches[numbers[one]].words

        years = {one.file: one.year for one in given}
        told: set[tuple[int | None, frozenset[str]]] = set()
        for copy in copied(given, words_of):
            year = years[copy.files[0]]
            pair = year, frozenset(map(plain, copy.organs))
            if pair not in told:
                yield copy.organs[0], year, "copies", copy
            told.add(pair)

    def _others(self) -> Iterator[tuple[Given, int]]:
        """The parts that the run does not check, and their numbers."""
        left_out = {*recognised(self.parts)}
        own = {one.file for one in self.given}
        for number, one in enumerate(self.parts):
            if one.organ and one.year and one.file not in own and number not in left_out:
                yield Given(one.file, one_line(one.organ), one.year, bands(words(one))), number

    def _doubles(self) -> Iterator[tuple[str, int | None, str, Double]]:
        order = sorted(range(len(self.given)), key=lambda at: self.given[at].file)
        parts = frozenset(one.file for one in heads(self.parts))
        for one in doubled([self.given[at] for at in order], lambda at: self.sketches[order[at]]):
            if not parts.issuperset(one.files) and (self.equal or not one.same):
                yield one.organ, one.year, "doubles", one


def opened(session: Session) -> RunSurveyor | None:
    """Compares all files, and the parts, where a call is about a group of reports: it has a roster or parts, or selects
    these rules. A folder may as well hold the drafts of one report.
    """
    settings = session.settings
    asked = bool(settings.roster) or any(rule.startswith(one.rstrip("*")) for one in settings.select for rule in RULES)
    if not (asked or settings.parts):
        return None
    parts = session.records(settings.parts).records if settings.parts else None
    return RunSurveyor(RUN.say(settings.lang), parts or (), asked)
