"""The reports that a government's report sums up, as one: each is read once, and none of them kept."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ogicheck.api import Record, Report
from ogicheck_plugins.national.earlier import number
from ogicheck_plugins.national.facts import parts
from ogicheck_plugins.national.told import Number
from ogicheck_plugins.records_kit.heads import Head, heads

Cause = tuple[str, str]
"""The message that tells it, and the organ it names ("" for none)."""
Where = tuple[str, str]
"""A row's key and a column's."""


@dataclass(slots=True)
class Sums:
    """A table summed up over reports: each cell's sum, in how many of them it has a figure, the organs of those without the
    table, and a digest of each one's own figures.
    """

    sums: Counter[Where] = field(default_factory=Counter)
    known: Counter[Where] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)
    digests: array[int] = field(default_factory=lambda: array("q"))

    def add(self, record: Record, table: str) -> None:
        if not record.tables.get(table):
            self.unread.append(_name(record))
        figures = _figures(record, table)
        self.sums.update(figures)
        self.known.update(figures.keys())
        self.digests.append(_digest(_own(figures)))


@dataclass(frozen=True, slots=True)
class Parts:
    """Reports of one year, one an organ, as the sums of their tables; `numbers` are theirs among the report's parts.
    `doubtful` are organs with two reports that differ, or with none of that year.
    """

    report: Report
    numbers: array[int]
    tables: Mapping[str, Sums]
    doubtful: tuple[str, ...]

    @classmethod
    def of(cls, report: Report) -> Parts:
        """The parts of the report's own year: two files with the same figures are one report."""
        years = (report.year, None)
        names = Counter(_name(one) for one in heads(parts(report)) if one.year in years)
        tables, numbers = {key: Sums() for key in report.tables}, array("q")
        digests: dict[str, int] = {}
        doubtful: dict[str, None] = {}
        for at, record in enumerate(parts(report)):
            if record.year not in years:
                continue
            if names[_name(record)] > 1 and _name(record) in digests:
                doubtful |= {} if _whole(record) == digests[_name(record)] else {_name(record): None}
                continue
            digests |= {_name(record): _whole(record)} if names[_name(record)] > 1 else {}
            numbers.append(at)
            for key, sums in tables.items():
                sums.add(record, key)
        doubtful.update(dict.fromkeys(name for one in heads(parts(report)) if (name := _name(one)) not in names))
        return cls(report, numbers, tables, tuple(doubtful))

    @property
    def count(self) -> int:
        return len(self.numbers)

    def hindered(self, table: str) -> list[str]:
        """The organs for want of whose table no sum is certain."""
        return [*self.doubtful, *(name for name in self.tables[table].unread if name not in self.doubtful)]

    def sum(self, table: str, row: str, column: str) -> Number | None:
        """The sum of a cell; None where a part has no such figure."""
        found = self.tables[table]
        return found.sums[row, column] if found.known[row, column] == self.count > 0 else None

    def cause(self, table: str, differences: Mapping[Where, Number]) -> Cause:
        """Why a table differs from the sum: in every cell by just what one organ reports, left out or counted twice."""
        missing, more = {where: -value for where, value in differences.items()}, dict(differences)
        alike = {_digest(missing), _digest(more)} if differences else set()
        for at, digest in zip(self.numbers, self.tables[table].digests, strict=True):
            if digest in alike:
                record = parts(self.report)[at]
                own = _own(_figures(record, table))
                if own in (missing, more):
                    return "left-out" if own == missing else "twice", _name(record)
        return "differs", ""


def _figures(record: Record, table: str) -> dict[Where, Number]:
    """The figures that count something, or nothing."""
    cells = ((row, column, one) for row, cells in record.tables.get(table, {}).items() for column, one in cells.items())
    return {(row, column): value for row, column, one in cells if (value := number(one)) is not None}


def _own(figures: Mapping[Where, Number]) -> dict[Where, Number]:
    """Those that are not 0."""
    return {where: value for where, value in figures.items() if value}


def _digest(own: Mapping[Where, Number]) -> int:
    return hash(frozenset(own.items()))


def _whole(record: Record) -> int:
    """A digest of all that stands in its tables."""
    cells = (
        (table, row, column, figure)
        for table, rows in record.tables.items()
        for row, cells in rows.items()
        for column, figure in cells.items()
    )
    return hash((frozenset(record.tables), frozenset(cells)))


def _name(record: Record | Head) -> str:
    return record.organ or record.file
