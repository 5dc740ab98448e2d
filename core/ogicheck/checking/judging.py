"""Runs the rules over a report: findings in the order of the form, each with a stable key, and what could not be done."""

from __future__ import annotations

import hashlib
import traceback
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ogicheck.checking.copies import Copies
from ogicheck.checking.losses import unread_tables
from ogicheck.checking.yielding import MORE, YieldError, taken
from ogicheck.hosting.facts import Fact
from ogicheck.hosting.rules import At, Rule, Site
from ogicheck.hosting.surroundings import MeddlingError, unchanged
from ogicheck.hosting.watching import OvertimeError, running, stops
from ogicheck.rulesets.levels import AppliedRule
from ogicheck.values.errors import described
from ogicheck.values.findings import Finding, Level, PluginState, Problem
from ogicheck.values.report import NOT_ASKED, FactError, Report
from ogicheck.values.texts import Text

FACT_FAILED = Text("{0}；需要它的规则没有检查。", "{0}; the rules that need it were not run.")
CRASH = Text("规则 {0}（插件 {1}）出错：{2}", "rule {0} (plugin {1}) failed: {2}")
RULE_SECONDS = 5.0
"""How long a rule may take with one file: the slowest built-in one takes a hundredth of it, on the longest report."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Within what rules run: each within `seconds`, and not those that are `without`; `owners` are the plugins of
    what is registered.
    """

    seconds: float = RULE_SECONDS
    without: frozenset[str] = frozenset()
    owners: Mapping[str, PluginState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of a report; `checked` are the ids of those that ran to their end, `not_checked` of those that
    could not: what they need is missing, or they failed.
    """

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    checked: tuple[str, ...]
    not_checked: tuple[str, ...]
    remarks: tuple[Text, ...] = ()


def judge(
    report: Report, applying: Iterable[AppliedRule], file: str, facts: Mapping[str, Fact], limits: Limits | None = None
) -> Judgement:
    """Run each rule that is on, alone: one that fails takes no other's findings with it. `file` enters into the keys;
    `facts` are those that the report's plugins may give.
    """
    parts = {f"section/{key}" for key in report.form.sections} | {f"table/{key}" for key in report.form.tables}
    judging = _Judging(report, facts, limits or Limits(), frozenset(parts), Copies(report))
    for one in applying:
        if one.level is not None:
            judging.run(one, one.level)
    problems = (*unread_tables(report), *judging.problems.values(), *judging.copies.problems())
    findings = _fingerprinted(_sorted(judging.findings, report), file)
    return Judgement(findings, problems, tuple(judging.checked), tuple(judging.not_checked), tuple(judging.remarks))


@dataclass(slots=True)
class _Judging:
    """A report before its rules; `parts` are those of its form. Problems are kept by what failed, so that a fact's is told
    once.
    """

    report: Report
    facts: Mapping[str, Fact]
    limits: Limits
    parts: frozenset[str]
    copies: Copies
    remarks: list[Text] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    problems: dict[str, Problem] = field(default_factory=dict)
    checked: list[str] = field(default_factory=list)
    not_checked: list[str] = field(default_factory=list)

    def run(self, applied: AppliedRule, level: Level) -> None:
        rule = applied.rule
        if not self.limits.without.isdisjoint({f"rule {rule.id}", *(f"fact {name}" for name in rule.facts)}):
            self.not_checked.append(rule.id)
            return
        try:
            with unchanged(self.limits.owners.get(f"rule {rule.id}")), running(f"rule {rule.id}", self.limits.seconds):
                self._run(applied, level)
        except FactError as error:
            slow = f"fact {error.name}" if isinstance(error.__cause__, OvertimeError) else ""
            problem = Problem("rule-crash", FACT_FAILED.fill(error.text), traceback=error.traceback, slow=slow)
            self._fail(error.name, rule, problem)
        except BaseException as error:
            if stops(error):
                raise
            trace = "" if isinstance(error, OvertimeError | MeddlingError | YieldError) else traceback.format_exc()
            self._fail(rule.id, rule, self._crash(rule, error, trace))

    def _run(self, applied: AppliedRule, level: Level) -> None:
        rule = applied.rule
        report = self.copies.of(rule.id, self.limits.owners.get(f"rule {rule.id}"))
        needed = {name: report.fact(name) for name in rule.facts if name in self.facts}
        if not self._concerns(rule, needed):
            return
        at = At(rule, level, applied.options, rule.all_messages(self.facts), self._is_recognised(needed))
        missing = [part for part in rule.parts if not _has(self.report, part)]
        missing += [name for name in rule.facts if needed[name] is None]
        found = taken(_not_checkable(at, self.report, missing) if missing else rule.check(report, at), at)
        self.findings += found.findings
        self.remarks += [MORE.fill(rule.id, found.more)] if found.more else []
        (self.not_checked if missing else self.checked).append(rule.id)

    def _crash(self, rule: Rule, error: BaseException, trace: str) -> Problem:
        owner = self.limits.owners.get(f"rule {rule.id}")
        text = CRASH.fill(rule.id, owner.name if owner else "?", described(error))
        slow = f"rule {rule.id}" if isinstance(error, OvertimeError) else ""
        return Problem("rule-crash", text, rule=rule.id, traceback=trace, slow=slow)

    def _fail(self, what: str, rule: Rule, problem: Problem) -> None:
        self.problems.setdefault(what, problem)
        self.checked = [one for one in self.checked if one != rule.id]
        self.findings = [one for one in self.findings if one.rule != rule.id]
        self.not_checked.append(rule.id)

    def _concerns(self, rule: Rule, needed: Mapping[str, object]) -> bool:
        """Whether the form has the parts that a rule needs, and the run was asked for its facts: what lacks them by design
        is not missing anything.
        """
        asked = all(name in needed and needed[name] is not NOT_ASKED for name in rule.facts)
        return asked and self.parts.issuperset(rule.parts)

    def _is_recognised(self, needed: Mapping[str, object]) -> bool:
        """Whether what a rule finds rests on text recognised in pictures: this report's, or that of others it is held to."""
        values = (one for value in needed.values() for one in (value if isinstance(value, tuple) else (value,)))
        return self.report.recognised or any(getattr(one, "recognised", False) for one in values)


def _has(report: Report, part: str) -> bool:
    kind, _, key = part.partition("/")
    if kind == "section":
        return report.section(key) is not None
    table = report.tables.get(key)
    return table is not None and table.state == "read"


def _not_checkable(at: At, report: Report, missing: Iterable[str]) -> Iterable[Finding]:
    for need in missing:
        if f"no-{need}" in at.messages:
            yield at(report).open(f"no-{need}")
        else:
            yield at(Site(need, report.place)).open("not-checkable", need)


def _sorted(findings: list[Finding], report: Report) -> list[Finding]:
    """In the order of the form: by part, then by rule."""
    order = {address: place for place, address in enumerate(_addresses(report))}
    last = len(order)

    def place(finding: Finding) -> tuple[int, str, list[tuple[int, str]]]:
        parts = finding.address.split("/")
        known = (order["/".join(parts[:end])] for end in range(len(parts), 0, -1) if "/".join(parts[:end]) in order)
        return next(known, last), finding.rule, [(int(part), "") if part.isdecimal() else (0, part) for part in parts]

    return sorted(findings, key=place)


def _addresses(report: Report) -> Iterable[str]:
    yield from ("report", "section/preamble")
    for key in report.form.sections:
        yield f"section/{key}"
        for table_key, table in report.form.tables.items():
            if table.section == key:
                yield f"table/{table_key}"
                yield from (f"table/{table_key}/{row}" for row in table.rows)


def _fingerprinted(findings: list[Finding], file: str) -> tuple[Finding, ...]:
    """A stable key a finding: rule, file, part; equal ones are counted. Figures and positions do not enter into it."""
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        key = "\0".join((finding.rule, Path(file).as_posix(), finding.address))
        digest = hashlib.sha256(key.encode()).hexdigest()[:32]
        seen[digest] += 1
        marked.append(replace(finding, fingerprint=f"{digest}:{seen[digest]}"))
    return tuple(marked)
