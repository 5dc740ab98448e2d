"""What a check says of a report made for a test."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, reduce
from typing import Any

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from fixtures.values import Cell, Facts, Table
from ogicheck.checking.checker import Checker, Plan
from ogicheck.reading.reader import read
from ogicheck.values.document import Document
from ogicheck.values.findings import Finding
from ogicheck.values.report import Report


@cache
def checker() -> Checker:
    return Checker.of(Plan())


def read_by(document: Document, name: str = "") -> Report:
    """A document mended and read by the form of this name, or the latest."""
    form = next(one for one in reversed(checker().forms) if name in ("", one.name))
    return read(checker().extraction([]).mended(document, form), form)


def facts(*changes: dict[str, Any], year: int = 2022, organ: str = "清河县司法局", seed: int = 1) -> Facts:
    """A report without a defect, with changes as fixtures.changes has them."""
    return reduce(apply, changes, clean(year, organ, seed=seed))


def cell(table: str, row: str, column: str, text: str) -> dict[str, Any]:
    return {"op": "cell", "table": table, "row": row, "column": column, "text": text}


def drop(table: str, *rows: str) -> list[dict[str, Any]]:
    return [{"op": "drop_row", "table": table, "row": row} for row in rows]


def row(table: str, key: str, figures: dict[str, str]) -> list[dict[str, Any]]:
    return [cell(table, key, column, text) for column, text in figures.items()]


def emptied(report: Facts) -> Facts:
    """The report with no figure filled in."""
    sections = tuple(replace(one, blocks=tuple(_emptied(block) for block in one.blocks)) for one in report.sections)
    return replace(report, sections=sections)


def _emptied(block: Any) -> Any:
    if not isinstance(block, Table):
        return block
    return replace(block, cells=tuple(replace(one, text="") if _is_figure(one) else one for one in block.cells))


def _is_figure(one: Cell) -> bool:
    return bool(one.row_key) and one.column_key != "label"


def findings(report: Facts, *rules: str, kind: str = "html") -> list[Finding]:
    """What these rules say of it."""
    result = checker().check(build.build(report, kind), f"report{build.suffix(kind)}")
    assert not result.problems
    return [finding for finding in result.findings if finding.rule in rules]


def said(report: Facts, *rules: str, kind: str = "html") -> list[tuple[str, str, str]]:
    """The findings as rule, kind and address."""
    return [(finding.rule, finding.kind, finding.address) for finding in findings(report, *rules, kind=kind)]
