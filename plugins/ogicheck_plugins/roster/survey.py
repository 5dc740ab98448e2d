"""Holds a run's reports against a roster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ogicheck.api import Conclusion, FileResult, Record, Session, Surveyor, Text, one_line, recorded
from ogicheck_plugins.records_kit.organ_names import plain
from ogicheck_plugins.results_kit.spill import Spill
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
    """Keeps whose report each file is; what it says is put aside until it is needed. `named`: the call names the roster."""

    roster: Roster
    named: bool
    given: list[Given] = field(default_factory=list)
    records: Spill[Record | None] = field(default_factory=Spill)

    def add(self, result: FileResult) -> None:
        self.given.append(Given(result.file, one_line(result.organ or ""), result.year))
        self.records.add(recorded(result.file, result.report) if result.report and self.named else None)

    def conclude(self) -> Iterator[Conclusion]:
        name, year = self.roster.name, self.roster.year or due_year(self.given)
        found = placed(self.roster.organs, self.given, year)
        enough = len(found.found) > len(self.roster.organs) * LEAST_SHARE
        doubled = self._doubled() if self.named else {}
        if self.named:
            counts = len(self.roster.organs), year or "?", len(found.found), len(found.absent), len(doubled)
            yield Conclusion(name, remarks=(TOLD.fill(name, *counts, len(found.strangers)),))
        for organ in found.absent if self.named or enough else ():
            fact = {"absence": absence(organ, name, self.given, found.strangers)}
            yield Conclusion(f"{name}!/{organ}", organ, year, fact)
        for (organ, its_year), files in doubled.items():
            records = tuple(one for at in files if (one := self.records[at]))
            yield Conclusion(f"{name}!/{organ} ({its_year})", records[0].organ, its_year, {"parts": records})
        self.records.close()

    def _doubled(self) -> dict[tuple[str, int], list[int]]:
        """The organs and years with several reports."""
        found: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for at, one in enumerate(self.given):
            if one.organ and one.year:
                found[plain(one.organ), one.year].append(at)
        return {key: files for key, files in found.items() if len(files) > 1}
