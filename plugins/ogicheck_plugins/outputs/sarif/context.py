"""What every part of a log needs: the run, the profile, and the indexes by which the parts refer to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from ogicheck.api import Clause, FileResult, Finding, Kind, Text, Verdict
from ogicheck_plugins.results_kit.spill import Spill, bare

Node = dict[str, Any]

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
class Numbered:
    """A file's result, and its index in the log."""

    index: int
    result: FileResult


@dataclass(frozen=True, slots=True)
class Context:
    """`rules`, `parts` (logical locations, by full name) and `rule_sets` map to their index in the log. `results` are of the
    files, `count` says how many of their findings the profile takes.
    """

    run: Verdict
    profile: Profile
    results: Spill[FileResult]
    count: int
    done: bool
    rules: dict[str, int]
    parts: dict[str, int]
    rule_sets: dict[tuple[str, ...], int]
    clauses: dict[str, Clause]

    @property
    def omitted(self) -> int:
        """How many findings are more than the profile's receiver takes."""
        return 0 if self.profile.results is None else max(0, self.count - self.profile.results)

    def files(self) -> Iterator[Numbered]:
        return (Numbered(index, result) for index, result in enumerate(self.results))

    def say(self, text: Text) -> str:
        return text.say(self.run.lang)


@dataclass
class Gathered:
    """What is known of a run's results before its verdict; holds one of them at a time."""

    profile: Profile
    results: Spill[FileResult] = field(default_factory=Spill)
    count: int = 0
    done: bool = True
    parts: dict[str, int] = field(default_factory=dict)
    rule_sets: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, result: FileResult) -> None:
        taken = [one for one in result.findings if self.profile.takes(one)]
        self.results.add(bare(result))
        self.count += len(taken)
        self.done &= not result.problems
        self.rule_sets.setdefault(rule_set(result), len(self.rule_sets))
        for step in chain.from_iterable(map(steps, _addresses(result, taken))):
            self.parts.setdefault(step, len(self.parts))

    def context(self, run: Verdict) -> Context:
        done = self.done and all(plugin.state != "failed" for plugin in run.plugins) and not run.stopped
        rules = {rule.id: index for index, rule in enumerate(run.rules)}
        clauses = {clause.id: clause for rule in run.rules for clause in rule.clauses}
        return Context(run, self.profile, self.results, self.count, done, rules, self.parts, self.rule_sets, clauses)


def message(text: str) -> Node:
    """A message of this text: braces that are no placeholders are doubled (3.11.5)."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def steps(address: str) -> list[str]:
    """The addresses of the parts that hold a part, from the outermost, and its own."""
    return [address[: step.end()] for step in STEP.finditer(address)]


def rule_set(result: FileResult) -> tuple[str, ...]:
    """The rules of a file, checked or not: the same for all that follow one form."""
    return tuple(sorted((*result.checked, *result.not_checked)))


def _addresses(result: FileResult, taken: Iterable[Finding]) -> Iterator[str]:
    for finding in taken:
        yield finding.address
        yield from (part.address for part in finding.related)
    yield from (problem.address for problem in result.problems)
