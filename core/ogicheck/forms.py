"""The form that a report follows, found again by what its record says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ogicheck.checker import Checker
from ogicheck.records import Record
from ogicheck.rulesets.model import Form

Key = tuple[str, str | None]
"""A form's format and region."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms by format and region; `named` is the one that the call names."""

    by: dict[Key, Form]
    named: Form | None = None

    @classmethod
    def of(cls, checker: Checker, records: Iterable[Record]) -> Forms:
        """Those that files are read by, and the installed ones where a record names another. Raises RulesetError."""
        by = {_key(reader.form): reader.form for reader in checker.readers}
        if any((one.format, one.region) not in by for one in records):
            installed = (checker.library.load(name).form for name in sorted(checker.library.paths))
            by = {**{_key(form): form for form in installed if form.ruleset.years}, **by}
        return cls(by, checker.readers[0].form if checker.plan.ruleset != "auto" else None)

    def followed(self, record: Record) -> Form | None:
        """The form that a report was read by; None where it is not installed."""
        return self.by.get((record.format, record.region))

    def due(self, year: int, region: str | None) -> Form | None:
        """The form named, or the one for a year's reports."""
        if self.named:
            return self.named
        covering = [form for form in self.by.values() if form.covers(year) and form.ruleset.region in (region, None)]
        return max(covering, key=lambda form: form.ruleset.region is not None, default=None)


def _key(form: Form) -> Key:
    return form.format, form.ruleset.region
