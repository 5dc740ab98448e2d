"""Compares the reports of a run with each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ogicheck.api import Conclusion, FileResult, Session, Text, one_line
from ogicheck_plugins.comparing.copies import Copy, copied
from ogicheck_plugins.comparing.doubles import Double, doubled
from ogicheck_plugins.comparing.sketches import Given, Sketch
from ogicheck_plugins.records_kit.heads import heads
from ogicheck_plugins.records_kit.organ_names import plain
from ogicheck_plugins.results_kit.spill import Spill

FACT = "sketch"
RULES = ("OGI706", "OGI710")
RUN = Text("本次各份报告之间", "between the reports")


@dataclass(slots=True)
class RunSurveyor:
    """Keeps whose report each file is; its words are put aside until they are needed. `parts`: files whose likeness to each
    other the run's rules tell by `--parts`. That a report is there twice is told where it is asked for (`equal`).
    """

    name: str
    parts: frozenset[str]
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
        order = sorted(range(len(self.given)), key=lambda at: self.given[at].file)
        given = [self.given[at] for at in order]
        found: dict[tuple[str, int | None], tuple[str, dict[str, tuple[Any, ...]]]] = {}
        for organ, year, name, one in self._found(given, lambda at: self.sketches[order[at]]):
            facts = found.setdefault((plain(organ), year), (organ, {}))[1]
            facts[name] = (*facts.get(name, ()), one)
        for (_, year), (organ, facts) in sorted(found.items(), key=lambda one: (one[0][0], one[0][1] or 0)):
            yield Conclusion(f"{self.name}!/{organ} ({year})", organ, year, facts)
        self.sketches.close()

    def _found(self, given: list[Given], sketch_of: Any) -> Iterator[tuple[str, int | None, str, Copy | Double]]:
        """Whose and which year's, by which fact, and what."""
        years = {one.file: one.year for one in given}
        told: set[tuple[int | None, frozenset[str]]] = set()
        for copy in copied(given, lambda at: sketch_of(at).words):
            year = years[copy.files[0]]
            pair = year, frozenset(map(plain, copy.organs))
            if pair not in told and not self.parts.issuperset(copy.files):
                yield copy.organs[0], year, "copies", copy
            told.add(pair)
        for double in doubled(given, sketch_of):
            if not self.parts.issuperset(double.files) and (self.equal or not double.same):
                yield double.organ, double.year, "doubles", double


def opened(session: Session) -> RunSurveyor | None:
    """Compares all files but those that `--parts` has compared, where a call is about a group of reports: it has a roster or
    parts, or selects these rules. A folder may as well hold the drafts of one report.
    """
    settings = session.settings
    asked = bool(settings.roster) or any(rule.startswith(one.rstrip("*")) for one in settings.select for rule in RULES)
    if not (asked or settings.parts):
        return None
    parts = session.records(settings.parts).records or () if settings.parts else ()
    return RunSurveyor(RUN.say(settings.lang), frozenset(one.file for one in heads(parts)), asked)
