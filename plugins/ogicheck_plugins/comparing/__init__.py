"""Facts of a report that rest on others: last year's, those that it sums up, and copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ogicheck.api import Companions, Fact, Report, Survey, Surveyor, Text, hookimpl
from ogicheck_plugins.comparing.matching import parts, previous

if TYPE_CHECKING:
    from ogicheck.api import Session

NO_PREVIOUS = Text(
    "没有找到本单位上一年的报告，无法比较。",
    "Cannot be checked: there is no report of this organ for the year before.",
)
NO_PARTS = Text("没有读到要汇总的各单位报告，无法比较。", "Cannot be checked: no report of a subordinate organ was read.")
NO_COPIES = Text("没有可以互相比较的报告。", "Cannot be checked: there are no reports to compare.")


def _copies(report: Report, companions: Companions) -> Any:
    from ogicheck_plugins.comparing.copies import copies

    return copies(report, companions)


def _doubles(report: Report, companions: Companions) -> Any:
    from ogicheck_plugins.comparing.doubles import doubles

    return doubles(report, companions)


def _sketch(report: Report, companions: Companions) -> Any:
    from ogicheck_plugins.comparing.sketches import sketch

    return sketch(report, companions)


def _open(session: Session) -> Surveyor | None:
    """One report alone is like no other."""
    if session.count < 2 and not session.settings.parts:
        return None
    from ogicheck_plugins.comparing.survey import opened

    return opened(session)


@hookimpl
def ogicheck_surveys() -> list[Survey]:
    return [Survey("comparing", _open, ("sketch",))]


@hookimpl
def ogicheck_facts() -> list[Fact]:
    return [
        Fact("previous", previous, NO_PREVIOUS),
        Fact("parts", parts, NO_PARTS),
        Fact("copies", _copies, NO_COPIES),
        Fact("doubles", _doubles, NO_PARTS),
        Fact("sketch", _sketch),
    ]
