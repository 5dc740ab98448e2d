"""Every case below fixtures/cases: a bad one gives its findings, a good one none of its rule."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from fixtures import build
from fixtures.cases import Case, Expect, cases
from fixtures.values import Facts
from ogicheck.beside import Beside
from ogicheck.checker import Checker, Plan
from ogicheck.copies import copies
from ogicheck.findings import FileResult, Finding
from ogicheck.records import Record

CASES = list(cases())
CHECKERS: dict[str, Checker] = {}


def checked(case: Case) -> FileResult:
    checker = CHECKERS.setdefault(case.ruleset, Checker.of(Plan(ruleset=case.ruleset)))
    if case.previous or case.parts:
        checker = replace(checker, beside=beside(checker, case))
    return checker.check(case.content(), case.file)


def beside(checker: Checker, case: Case) -> Beside:
    """The reports that a case is compared with; none where it names none."""
    previous = recorded(checker, [case.previous]) if case.previous else None
    parts = recorded(checker, case.parts) if case.parts else None
    return Beside(previous, parts, copies(parts or (), ()))


def recorded(checker: Checker, reports: Sequence[Facts]) -> tuple[Record, ...]:
    return tuple(checker.record(build.build(facts, "html"), f"{facts.year}/{facts.organ}.html") for facts in reports)


def found(result: FileResult, expect: Expect) -> bool:
    return any(_is(finding, expect) for finding in result.findings)


def _is(finding: Finding, expect: Expect) -> bool:
    words = json.dumps([finding.message.zh, finding.message.en, finding.quote], ensure_ascii=False)
    return (
        finding.rule == expect.rule
        and finding.kind == expect.kind
        and expect.meets(finding.address)
        and expect.level in ("", finding.level)
        and expect.contains in words
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_gives_what_it_says(case: Case) -> None:
    result = checked(case)
    own = [finding for finding in result.findings if finding.rule == case.rule and finding.kind == "fail"]
    missing = [expect for expect in case.expect if not found(result, expect)]
    assert not missing, f"{case.why}: missing {missing}; found {[(one.rule, one.address) for one in result.findings]}"
    if case.good:
        assert not own, f"{case.why}: {[(one.address, one.message.zh) for one in own]}"
    if case.count is not None:
        assert len(own) == case.count, f"{case.why}: {[(one.address, one.message.zh) for one in own]}"


def test_every_rule_has_a_good_and_a_bad_case() -> None:
    rules = set(Checker.of(Plan()).host.registry.rules)
    assert {case.rule for case in CASES if case.good} >= rules
    assert {case.rule for case in CASES if not case.good} >= rules


@pytest.mark.parametrize("case", [case for case in CASES if not case.good], ids=lambda case: case.id)
def test_a_defect_is_told_once(case: Case) -> None:
    """What breaks the form in one place is not an error of several rules there; a broken sum is one of its relation."""
    errors = [one for one in checked(case).findings if one.kind == "fail" and one.level == "error"]
    errors = [one for one in errors if not one.rule.startswith("OGI3")]
    places = [one.address for one in errors]
    assert len(places) == len(set(places)), [(one.rule, one.address) for one in errors]
