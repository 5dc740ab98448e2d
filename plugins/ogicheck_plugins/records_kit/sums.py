"""Which reports are summed up, and each cell's sum; none where a report does not give its figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ogicheck.api import Form, Record, RecordFigure, Text
from ogicheck_plugins.records_kit.cell_values import Number, counted
from ogicheck_plugins.records_kit.grid import Grid, grid

Where = tuple[str, str, str]
"""A cell: table, row and column key."""
UNREAD = Text("这张表没有读出", "its table was not read")
ABSENT = Text("没有这一格", "it has no such cell")
TOTAL = Text("合计是空白，而同一行有数", "its total is blank beside figures")
TEXT = Text("“{0}”不是数", "'{0}' is no number")


@dataclass(frozen=True, slots=True)
class Part:
    """An organ's report."""

    organ: str
    record: Record


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell, or with `row` "" a whole table, that a report gives no figure for."""

    part: Part
    table: str
    row: str
    column: str
    why: Text


@dataclass(frozen=True)
class Sums:
    """The sums of the parts in the tables of a form."""

    form: Form
    year: int
    parts: tuple[Part, ...]

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The form's tables; an optional row is in them where a part has it."""
        return tuple(grid(key, table, self._rows(key)) for key, table in self.form.tables.items())

    def _rows(self, table: str) -> list[str]:
        rows = self.form.tables[table].rows
        given = {row for part in self.parts for row in part.record.tables.get(table, {}) if row in rows}
        return [key for key, row in rows.items() if not row.stands_for and (key in given or not row.optional)]

    @cached_property
    def cells(self) -> Mapping[Where, Number | None]:
        """Each cell's sum, None where a part does not give its figure."""
        places = ((one.key, *spot.figure) for one in self.grids for spot in one.spots if spot.figure)
        return {where: self._sum(*where) for where in places}

    def _sum(self, table: str, row: str, column: str) -> Number | None:
        numbers = [self.number(part, table, row, column) for part in self.parts]
        known = [one for one in numbers if one is not None]
        return sum(known) if len(known) == len(numbers) else None

    def number(self, part: Part, table: str, row: str, column: str) -> Number | None:
        """What a part adds to a cell; an optional row that it does not have adds nothing."""
        if self.form.tables[table].rows[row].optional and row not in part.record.tables.get(table, {}):
            return None if table in part.record.unread or table not in part.record.tables else 0
        return counted(part.record, self.form, table, row, column)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What the parts do not give, by part in the order of the form."""
        return tuple(gap for part in self.parts for one in self.grids for gap in self._gaps(part, one))

    def _gaps(self, part: Part, of: Grid) -> Iterable[Gap]:
        if not part.record.tables.get(of.key):
            yield Gap(part, of.key, "", "", UNREAD)
            return
        for spot in of.spots:
            if spot.figure and self.number(part, of.key, *spot.figure) is None:
                yield Gap(part, of.key, *spot.figure, _why(part.record.figure(of.key, *spot.figure)))


def _why(figure: RecordFigure | None) -> Text:
    if figure is None:
        return ABSENT
    return TEXT.fill(figure.text) if figure.text.strip() else TOTAL
