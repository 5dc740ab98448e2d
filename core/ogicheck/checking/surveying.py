"""The surveys of a run, each by itself: one that fails is told of, and takes neither the others nor the results with it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ogicheck.hosting.prints import told
from ogicheck.hosting.surveys import Conclusion, Survey, Surveyor
from ogicheck.values.errors import IncompleteError, SettingError
from ogicheck.values.findings import FileResult, Problem
from ogicheck.values.texts import Text

FAILED = Text("对全部报告的检查“{0}”没有做成（{1}）", "the survey '{0}' of all reports failed ({1})")


@dataclass(slots=True)
class Surveys:
    """Surveys at work; `failed` are those that no longer are, with what is told of them."""

    at_work: dict[Survey, Surveyor] = field(default_factory=dict)
    failed: list[FileResult] = field(default_factory=list)

    @classmethod
    def opened(cls, known: Iterable[Survey], session: object) -> Surveys:
        """Those that the call asks for. Raises SettingError where the call is wrong."""
        found = cls()
        for survey in known:
            found._do(survey, lambda one: found._take(one, one.open(session)))
        return found

    @property
    def facts(self) -> set[str]:
        """What they ask of every result."""
        return {name for survey in self.at_work for name in survey.facts}

    def add(self, result: FileResult) -> None:
        for survey in list(self.at_work):
            self._do(survey, lambda one: self.at_work[one].add(result))

    def concluded(self) -> Iterator[Conclusion]:
        for survey in list(self.at_work):
            yield from self._do(survey, lambda one: list(self.at_work[one].conclude())) or ()

    def _take(self, survey: Survey, surveyor: Surveyor | None) -> None:
        if surveyor:
            self.at_work[survey] = surveyor

    def _do(self, survey: Survey, step: Callable[[Survey], Any]) -> Any:
        try:
            return step(survey)
        except (KeyboardInterrupt, SettingError, IncompleteError):
            raise
        except BaseException as error:
            self.at_work.pop(survey, None)
            text = FAILED.fill(survey.name, told(error))
            problem = Problem("plugin-failed", text, traceback=traceback.format_exc())
            self.failed.append(FileResult(survey.name, problems=(problem,)))
            return None
