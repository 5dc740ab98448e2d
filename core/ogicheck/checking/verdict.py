"""A whole run: results of all files, the rules and plugins behind them, and the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from ogicheck.checking.checker import Checker
from ogicheck.hosting.docstrings import helps
from ogicheck.hosting.rules import Rule
from ogicheck.rulesets.settings import settings
from ogicheck.values.findings import LEVELS, FileResult, Level, RuleInfo, Run
from ogicheck.values.form import Form
from ogicheck.values.texts import Lang

CLEAN, FOUND, USAGE, INCOMPLETE = 0, 1, 2, 3


def assembled(
    checker: Checker,
    files: Sequence[FileResult],
    *,
    fail_on: Level | None,
    lang: Lang,
    strict: bool,
    root: str,
    baseline: str | None,
    arguments: tuple[str, ...],
    started: datetime,
) -> Run:
    """The run as outputs see it."""
    registry = checker.host.registry
    run = Run(
        files=tuple(files),
        rules=tuple(rule_infos(checker, files)),
        plugins=tuple(registry.states),
        ruleset=checker.plan.ruleset,
        lang=lang,
        exit_code=CLEAN,
        strict=strict,
        root=root,
        baseline=baseline,
        arguments=arguments,
        started=started,
        ended=datetime.now(started.tzinfo),
    )
    return replace(run, exit_code=exit_code(run, fail_on))


def exit_code(run: Run, fail_on: Level | None) -> int:
    """0 clean, 1 findings at or above `fail_on` (None: never), 3 where anything could not be done, which outranks 1.

    What is accepted does not count.
    """
    if any(file.problems for file in run.files) or any(state.state == "failed" for state in run.plugins):
        return INCOMPLETE
    counted = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on else ()
    failing = (finding for file in run.files for finding in file.findings if finding.kind == "fail" and not finding.accepted)
    return FOUND if any(finding.level in counted for finding in failing) else CLEAN


def rule_infos(checker: Checker, files: Iterable[FileResult]) -> list[RuleInfo]:
    """All rules of the forms that the files follow (of all forms that may be chosen, where no file was read)."""
    configured: dict[str, Level | None] = {}
    for form in _forms(checker, {(file.format, file.region) for file in files if file.format}):
        for setting in settings(checker.host.registry.rules.values(), form, checker.plan.choice):
            configured[setting.rule.id] = configured.get(setting.rule.id) or setting.level
    return [rule_info(checker, checker.host.registry.rules[id_], configured[id_]) for id_ in sorted(configured)]


def _forms(checker: Checker, used: set[tuple[str | None, str | None]]) -> Iterator[Form]:
    """The forms of these formats and regions; all forms that may be chosen, where there are none."""
    for reader in checker.readers:
        regions = {region for format_, region in used if format_ == reader.form.format} if used else {None}
        yield from ((checker.regional(reader.form, region) or reader).form for region in sorted(regions, key=str))


def rule_info(checker: Checker, rule: Rule, configured: Level | None) -> RuleInfo:
    """What is to be said of one rule."""
    owner = checker.host.registry.owners[rule.id]
    chinese, english = helps(rule.check.__doc__ or "")
    return RuleInfo(
        rule.id,
        rule.name,
        rule.level,
        configured,
        rule.formats,
        rule.regions,
        rule.clauses,
        dict(rule.all_messages),
        chinese,
        english,
        owner.name,
        owner.version,
        owner.builtin,
    )
