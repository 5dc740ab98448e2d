"""The contract: what every plugin promises, each promise a test of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from ogicheck_testing import promises
from ogicheck_testing.cases import Case
from ogicheck_testing.cases import cases as cases_of
from ogicheck_testing.subject import Subject

Check = Callable[[], None]


def contract(plugin: str | Path, cases: Path | Iterable[Case] = ()) -> Callable[[Check], None]:
    """The test function of a plugin, to be given a name that begins with `test_`; one test a promise.

    `plugin` is its name in `ogicheck plugins` (it has to be installed), or its file, as for `--plugin`. `cases` is the
    folder of its cases, or cases made otherwise. Raises ValueError where a case is written wrongly.
    """
    subject = Subject(plugin, tuple(cases_of(cases) if isinstance(cases, Path) else cases))

    @pytest.mark.parametrize("check", [pytest.param(check, id=name) for name, check in _checks(subject)])
    def test(check: Check) -> None:
        check()

    return test


def _checks(subject: Subject) -> Iterator[tuple[str, Check]]:
    yield "loads", partial(promises.loads, subject)
    for rule in subject.rules.values():
        yield f"{rule.id}-is-documented", partial(promises.is_documented, rule)
        yield f"{rule.id}-has-cases", partial(promises.has_cases, subject, rule)
        yield f"{rule.id}-survives-poor-reports", partial(promises.survives, subject, rule)
    for case in subject.cases:
        yield f"{case.id}-says-what-is-due", partial(promises.says_what_is_due, subject, case)
        yield f"{case.id}-is-placed", partial(promises.is_placed, subject, case)
        yield f"{case.id}-is-steady", partial(promises.is_steady, subject, case)
    if subject.rules:
        yield "writes-valid-sarif", partial(promises.writes_valid_sarif, subject)
