"""What the organs' series come to together, by year; a government's own report, which sums up others', is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ogicheck.api import Text
from ogicheck_plugins.records_kit.cell_values import Number
from ogicheck_plugins.series.model import Chain, Entry, SeriesLine


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure of a year over `count` of `due` organs: those that give it, and those that should."""

    value: Number | None
    count: int
    due: int


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A figure over the years, summed over the organs."""

    group: Text
    name: Text
    sums: dict[int, Sum]

    @property
    def line(self) -> SeriesLine:
        """As a series, for its chart; a year for which an organ is missing would look like a fall, and is left out."""
        entries = {
            year: Entry(one.value if one.count == one.due else None, "read" if one.count == one.due else "absent")
            for year, one in self.sums.items()
        }
        return SeriesLine(self.group, self.name, entries)


def area(chains: Sequence[Chain]) -> list[AreaLine]:
    """The sums of each figure that any of the organs has."""
    years = sorted({year for chain in chains for year in chain.years})
    lines = {(line.group, line.name): None for chain in chains for line in chain.lines}
    by_organ = [{(line.group, line.name): line.entries for line in chain.lines} for chain in chains]
    return [
        AreaLine(group, name, {year: _sum([own.get((group, name), {}).get(year) for own in by_organ]) for year in years})
        for group, name in lines
    ]


def _sum(entries: Sequence[Entry | None]) -> Sum:
    """A form that has no such figure is not one that lacks it."""
    due = [one for one in entries if one is None or one.state != "undeclared"]
    values = [one.value for one in due if one is not None and one.value is not None]
    return Sum(sum(values) if values else None, len(values), len(due))
