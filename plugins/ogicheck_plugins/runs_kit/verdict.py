"""A whole run: what it came to, told by one result after the other, and the rules and plugins behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ogicheck.api import (
    CLEAN,
    FOUND,
    INCOMPLETE,
    LEVELS,
    Checker,
    FileResult,
    Form,
    Level,
    Registry,
    Rule,
    RuleInfo,
    Settings,
    Text,
    Verdict,
    helps,
)

FormKey = tuple[str | None, str | None]
"""A form's format and region."""


@dataclass(slots=True)
class Tally:
    """What of the results counts for the verdict, taken one by one."""

    fail_on: Level | None
    found: bool = False
    incomplete: bool = False
    forms: set[FormKey] = field(default_factory=set)
    started: datetime = field(default_factory=lambda: datetime.now(UTC))

    def add(self, result: FileResult) -> None:
        """Take a result. What is accepted does not count."""
        counted = LEVELS[: LEVELS.index(self.fail_on) + 1] if self.fail_on else ()
        failing = (one for one in result.findings if one.kind == "fail" and not one.accepted)
        self.found |= any(one.level in counted for one in failing)
        self.incomplete |= bool(result.problems)
        if result.format:
            self.forms.add((result.format, result.region))

    def verdict(
        self,
        checker: Checker,
        settings: Settings,
        baseline: str | None = None,
        stopped: Text | None = None,
        code: int = CLEAN,
    ) -> Verdict:
        """0 clean, 1 findings at or above `fail_on`, 3 where anything could not be done, which outranks 1; `code` where a
        signal `stopped` the run.
        """
        registry = checker.host.registry
        incomplete = self.incomplete or bool(registry.failed)
        return Verdict(
            rules=tuple(rule_infos(checker, self.forms)),
            plugins=tuple(registry.states),
            ruleset=checker.plan.ruleset,
            lang=settings.lang,
            exit_code=code or (INCOMPLETE if incomplete else FOUND if self.found else CLEAN),
            strict=settings.strict,
            root=str(settings.root.resolve()),
            baseline=baseline,
            arguments=settings.arguments,
            started=self.started,
            ended=datetime.now(UTC),
            stopped=stopped,
        )


def rule_infos(checker: Checker, used: set[FormKey]) -> list[RuleInfo]:
    """All rules of the forms that the files follow (of all forms that may be chosen, where no file was read)."""
    configured: dict[str, Level | None] = {}
    for form in _forms(checker, used):
        for one in checker.applied(form):
            configured[one.rule.id] = configured.get(one.rule.id) or one.level
    registry = checker.host.registry
    return [rule_info(registry, registry.rules[id_], configured[id_]) for id_ in sorted(configured)]


def _forms(checker: Checker, used: set[FormKey]) -> Iterator[Form]:
    """The forms of these formats and regions; all forms that may be chosen, where there are none."""
    for form in checker.forms:
        regions: Iterable[str | None] = {None}
        if used:
            regions = {region for format_, region in used if format_ == form.format}
        yield from (checker.regional(form, region) or form for region in sorted(regions, key=str))


def told_of(registry: Registry, name: str) -> RuleInfo | None:
    """What is to be said of the rule of this id; None where there is none."""
    rule = registry.rules.get(name)
    return rule_info(registry, rule, rule.level) if rule else None


def rule_info(registry: Registry, rule: Rule, configured: Level | None) -> RuleInfo:
    """What is to be said of one rule."""
    owner = registry.parts[f"rule {rule.id}"]
    chinese, english = helps(rule.check.__doc__ or "")
    told = rule.formats, rule.regions, rule.clauses, dict(rule.all_messages(registry.facts)), chinese, english
    return RuleInfo(rule.id, rule.name, rule.level, configured, *told, owner.name, owner.version, owner.builtin)
