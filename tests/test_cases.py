"""The national rules and the regions' keep the contract of every plugin, with the cases of this project."""

from __future__ import annotations

from collections import Counter

import pytest

from fixtures.cases import FOLDER, PASSAGES, cases
from ogicheck.testing import Case, contract
from ogicheck_testing.subject import Subject

CASES, SHORT = list(cases(FOLDER)), list(cases(PASSAGES))
NATIONAL = Subject("national", CASES)
ENOUGH = 10
OF_THE_FILE = {"OGI615", "OGI616"}
"""They judge what the file holds beside its text."""

test_contract = contract("national", cases=[case for case in (*CASES, *SHORT) if case.rule.startswith("OGI")])
test_contract_of_regions = contract("regions", cases=[case for case in CASES if not case.rule.startswith("OGI")])


@pytest.mark.parametrize("case", [case for case in CASES if not case.good], ids=lambda case: case.id)
def test_a_bad_case_says_why_and_what_it_expects(case: Case) -> None:
    assert case.why
    assert case.rule in {expect.rule for expect in case.expect}


@pytest.mark.parametrize("case", [case for case in CASES if not case.good], ids=lambda case: case.id)
def test_a_defect_is_told_once(case: Case) -> None:
    """What breaks the form in one place is not an error of several rules there; a broken sum is one of its relation."""
    findings = NATIONAL.read(case).result.findings
    errors = [one for one in findings if one.kind == "fail" and one.level == "error"]
    errors = [one for one in errors if not one.rule.startswith("OGI3")]
    places = [one.address for one in errors]
    assert len(places) == len(set(places)), [(one.rule, one.address) for one in errors]


def test_every_rule_on_the_text_has_enough_passages() -> None:
    rules = {rule for rule in NATIONAL.rules if rule[:4] in ("OGI4", "OGI5", "OGI6")} - OF_THE_FILE
    for good in (True, False):
        count = Counter(case.rule for case in SHORT if case.good == good)
        assert not {rule: count[rule] for rule in rules if count[rule] < ENOUGH}
