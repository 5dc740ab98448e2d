"""Days that a region or an office sets for its reports: a ruleset's `[deadlines]`, with their source."""

from __future__ import annotations

import re
from datetime import date

from ogicheck.api import Declared, Form, Report, Vocabulary, Words, Years


class LocalDay(Declared, frozen=True):
    """A day of the next year, month and day as 01-28, for the organs of some kinds whose name `organs` matches.

    `source` is the document that sets it, `years` the report years that it speaks of.
    """

    day: str
    source: str
    kinds: Words = []
    organs: str = ""
    years: Years | None = None

    def __post_init__(self) -> None:
        re.compile(self.organs)
        date.fromisoformat(f"2001-{self.day}")

    def concerns(self, report: Report) -> bool:
        """Whether it is for the report's organ."""
        kind = not self.kinds or report.organ_kind in self.kinds
        return kind and bool(report.organ and re.search(self.organs, report.organ))

    def names(self, year: int) -> bool:
        """Whether its source speaks of the reports of this year."""
        years = self.years
        return years is None or years.first <= year <= (years.last or year)

    def after(self, year: int) -> date:
        return date.fromisoformat(f"{year + 1}-{self.day}")


LOCAL_DAYS = Vocabulary("deadlines", dict[str, LocalDay])


def local_days(form: Form) -> dict[str, LocalDay]:
    """The days that the form's ruleset sets, by name."""
    found: dict[str, LocalDay] = form.vocabulary["deadlines"]
    return found
