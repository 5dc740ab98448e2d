"""Runs the rules over a report: findings in the order of the form, each with a stable key, and what could not be done."""

from __future__ import annotations

import hashlib
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ogicheck.checking.losses import unread_tables
from ogicheck.hosting.rules import NOT_COMPARABLE, At, Rule, Site
from ogicheck.rulesets.settings import Setting
from ogicheck.values.findings import Finding, Problem
from ogicheck.values.report import Report
from ogicheck.values.texts import Text

CRASH = Text("规则 {0} 出错：{1}", "rule {0} failed: {1}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of a report; `checked` are the ids of those that ran to their end."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    checked: tuple[str, ...]


def judge(report: Report, applying: Iterable[Setting], file: str) -> Verdict:
    """Run each rule that is on, alone: one that fails takes no other's findings with it. `file` enters into the keys."""
    findings: list[Finding] = []
    problems = list(unread_tables(report))
    checked: list[str] = []
    for setting in applying:
        if setting.level is not None and _concerns(setting.rule, report):
            crash = _run(setting, report, findings)
            problems += [crash] if crash else []
            checked += [] if crash else [setting.rule.id]
    return Verdict(_fingerprinted(_sorted(findings, report), file), tuple(problems), tuple(checked))


def _run(setting: Setting, report: Report, findings: list[Finding]) -> Problem | None:
    at = At(setting.rule, setting.level or setting.rule.level, setting.options, _recognised(setting.rule, report))
    missing = [need for need in setting.rule.needs if not _has(report, need)]
    if missing:
        findings.extend(_not_checkable(at, report, missing))
        return None
    try:
        findings.extend(_findings(setting.rule, setting.rule.check(report, at)))
    except (Exception, SystemExit) as error:
        text = CRASH.fill(setting.rule.id, error or type(error).__name__)
        return Problem("rule-crash", text, rule=setting.rule.id, traceback=traceback.format_exc())
    return None


def _recognised(rule: Rule, report: Report) -> bool:
    """Whether what a rule finds rests on text recognised in pictures: of this report, or of those compared with it."""
    beside = {"previous": [report.previous] if report.previous else [], "parts": report.parts}
    return report.recognised or any(one.recognised for need in rule.needs for one in beside.get(need, ()))


def _findings(rule: Rule, yielded: Iterable[object]) -> list[Finding]:
    found = list(yielded)
    for one in found:
        if not isinstance(one, Finding):
            raise TypeError(f"it yielded a {type(one).__name__}; expected what at(part).say(...) gives")
    return [one for one in found if isinstance(one, Finding)]


def _concerns(rule: Rule, report: Report) -> bool:
    """Whether the form has the parts that a rule needs, and the run the other reports: what lacks them by design is not
    missing anything.
    """
    parts = {f"section/{key}" for key in report.form.sections} | {f"table/{key}" for key in report.form.tables}
    return (parts | report.compared).issuperset(rule.needs)


def _has(report: Report, need: str) -> bool:
    if need in NOT_COMPARABLE:
        return need == "copies" or bool(getattr(report, need))
    kind, _, key = need.partition("/")
    if kind == "section":
        return report.section(key) is not None
    table = report.tables.get(key)
    return table is not None and table.state == "read"


def _not_checkable(at: At, report: Report, missing: Sequence[str]) -> Iterable[Finding]:
    for need in missing:
        if need in NOT_COMPARABLE:
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
