"""Surveys at work: one that fails takes nothing with it; what they conclude is judged."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from ogicheck.api import (
    NOT_ASKED,
    Checker,
    Conclusion,
    FileResult,
    IncompleteError,
    Place,
    Problem,
    Report,
    SettingError,
    Survey,
    Text,
    attributed,
)

FAILED = Text("对全部报告的检查“{0}”没有做成（{1}）", "the survey '{0}' of all reports failed ({1})")


@contextmanager
def surveying(survey: Survey, failed: dict[Survey, FileResult]) -> Iterator[None]:
    """Within it a survey works: where it fails, that is a result of its own, and nothing else is lost."""
    try:
        yield
    except (KeyboardInterrupt, SettingError, IncompleteError):
        raise
    except BaseException as error:
        why = Problem("plugin-failed", FAILED.fill(survey.name, attributed(error)), traceback=traceback.format_exc())
        failed[survey] = FileResult(survey.name, problems=(why,))


def concluded(one: Conclusion, by: Checker) -> FileResult:
    """What the rules say of a run as a whole: as of a report that holds nothing, but has the facts."""
    if not one.facts:
        return FileResult(one.name, organ=one.organ, year=one.year, remarks=one.remarks)
    form = next((form for form in by.forms if one.year and form.covers(one.year)), by.forms[-1])
    report = Report(
        form, (), (), {}, Place(), one.organ, year=one.year, facts=lambda name, _: one.facts.get(name, NOT_ASKED)
    )
    applied = [each for each in by.applied(form) if not one.facts.keys().isdisjoint(each.rule.facts)]
    return by.judged(FileResult(one.name, remarks=one.remarks), report, applied=applied)
