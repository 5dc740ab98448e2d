"""Many reports: what they have in common, in figures that fit into an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ogicheck.api import RuleInfo, one_line
from ogicheck_plugins.report_page.seen import Seen

LEVELS = ("error", "warning", "note", "review")
MOST_REPORTS, MOST_RULES, MOST_COMMON = 60, 30, 12
"""What a person takes in at a glance, and a screen shows."""
SHADES = (1, 2, 4, 8, 16)
"""From how many findings on a field of the map is a shade darker."""
BAR = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the index. `found` counts its findings by rule and level, `link` leads to it."""

    number: int
    link: str
    name: str
    file: str
    organ: str
    area: str
    year: int | None
    levels: Mapping[str, int]
    found: Mapping[tuple[str, str], int]
    unread: bool
    recognised: bool

    @property
    def total(self) -> int:
        return sum(self.levels.values())

    def of(self, rule: str) -> int:
        return sum(count for (one, _), count in self.found.items() if one == rule)

    @property
    def data(self) -> str:
        """What a filter asks for: rules with levels."""
        return " ".join(f"{rule}.{level}" for rule, level in self.found)

    @property
    def weight(self) -> tuple[bool, int, int, int, int]:
        """The worst first."""
        error, warning, note, review = (-self.levels[level] for level in LEVELS)
        return not self.unread, error, warning, note, review


@dataclass(slots=True)
class Overview:
    """What an index shows, made up of one report after the other."""

    rules: Mapping[str, RuleInfo]
    entries: list[Entry] = field(default_factory=list)
    by_rule: Counter[str] = field(default_factory=Counter)
    reports_by_rule: Counter[str] = field(default_factory=Counter)
    accepted: int = 0

    def add(self, seen: Seen, link: str) -> Entry:
        result = seen.result
        found: Counter[tuple[str, str]] = Counter()
        for one in seen.placed:
            finding = one.finding
            found[finding.rule, finding.level if finding.kind == "fail" else "review"] += 1
        for rule, more in seen.hidden.items():
            level = next(level for own, level in found if own == rule)
            found[rule, level] += more
        for rule in {rule for rule, _ in found}:
            self.by_rule[rule] += sum(count for (one, _), count in found.items() if one == rule)
            self.reports_by_rule[rule] += 1
        organ = one_line(result.organ or "")
        entry = Entry(
            len(self.entries) + 1,
            link,
            organ or one_line(result.file),
            one_line(result.file),
            organ,
            seen.area,
            result.year,
            {level: seen.counts[level] for level in LEVELS},
            found,
            any(problem.kind == "unreadable" for problem in result.problems),
            result.recognised,
        )
        self.entries.append(entry)
        return entry

    @property
    def levels(self) -> Counter[str]:
        return Counter({level: sum(one.levels[level] for one in self.entries) for level in LEVELS})

    @property
    def unread(self) -> int:
        return sum(one.unread for one in self.entries)

    @property
    def columns(self) -> list[str]:
        """The commonest rules, in their order."""
        return sorted(rule for rule, _ in self.by_rule.most_common(MOST_RULES))

    @property
    def common(self) -> list[tuple[str, int, int]]:
        """The commonest rules with their findings and reports."""
        return [(rule, count, self.reports_by_rule[rule]) for rule, count in self.by_rule.most_common(MOST_COMMON)]

    @property
    def sorted(self) -> list[Entry]:
        return sorted(self.entries, key=lambda one: one.weight)

    @property
    def heat(self) -> list[Entry]:
        return [one for one in self.sorted if one.total][:MOST_REPORTS]

    def is_double(self, one: Entry) -> bool:
        """Whether only its file tells a report from another."""
        return sum((one.name, one.year) == (other.name, other.year) for other in self.entries) > 1

    @property
    def is_cut(self) -> bool:
        return len(self.by_rule) > MOST_RULES or sum(one.total > 0 for one in self.entries) > MOST_REPORTS

    @property
    def areas(self) -> list[str]:
        return sorted({one.area for one in self.entries if one.area})

    @property
    def organs(self) -> list[str]:
        return sorted({one.organ for one in self.entries if one.organ})

    def bar(self, levels: Mapping[str, int]) -> list[tuple[str, float, float]]:
        """A report's levels as parts of a bar, with where each begins and how wide it is."""
        most = max((one.total for one in self.entries), default=0) or 1
        start, parts = 0.0, []
        for level in LEVELS:
            width = round(levels[level] * BAR / most, 1)
            if width:
                parts.append((level, round(start, 1), width))
            start += width
        return parts


def shade(count: int) -> int:
    """How dark a field of the map is."""
    return sum(count >= least for least in SHADES)
