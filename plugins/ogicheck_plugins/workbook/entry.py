"""A result as the workbook shows it, small enough to be put aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ogicheck.api import FileResult, Finding, Text
from ogicheck_plugins.results_kit.grid import Grid, grids
from ogicheck_plugins.results_kit.where import Where, where
from ogicheck_plugins.results_kit.words import accepted_in, unexplained


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table of the form: its address, its heading, and its parts as they were read, none where it was not."""

    address: str
    heading: str
    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding, and where it is in words that a person finds in the report."""

    finding: Finding
    where: Where


@dataclass(frozen=True, slots=True)
class Entry:
    """A report: what is shown of its findings, and its tables. `counts` are by level, and of those for a person to judge."""

    file: str
    organ: str
    year: int | None
    shown: tuple[Shown, ...]
    tables: tuple[SheetTable, ...]
    accepted: int
    unchecked: int
    problems: tuple[Text, ...]
    recognised: bool

    @property
    def counts(self) -> Counter[str]:
        return Counter(one.finding.level if one.finding.kind == "fail" else "review" for one in self.shown)


def entry(result: FileResult, strict: bool) -> Entry:
    """What is shown of a result; what a person must judge where `strict`, or where nothing is certain."""
    kinds = ("fail", "review") if strict or result.recognised else ("fail",)
    tables = tuple(_tables(result))
    unchecked = {one.rule for one in result.findings if one.kind == "open"} | {*unexplained(result)}
    return Entry(
        result.file,
        result.organ or "",
        result.year,
        tuple(_shown(result, kinds, {one.address.partition("/")[2]: list(one.grids) for one in tables})),
        tables,
        accepted_in(result),
        len(unchecked),
        tuple(one.text for one in result.problems),
        result.recognised,
    )


def _tables(result: FileResult) -> Iterator[SheetTable]:
    if report := result.report:
        for key in report.form.tables:
            yield SheetTable(f"table/{key}", report.form.heading(key), tuple(grids(report, key)))


def _shown(result: FileResult, kinds: tuple[str, ...], tables: dict[str, list[Grid]]) -> Iterator[Shown]:
    for one in result.findings:
        if one.kind in kinds and not one.accepted:
            place = where(one.address, result.report, tables) if result.report else Where(Text(one.address, one.address))
            yield Shown(one, place)
