"""The reports that a government's report sums up, as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ogicheck.api import Record, Report
from ogicheck_plugins.national.earlier import number
from ogicheck_plugins.national.facts import parts
from ogicheck_plugins.national.told import Number

Cause = tuple[str, str]
"""The message that tells it, and the organ it names ("" for none)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Reports of one year, one an organ. `doubtful` are organs with two reports that differ, or with none of that year."""

    records: tuple[Record, ...]
    doubtful: tuple[str, ...]

    @classmethod
    def of(cls, report: Report) -> Parts:
        """The parts of the report's own year: two files with the same figures are one report."""
        kept: dict[str, Record] = {}
        doubtful: dict[str, None] = {}
        for record in (one for one in parts(report) if one.year in (report.year, None)):
            if kept.setdefault(_name(record), record).tables != record.tables:
                doubtful[_name(record)] = None
        doubtful.update(dict.fromkeys(name for one in parts(report) if (name := _name(one)) not in kept))
        return cls(tuple(kept.values()), tuple(doubtful))

    def hindered(self, table: str) -> list[str]:
        """The organs for want of whose table no sum is certain."""
        unread = [_name(one) for one in self.records if not one.tables.get(table)]
        return [*self.doubtful, *(name for name in unread if name not in self.doubtful)]

    def sum(self, table: str, row: str, column: str) -> Number | None:
        """The sum of a cell; None where a part has no such figure."""
        figures = [number(one.figure(table, row, column)) for one in self.records]
        known = [one for one in figures if one is not None]
        return sum(known) if known and len(known) == len(figures) else None

    def cause(self, table: str, differences: Mapping[tuple[str, str], Number]) -> Cause:
        """Why a table differs from the sum: in every cell by just what one organ reports, left out or counted twice."""
        for record in self.records:
            own = {
                (row, column): value
                for row, cells in record.tables.get(table, {}).items()
                for column, figure in cells.items()
                if (value := number(figure))
            }
            if own and own == {where: -value for where, value in differences.items()}:
                return "left-out", _name(record)
            if own and own == dict(differences):
                return "twice", _name(record)
        return "differs", ""


def _name(record: Record) -> str:
    return record.organ or record.file
