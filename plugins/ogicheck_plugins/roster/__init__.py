"""The group that a run is about: which organs of a roster have no report, or several."""

from __future__ import annotations

from typing import Any

from ogicheck.api import NOT_ASKED, Fact, Rule, Survey, Surveyor, hookimpl


def _open(session: Any) -> Surveyor | None:
    if not (session.settings.roster or session.settings.previous):
        return None
    from ogicheck_plugins.roster.survey import opened

    return opened(session)


@hookimpl
def ogicheck_surveys() -> list[Survey]:
    return [Survey("roster", _open)]


@hookimpl
def ogicheck_facts() -> list[Fact]:
    return [Fact("absence", lambda report, companions: NOT_ASKED)]


@hookimpl
def ogicheck_rules() -> list[Rule]:
    from ogicheck_plugins.roster.rule import report_absent

    return [report_absent]
