"""What every part of a log needs: the run, the profile, and the indexes by which the parts refer to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ogicheck.api import LEVELS, Clause, FileResult, Finding, Kind, Run, Text

Node = dict[str, Any]

HOME = "https://github.com/ogicheck/ogicheck"
RULE_PAGES = f"{HOME}/blob/main/docs/rules"
SRCROOT = "SRCROOT"

STEP = re.compile(r"(?:section|table)/(?:unknown/\d+|[^/]+)|(?:unknown|paragraph)/\d+|\*/(?:unknown/\d+|[^/]+)|[^/]+")
"""One part of an address below another; some are named by two of its words (`paragraph/3`, `*/total`)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """`accepted`: whether findings that are accepted stand in it. `text_anchors`: a binary file is given as its line 1, not
    as its bytes. `localised`: rules are described in the user's language, not in English with translations. `results` is
    the most there may be (None: no limit).
    """

    kinds: tuple[Kind, ...] = ("fail", "open", "review")
    accepted: bool = True
    text_anchors: bool = False
    localised: bool = False
    results: int | None = None
    description: int | None = None
    tags: int | None = None

    def takes(self, finding: Finding) -> bool:
        return finding.kind in self.kinds and (self.accepted or not finding.accepted)


@dataclass(frozen=True, slots=True)
class Context:
    """`rules`, `files` and `parts` (logical locations, by full name) map to their index in the log."""

    run: Run
    profile: Profile
    rules: dict[str, int]
    files: dict[str, int]
    parts: dict[str, int]
    clauses: dict[str, Clause]
    shown: tuple[tuple[FileResult, Finding], ...]
    omitted: int

    def say(self, text: Text) -> str:
        return text.say(self.run.lang)


def context(run: Run, profile: Profile) -> Context:
    wanted = [(file, finding) for file in run.files for finding in file.findings if profile.takes(finding)]
    if profile.results is not None and len(wanted) > profile.results:
        wanted.sort(key=lambda pair: LEVELS.index(pair[1].level))
    shown = tuple(wanted[: profile.results])
    return Context(
        run=run,
        profile=profile,
        rules={rule.id: index for index, rule in enumerate(run.rules)},
        files={file.file: index for index, file in enumerate(run.files)},
        parts=_indexes(step for address in _addresses(run, shown) for step in steps(address)),
        clauses={clause.id: clause for rule in run.rules for clause in rule.clauses},
        shown=shown,
        omitted=len(wanted) - len(shown),
    )


def message(text: str) -> Node:
    """A message of this text: braces that are no placeholders are doubled (3.11.5)."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def steps(address: str) -> list[str]:
    """The addresses of the parts that hold a part, from the outermost, and its own."""
    return [address[: step.end()] for step in STEP.finditer(address)]


def _addresses(run: Run, shown: tuple[tuple[FileResult, Finding], ...]) -> Iterator[str]:
    for _, finding in shown:
        yield finding.address
        yield from (part.address for part in finding.related)
    yield from (problem.address for file in run.files for problem in file.problems)


def _indexes(values: Iterator[str]) -> dict[str, int]:
    return {value: index for index, value in enumerate(dict.fromkeys(values))}
