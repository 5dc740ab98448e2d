"""Which rules run on a report, at what level, with what options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from ogicheck.hosting.rules import Rule
from ogicheck.values.findings import Level
from ogicheck.values.form import Form


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """A rule as the ruleset sets it; `level` is None where it is switched off."""

    rule: Rule
    level: Level | None
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user selects (`--select`, `--ignore`: ids or patterns); an empty `select` means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, rule: str) -> bool:
        chosen = not self.select or any(fnmatchcase(rule, one) for one in self.select)
        return chosen and not any(fnmatchcase(rule, one) for one in self.ignore)


def applied_rules(rules: Iterable[Rule], form: Form, choice: Choice) -> list[AppliedRule]:
    """The rules that apply to this form, sorted by id, each with its level and options."""
    applying = (rule for rule in rules if rule.applies(form.format, form.regions))
    return [_applied(rule, form, choice) for rule in sorted(applying, key=lambda rule: rule.id)]


def _applied(rule: Rule, form: Form, choice: Choice) -> AppliedRule:
    level: Level | None = rule.level
    options = dict(rule.options)
    for name, value in form.ruleset.rules.items():
        if fnmatchcase(rule.id, name):
            entry = value if isinstance(value, dict) else {"level": value}
            named = entry.get("level", level)
            level = None if named == "off" else named
            options.update({key: one for key, one in entry.items() if key != "level"})
    return AppliedRule(rule, level if choice.takes(rule.id) else None, options)
