"""The plugin under test: what it registered, its cases, and what a check says of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path

import pytest

from ogicheck.checking.checker import Checker, Plan
from ogicheck.hosting.facts import Fact
from ogicheck.hosting.rules import Rule
from ogicheck.rulesets.levels import AppliedRule
from ogicheck.values.document import UnreadableError
from ogicheck.values.errors import SettingError
from ogicheck.values.findings import FileResult, Finding, PluginState
from ogicheck.values.records import Companions
from ogicheck.values.report import Report, no_facts
from ogicheck_testing.cases import Case


def demand(held: object, message: str) -> None:
    """Fail the test with words for the plugin's author unless this holds."""
    if not held:
        pytest.fail(message, pytrace=False)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the plugin's own rules say of a report, and the report as it was `before` any rule saw it."""

    result: FileResult
    report: Report
    before: Report


@dataclass(frozen=True, eq=False)
class Subject:
    """A plugin by its name in `ogicheck plugins`, or by the file that `--plugin` would name."""

    plugin: str | Path
    cases: Sequence[Case]

    @property
    def name(self) -> str:
        return self.plugin.stem if isinstance(self.plugin, Path) else self.plugin

    @cached_property
    def state(self) -> PluginState | None:
        return next((one for one in self.checker().host.registry.states if one.name == self.name), None)

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The plugin's own rules by id."""
        registry = self.checker().host.registry
        return {id_: rule for id_, rule in registry.rules.items() if registry.parts[f"rule {id_}"] is self.state}

    @property
    def facts(self) -> Mapping[str, Fact]:
        return self.checker().host.registry.facts

    @cache  # noqa: B019 - as long as the tests
    def checker(self, ruleset: str = "auto") -> Checker:
        files = (str(self.plugin),) if isinstance(self.plugin, Path) else ()
        return Checker.of(Plan(ruleset, plugins=files))

    def of(self, rule: str) -> list[Case]:
        return [case for case in self.cases if case.rule == rule]

    def settings(self, case: Case, report: Report) -> list[AppliedRule]:
        return self.checker(case.ruleset).applied(report.form)

    @lru_cache(maxsize=1)  # noqa: B019 - the promises of a case are tested one after the other
    def read(self, case: Case) -> Judged:
        """What a check says of a case."""
        try:
            checker = _told(self.checker(case.ruleset), case)
            document, report = checker.read(case.make())
        except (UnreadableError, SettingError, ValueError) as error:
            pytest.fail(f"{case.id} cannot be read: {error}", pytrace=False)
        report = checker.beside(report, case.id)
        before = plain(report)
        result = checker.judged(FileResult(case.id, media_type=document.media_type, binary=document.binary), report)
        return Judged(replace(result, findings=self.own(result.findings)), report, before)

    def own(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings of the plugin's rules."""
        return tuple(finding for finding in findings if finding.rule in self.rules)


def plain(report: Report) -> Report:
    """A copy of the report without what is no part of it."""
    return deepcopy(replace(report, form=None, facts=no_facts))  # type: ignore[arg-type]  # never read


def _told(checker: Checker, case: Case) -> Checker:
    """A checker that knows the reports that a case is compared with."""
    previous = (checker.record(case.previous(), "previous"),) if case.previous else None
    parts = tuple(checker.record(make(), f"part-{number}") for number, make in enumerate(case.parts, 1)) or None
    return replace(checker, companions=Companions(previous, parts))
