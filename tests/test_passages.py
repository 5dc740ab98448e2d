"""Every passage below fixtures/passages: what a rule on the text must find it finds, what is lawful it passes over."""

from __future__ import annotations

from collections import Counter

import pytest

from fixtures.passages import Passage, passages
from ogicheck.checker import Checker, Plan
from tests.test_cases import found

PASSAGES = list(passages())
CHECKER = Checker.of(Plan())
ENOUGH = 10
OF_THE_FILE = {"OGI615", "OGI616"}
"""They judge what the file holds beside its text."""


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.id)
def test_a_passage_gives_what_it_says(passage: Passage) -> None:
    result = CHECKER.check(passage.content(), "report.txt")
    said = [(one.rule, one.kind, one.level, one.address, one.message.zh) for one in result.findings]
    if passage.good:
        assert not [one for one in said if one[:2] == (passage.rule, "fail")], (passage.texts, said)
    else:
        assert found(result, passage.expect), (passage.texts, passage.expect, said)


def test_every_rule_on_the_text_has_enough_passages() -> None:
    rules = {rule for rule in CHECKER.host.registry.rules if rule[:4] in ("OGI4", "OGI5", "OGI6")} - OF_THE_FILE
    for good in (True, False):
        count = Counter(passage.rule for passage in PASSAGES if passage.good == good)
        assert not {rule: count[rule] for rule in rules if count[rule] < ENOUGH}
