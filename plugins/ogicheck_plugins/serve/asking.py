"""What a request asks for beside its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from ogicheck.api import LEVELS, Lang, Library, Session, Text, unknown_name
from ogicheck_plugins.serve.problems import ProblemError
from ogicheck_plugins.serve.uploads import FILES_IN, FOLDERS, files_of

NEVER = "never"
KNOWN = ("lang", "ruleset", "region", "published", "fail_on", "strict")
UNKNOWN = Text("没有参数“{0}”；可用的有：{1}", "there is no parameter '{0}'; there are: {1}")
VALUE = Text("参数“{0}”的值“{1}”不对；应为 {2}", "the parameter '{0}' cannot be '{1}': it is {2}")
DAY = Text("日期，如 2024-01-31", "a day, such as 2024-01-31")
TRUTH = {"true": True, "false": False, "1": True, "0": False, "on": True, "": False}


@dataclass(frozen=True)
class Asking:
    """Makes sessions of requests: as the server was started, but for what a request may choose.

    A ruleset or a region is one that is installed, by its name: no client names a file of the server.
    """

    base: Session

    @cached_property
    def rulesets(self) -> dict[str, str]:
        """The forms there are, by their names, with their titles."""
        library = Library.of(self.base.registry)
        return {name: library.load(name).form.ruleset.instrument or name for name in library.forms}

    @cached_property
    def regions(self) -> dict[str, str]:
        """The regions there are, by their names, with their areas."""
        library = Library.of(self.base.registry)
        areas = {region: area for area, region in library.areas.items()}
        return {name: areas.get(name, name) for name in library.regions}

    def lang(self, given: Mapping[str, str], accepted: str) -> Lang:
        """The language that a request names, else the one that its browser prefers of ours, else the server's."""
        first = [one.strip().lower()[:2] for one in (given.get("lang", ""), *accepted.split(","))]
        known: dict[str, Lang] = {"zh": "zh-CN", "en": "en"}
        return next((known[one] for one in first if one in known), self.base.lang)

    def session(self, given: Mapping[str, str], folder: Path, lang: Lang) -> Session:
        """The session of a request whose files are in the folder. Raises ProblemError for what cannot be asked for."""
        for name in given:
            if name not in KNOWN:
                raise ProblemError(422, UNKNOWN.fill(name, ", ".join(KNOWN)))
        base = self.base.settings
        paths, previous, parts = (tuple(map(str, files_of(folder, field))) for field in FOLDERS)
        fail_on = self._one_of(given, "fail_on", (*LEVELS, NEVER), base.fail_on or NEVER)
        settings = replace(
            base,
            paths=paths,
            previous=previous,
            parts=parts,
            ruleset=self._one_of(given, "ruleset", ("auto", *self.rulesets), base.ruleset),
            region=self._one_of(given, "region", ("auto", "none", *self.regions), base.region),
            published=_day(given.get("published", "")) or base.published,
            fail_on=next((level for level in LEVELS if level == fail_on), None),
            strict=_truth(given, base.strict),
            lang=lang,
            root=folder / FILES_IN,
            executor="warm",
            jobs=1,
            progress="none",
            arguments=(),
        )
        return Session(settings, self.base.found)

    def _one_of(self, given: Mapping[str, str], name: str, known: tuple[str, ...], default: str) -> str:
        value = given.get(name, "").strip() or default
        if value not in (*known, default):
            raise ProblemError(422, unknown_name(value, list(known)))
        return value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ProblemError(422, VALUE.fill("published", text, DAY)) from error


def _truth(given: Mapping[str, str], default: bool) -> bool:
    value = given.get("strict")
    if value is None:
        return default
    if value.lower() not in TRUTH:
        raise ProblemError(422, VALUE.fill("strict", value, "true, false"))
    return TRUTH[value.lower()]
