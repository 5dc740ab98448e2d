"""Holds a run's reports against a roster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ogicheck.api import Conclusion, FileResult, Session, Surveyor, Text, one_line
from ogicheck_plugins.records_kit.organ_names import plain
from ogicheck_plugins.roster.lists import Roster, of_records, roster
from ogicheck_plugins.roster.places import Given, absence, due_year, placed

PREVIOUS = Text("上年的报告", "last year's reports")
LEAST_SHARE = 0.5
"""Of last year's organs: where fewer have a report in the run, the run is about some of them, and nobody is missing."""
TOLD = Text(
    "名册 {0} 有 {1} 个机关，{2} 年：有报告的 {3} 个，没有报告的 {4} 个，报告多于一份的 {5} 个；不在名册里的报告 {6} 份",
    "{0}: {1} organs; for {2}, {3} have a report, {4} have none, {5} have several; reports of nobody in it: {6}",
)


def opened(session: Session) -> Surveyor:
    """Holds it against the roster that the call names, or against last year's reports."""
    settings = session.settings
    if settings.roster:
        return RosterSurveyor(roster(session, settings.roster), True)
    records = session.records(settings.previous).records or ()
    return RosterSurveyor(of_records(PREVIOUS.say(settings.lang), records), False)


@dataclass(slots=True)
class RosterSurveyor:
    """Keeps whose report each file is. `named`: the call names the roster."""

    roster: Roster
    named: bool
    given: list[Given] = field(default_factory=list)

    def add(self, result: FileResult) -> None:
        self.given.append(Given(result.file, one_line(result.organ or ""), result.year))

    def conclude(self) -> Iterator[Conclusion]:
        name, year = self.roster.name, self.roster.year or due_year(self.given)
        found = placed(self.roster.organs, self.given, year)
        enough = len(found.found) > len(self.roster.organs) * LEAST_SHARE
        if self.named:
            counts = len(self.roster.organs), year or "?", len(found.found), len(found.absent), self._doubled()
            yield Conclusion(name, remarks=(TOLD.fill(name, *counts, len(found.strangers)),))
        for organ in found.absent if self.named or enough else ():
            fact = {"absence": absence(organ, name, self.given, found.strangers)}
            yield Conclusion(f"{name}!/{organ}", organ, year, fact)

    def _doubled(self) -> int:
        """How many organs have several reports of one year."""
        counts = Counter((plain(one.organ), one.year) for one in self.given if one.organ and one.year)
        return sum(count > 1 for count in counts.values())
