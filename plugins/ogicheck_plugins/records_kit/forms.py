"""The form that a report follows, found again by what its record says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ogicheck.api import Form, Record, Session

Key = tuple[str, str | None]
"""A form's format and region."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms by format and region; `named` is the one that the call names."""

    by: dict[Key, Form]
    named: Form | None = None

    @classmethod
    def of(cls, session: Session, records: Iterable[Record]) -> Forms:
        """Those that files are read by, and the installed ones where a record names another. Raises SettingError."""
        checker = session.checker
        by = {_key(form): form for form in checker.forms}
        lacking = {(one.format, one.region) for one in records} - by.keys()
        installed = {checker.library.load(name).form.format: name for name in checker.library.forms} if lacking else {}
        for format_name, region in lacking:
            if format_name in installed and region in (None, *checker.library.regions):
                by[format_name, region] = checker.library.load(installed[format_name], region).form
        return cls(by, checker.forms[0] if checker.plan.ruleset != "auto" else None)

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
