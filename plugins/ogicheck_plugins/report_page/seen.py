"""A result as the page needs it, small enough to be put aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ogicheck.api import FileResult, Finding, Report, one_line
from ogicheck_plugins.results_kit.grid import Grid
from ogicheck_plugins.results_kit.lacking import in_words
from ogicheck_plugins.results_kit.placed import Placed, as_grids, placed
from ogicheck_plugins.results_kit.spill import bare
from ogicheck_plugins.results_kit.where import heading

MOST_OF_A_RULE = 30
"""Findings of one rule that are shown of a report: nobody mends more of a kind one by one."""


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table of the form as it was read; no grids where it was not found (`state` ""), or could not be told apart."""

    key: str
    heading: str
    state: str
    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class SeenSection:
    """A section: its heading, its paragraphs by address, and the tables of the form that stand in it."""

    address: str
    heading: str
    paragraphs: tuple[tuple[str, str], ...]
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A result with what was read (nothing of a file that was not). `hidden` counts by rule what is not shown."""

    result: FileResult
    title: str
    area: str
    sections: tuple[SeenSection, ...]
    tables: dict[str, SeenTable]
    placed: tuple[Placed, ...]
    hidden: dict[str, int]
    open: tuple[Finding, ...]

    @property
    def parts(self) -> set[str]:
        """The addresses of all that is shown."""
        paragraphs = (address for one in self.sections for address, _ in one.paragraphs)
        return {*(one.address for one in self.sections), *paragraphs, *(f"table/{key}" for key in self.tables)}

    @property
    def counts(self) -> Counter[str]:
        """How many of each level, and for a person to judge."""
        every = (one.finding for one in self.placed)
        shown = Counter(one.level if one.kind == "fail" else "review" for one in every)
        return shown + Counter({_level(self.placed, rule): more for rule, more in self.hidden.items()})


def _level(placed: Iterable[Placed], rule: str) -> str:
    return next(one.finding.level if one.finding.kind == "fail" else "review" for one in placed if one.finding.rule == rule)


def seen(result: FileResult, strict: bool) -> Seen:
    """What is shown of a result; what a person must judge where `strict`, or where nothing is certain."""
    kinds = ("fail", "review") if strict or result.recognised else ("fail",)
    counted = [one for one in result.findings if one.kind in kinds and not one.accepted]
    shown = list(_first(counted))
    hidden = Counter(one.rule for one in counted) - Counter(one.rule for one in shown)
    report = result.report
    tables = as_grids(report)
    return Seen(
        replace(bare(result), findings=()),
        one_line(report.title.text) if report and report.title else "",
        report.form.ruleset.area if report else "",
        tuple(_sections(report)) if report else (),
        {key: _table(report, key, found) for key, found in tables.items()} if report else {},
        placed(shown, report, tables),
        dict(hidden),
        tuple(one for one in in_words(result).findings if one.kind == "open"),
    )


def _first(findings: Iterable[Finding]) -> Iterator[Finding]:
    """As many of each rule as are shown."""
    counts: Counter[str] = Counter()
    for one in findings:
        counts[one.rule] += 1
        if counts[one.rule] <= MOST_OF_A_RULE:
            yield one


def _table(report: Report, key: str, grids: list[Grid]) -> SeenTable:
    found = report.tables.get(key)
    return SeenTable(key, report.form.heading(key), found.state if found else "", tuple(grids))


def _sections(report: Report) -> Iterator[SeenSection]:
    """The sections, what stands before them first; a table is shown in the first one that has it."""
    preamble = tuple((one.address, one.printed) for one in report.preamble)
    yield SeenSection("section/preamble", "", preamble)
    left = dict.fromkeys(report.form.tables)
    for one in report.sections:
        own = [key for key in left if key in one.tables or report.form.tables[key].section == one.key]
        for key in own:
            del left[key]
        paragraphs = tuple((paragraph.address, paragraph.printed) for paragraph in one.paragraphs)
        yield SeenSection(one.address, heading(one), paragraphs, tuple(own))
    if left:
        yield SeenSection("section/lacking", "", (), tuple(left))
