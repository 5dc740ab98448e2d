"""What a run's findings come to by rule and by region: `--statistics`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ogicheck.api import FileResult, Text
from ogicheck_plugins.outputs.jsonmodel import RegionCount, RuleCount, Statistics
from ogicheck_plugins.outputs.voice import Voice
from ogicheck_plugins.records_kit.columns import aligned
from ogicheck_plugins.results_kit.words import LEVEL, counted

KINDS = ("error", "warning", "note", "open", "review", "accepted")
"""As what findings count."""
RULE, REGION, FILES = Text("规则", "rule"), Text("地区", "region"), Text("文件", "files")
NOWHERE = Text("（未定）", "(none)")
REVIEW = Text("待判断", "to judge")
UNREAD = Text("未能读取", "not read")


@dataclass(slots=True)
class Counts:
    """Counts by rule and by region; as many as there are rules and regions."""

    rules: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    regions: defaultdict[str | None, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, result: FileResult) -> None:
        region = self.regions[result.region]
        region["files"] += 1
        region["unread"] += any(problem.kind == "unreadable" for problem in result.problems)
        for rule in {finding.rule for finding in result.findings}:
            self.rules[rule]["files"] += 1
        for finding in result.findings:
            self.rules[finding.rule][counted(finding)] += 1
            region[counted(finding)] += 1

    def told(self) -> Statistics:
        """The most frequent first."""
        rules = sorted(self.rules.items(), key=lambda one: (*_frequency(one[1]), one[0]))
        regions = sorted(self.regions.items(), key=lambda one: (*_frequency(one[1]), one[0] or ""))
        return Statistics(
            tuple(RuleCount(name, *_counts(count, "files", *KINDS)) for name, count in rules),
            tuple(RegionCount(name, *_counts(count, "files", "unread", *KINDS)) for name, count in regions),
        )


def _frequency(count: Counter[str]) -> tuple[int, int]:
    return -sum(count[level] for level in LEVEL), -count["files"]


def _counts(count: Counter[str], *names: str) -> Iterator[int]:
    return (count[name] for name in names)


def lines(told: Statistics, voice: Voice) -> Iterator[str]:
    """Two tables for a terminal."""
    levels = [*(voice.say(LEVEL[level]) for level in LEVEL), voice.say(REVIEW)]
    if told.rules:
        rows = [[voice.rule(one.rule), one.files, one.error, one.warning, one.note, one.review] for one in told.rules]
        yield from _table([voice.say(RULE), voice.say(FILES), *levels], rows)
    rows = [
        [one.region or voice.say(NOWHERE), one.files, one.unread, one.error, one.warning, one.note, one.review]
        for one in told.regions
    ]
    yield from _table([voice.say(REGION), voice.say(FILES), voice.say(UNREAD), *levels], rows)


def _table(head: list[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield from aligned([head, *([str(cell) for cell in row] for row in rows)])
    yield ""
