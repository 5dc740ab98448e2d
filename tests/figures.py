"""How a document's figures were read, against those of the facts that it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fixtures.values import Facts
from ogicheck.api import FileResult, Report, UnreadableError
from ogicheck.checking.checker import Checker, Plan
from ogicheck.values.numbers import parse

Address = tuple[str, str, str]


@cache
def checker() -> Checker:
    return Checker.of(Plan())


def due(facts: Facts) -> dict[Address, str]:
    """The figures as the facts print them."""
    return {
        (table.key, cell.row_key, cell.column_key): cell.text
        for section in facts.sections
        for table in section.blocks
        if hasattr(table, "cells")
        for cell in table.cells
        if cell.row_key and cell.column_key != "label"
    }


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: other figures than those printed, those not read, and what was told."""

    wrong: tuple[str, ...]
    lost: tuple[Address, ...]
    report: Report | None
    result: FileResult

    @property
    def rules(self) -> set[str]:
        """The rules that found a fault, or something to look at."""
        return {one.rule for one in self.result.findings if one.kind in ("fail", "review")}

    @property
    def unread(self) -> bool:
        return bool(self.result.problems)


def read(data: bytes, facts: Facts, name: str = "x") -> Read:
    """A figure that is another one, or a blank for a figure, is wrong; one without number is lost."""
    printed = due(facts)
    try:
        report = checker().annual(data)[1]
    except UnreadableError:
        return Read((), tuple(printed), None, checker().check(data, name))
    found = {
        (table.key, row.key, column): cell
        for table in report.tables.values()
        for row in table.rows
        if row.key
        for column, cell in row.cells.items()
    }
    wrong, lost = [], []
    for address, text in printed.items():
        cell, value = found.get(address), parse(text)[0]
        if cell is None or (cell.value is None and cell.text and value is not None):
            lost += [address] if value is not None else []
        elif cell.value != value:
            wrong.append(f"{'/'.join(address)}: {cell.text!r} for {text!r}")
    return Read(tuple(wrong), tuple(lost), report, checker().check(data, name))
