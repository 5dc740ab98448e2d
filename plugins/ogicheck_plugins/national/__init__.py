"""The national form: its rulesets, its rules, and what is read of its reports: whose they are, and what they state."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ogicheck.api import Companions, Fact, Report, Rule, Vocabulary, hookimpl
from ogicheck_plugins.shipped import rulesets


def _identity(report: Report, companions: Companions) -> Any:
    from ogicheck_plugins.national.identity import identity

    return identity(report, companions)


def _division(report: Report, companions: Companions) -> Any:
    from ogicheck_plugins.national.divisions import division_of

    return division_of(report, companions)


def _stamps(report: Report, companions: Companions) -> Any:
    from ogicheck_plugins.national.stamps import all_stamps

    return all_stamps(report, companions)


def _narrative(report: Report, companions: Companions) -> Any:
    from ogicheck_plugins.national.narrative.reader import narrative

    return narrative(report)


def _listed(report: Report, companions: Companions) -> Any:
    from ogicheck_plugins.national.some_of import by_paragraph

    return by_paragraph(report)


def _sums(report: Report, companions: Companions) -> Any:
    from ogicheck_plugins.national.sums import laid_out

    return laid_out(report)


@hookimpl
def ogicheck_rulesets() -> list[Path]:
    return sorted(rulesets().glob("*.toml"))


@hookimpl
def ogicheck_vocabulary() -> Iterable[Vocabulary]:
    from ogicheck_plugins.national.vocabulary import VOCABULARY

    return VOCABULARY


@hookimpl
def ogicheck_facts() -> list[Fact]:
    return [
        Fact("identity", _identity),
        Fact("division", _division),
        Fact("stamps", _stamps),
        Fact("narrative", _narrative),
        Fact("listed", _listed),
        Fact("sums", _sums),
    ]


@hookimpl
def ogicheck_rules() -> list[Rule]:
    from ogicheck_plugins.national.rules import RULES

    return RULES
