"""Surveys at work: one that fails takes nothing with it; what they conclude is judged."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

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
    Surveyor,
    Text,
    attributed,
)

FAILED = Text("对全部报告的检查“{0}”没有做成（{1}）", "the survey '{0}' of all reports failed ({1})")


@dataclass(frozen=True, slots=True)
class Surveys:
    """The surveys that look at a run; `failed` are results of those that could not go on."""

    at_work: dict[Survey, Surveyor] = field(default_factory=dict)
    failed: dict[Survey, FileResult] = field(default_factory=dict)

    @classmethod
    def opened(cls, kinds: Iterable[Survey], session: object) -> Surveys:
        """Those that the call of this session asks for. Raises SettingError where it is wrong."""
        found = cls()
        for kind in kinds:
            with found._trying(kind):
                if at_work := kind.open(session):
                    found.at_work[kind] = at_work
        return found

    @property
    def facts(self) -> set[str]:
        """What results must hold for them."""
        return {name for kind in self.at_work for name in kind.facts}

    def add(self, result: FileResult) -> None:
        for kind, surveyor in self._sound():
            with self._trying(kind):
                surveyor.add(result)

    def results(self, by: Checker) -> Iterator[FileResult]:
        """What they come to, once the files are done; then those that failed."""
        said: list[FileResult] = []
        for kind, surveyor in self._sound():
            with self._trying(kind):
                said += (concluded(one, by) for one in surveyor.conclude())
        return (one for one in (*said, *self.failed.values()) if one.findings or one.problems or one.remarks)

    def _sound(self) -> list[tuple[Survey, Surveyor]]:
        return [(kind, surveyor) for kind, surveyor in self.at_work.items() if kind not in self.failed]

    @contextmanager
    def _trying(self, survey: Survey) -> Iterator[None]:
        """Within it a survey works: where it fails, that is a result of its own, and nothing else is lost."""
        try:
            yield
        except (KeyboardInterrupt, SettingError, IncompleteError):
            raise
        except BaseException as error:
            why = Problem("plugin-failed", FAILED.fill(survey.name, attributed(error)), traceback=traceback.format_exc())
            self.failed[survey] = FileResult(survey.name, problems=(why,))


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
