"""The form's relations between figures, laid out over a table: which figures each row or column must balance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache
from typing import NamedTuple

from ogicheck.api import Figure, Part, Report, ReportTable, Site

Cells = tuple[Figure, ...]
Number = int | Decimal


def figure(cell: Figure) -> Number | None:
    """What a cell counts in a sum: a blank or a placeholder 0; None where its figure can't be told (若干, 375万)."""
    if cell.shape in ("blank", "placeholder"):
        return 0
    return None if cell.shape == "unit" and set(cell.text) & set("万亿") else cell.value


def total(cells: Iterable[Figure]) -> Number:
    return sum((figure(cell) or 0 for cell in cells), 0)


@dataclass(frozen=True)
class Sum:
    """One relation in the row or column `key`: `left` and `right` must have the same sum. Reported at `site`."""

    rule: str
    each: str
    key: str
    site: Part
    left: Cells
    right: Cells

    @cached_property
    def cells(self) -> Cells:
        return self.left + self.right

    @cached_property
    def _figures(self) -> list[Number | None]:
        return [figure(cell) for cell in self.cells]

    @cached_property
    def unclear(self) -> Cells:
        return tuple(cell for cell, one in zip(self.cells, self._figures, strict=True) if one is None)

    @cached_property
    def difference(self) -> Number:
        told, end = [one or 0 for one in self._figures], len(self.left)
        return sum(told[:end]) - sum(told[end:])


@dataclass(frozen=True, slots=True)
class Gap:
    """What a relation lacks: the key of a row or of a column that is absent or can't be told apart."""

    rule: str
    row: str = ""
    column: str = ""


class Relations(NamedTuple):
    """The relations of a table, row by row and column by column, and what they lack."""

    sums: Sequence[Sum]
    gaps: Sequence[Gap]

    def of(self, rule: str) -> Relations:
        """Those of one rule."""
        return Relations([one for one in self.sums if one.rule == rule], [one for one in self.gaps if one.rule == rule])


def laid_out(report: Report) -> dict[str, Relations]:
    """The relations of each table that was found. A blank total isn't given, so that no sum is there to check."""
    return {key: _relations(report, table) for key, table in report.tables.items()}


def _relations(report: Report, table: ReportTable) -> Relations:
    sums: list[Sum] = []
    gaps: dict[Gap, None] = {}
    withheld = _withheld(report, table)
    for name, relation in report.form.relations.items():
        if relation.table != table.key:
            continue
        for one in _columns(report, table, name) if relation.each == "column" else _rows(report, table, name):
            if isinstance(one, Gap):
                gaps[one] = None
            elif withheld.isdisjoint(cell.address for cell in one.cells):
                sums.append(one)
    return Relations(sums, list(gaps))


def _columns(report: Report, table: ReportTable, name: str) -> Iterator[Sum | Gap]:
    relation = report.form.relations[name]
    left, right = (_summed_rows(report, table, side) for side in (relation.left, relation.right))
    form = report.form.tables[table.key]
    for key in form.blocks[form.rows[right[0]].block].columns if right else ():
        if key in table.missing_columns:
            continue
        cells = {row: cell for row in left + right if (cell := table.cell(row, key))}
        lacking = [row for row in left + right if row not in cells]
        yield from (Gap(relation.rule, row=row) for row in lacking)
        if not lacking:
            sides = [tuple(cells[row] for row in side) for side in (left, right)]
            site = sides[1][0] if len(sides[1]) == 1 else Site(f"{table.address}/*/{key}", sides[1][0].place)
            yield Sum(relation.rule, relation.each, key, site, sides[0], sides[1])


def _summed_rows(report: Report, table: ReportTable, names: Sequence[str]) -> list[str]:
    """The rows that names stand for: without those that may be absent, and those that another row replaces."""
    rows = report.form.tables[table.key].rows
    found = {row.key for row in table.rows}
    replaced = {key for one, row in rows.items() if one in found for key in row.stands_for}
    absent = {key for key, row in rows.items() if key not in found and (row.optional or row.stands_for)}
    return [key for key in _matching(names, rows) if key not in replaced | absent]


def _rows(report: Report, table: ReportTable, name: str) -> Iterator[Sum | Gap]:
    relation, form = report.form.relations[name], report.form.tables[table.key]
    sides_of = {
        key: [_matching(side, block.columns) for side in (relation.left, relation.right)]
        for key, block in form.blocks.items()
    }
    for row in table.rows:
        if row.key is None:
            continue
        left, right = sides_of[form.rows[row.key].block]
        lacking = [column for column in left + right if column not in row.cells]
        if not row.cells:
            yield Gap(relation.rule, row=row.key)
        elif lacking:
            yield from (Gap(relation.rule, column=column) for column in lacking)
        else:
            sides = [tuple(row.cells[column] for column in side) for side in (left, right)]
            yield Sum(relation.rule, relation.each, row.key, sides[1][0] if len(right) == 1 else row, sides[0], sides[1])


def _matching(names: Sequence[str], keys: Iterable[str]) -> list[str]:
    return list(_matched(tuple(names), tuple(keys)))


@lru_cache(maxsize=256)
def _matched(names: tuple[str, ...], keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if any(fnmatchcase(key, name) for name in names))


def _withheld(report: Report, table: ReportTable) -> set[str]:
    """Blank totals of a row or column in which something is filled in: they aren't given, and aren't 0."""
    relations = [one for one in report.form.relations.values() if one.table == table.key and len(one.right) == 1]
    rows = {one.right[0] for one in relations if one.each == "column"}
    columns = {one.right[0] for one in relations if one.each == "row"}
    cells = [cell for row in table.rows for cell in row.cells.values()]
    filled = [cell for cell in cells if cell.shape != "blank"]
    filled_rows, filled_columns = {cell.row for cell in filled}, {cell.column for cell in filled}
    return {
        cell.address
        for cell in cells
        if cell.shape == "blank"
        and ((cell.row in rows and cell.column in filled_columns) or (cell.column in columns and cell.row in filled_rows))
    }
