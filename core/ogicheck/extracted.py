"""A Report as data for other programs: JSON, or one long table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from ogicheck.claims import Claim
from ogicheck.report import Cell, Report, Table

FIELDS = ("file", "organ", "year", "table", "row", "column", "text", "value")


def extracted(file: str, report: Report, claims: bool = False) -> dict[str, Any]:
    """The report as plain values. A blank cell has the text "" and the value null; an absent row or cell has no key. A cell
    whose text was recognised in a picture has a `confidence` from 0 to 1.

    A table whose figures could not be told apart is named in `unread`, and has no rows. With `claims`, what its sentences
    state is under "claims".
    """
    span = report.period
    return {
        "file": file,
        "organ": report.organ,
        "year": report.year,
        "format": report.form.format,
        "region": report.form.ruleset.region,
        "period": [span.start and span.start.isoformat(), span.end and span.end.isoformat()] if span else None,
        "title": report.title and report.title.text,
        "preamble": [paragraph.printed for paragraph in report.preamble],
        "sections": [
            {"key": section.key, "title": section.text, "paragraphs": [one.printed for one in section.paragraphs]}
            for section in report.sections
        ],
        "tables": {key: _table(table) for key, table in report.tables.items()},
        "unread": [key for key, table in report.tables.items() if table.state == "unread"],
        **({"claims": [_claim(one) for one in report.narrative.claims]} if claims else {}),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    """A sentence's figure: what it counts, of which year, whose, and where it stands in its paragraph."""
    value = claim.quantity.value
    return {
        "measure": claim.measure,
        "value": int(value) if value == int(value) else value,
        "unit": claim.quantity.unit,
        "precision": claim.quantity.precision,
        "year": claim.year,
        "stated": claim.stated,
        "scope": claim.scope,
        "certain": claim.certain,
        "address": claim.address,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
    }


def _table(table: Table) -> dict[str, dict[str, dict[str, Any]]]:
    return {
        row.key: {column: _cell(cell) for column, cell in row.cells.items()} for row in table.rows if row.key and row.cells
    }


def _cell(cell: Cell) -> dict[str, Any]:
    sure = {} if cell.confidence is None else {"confidence": cell.confidence}
    return {"text": cell.text, "value": cell.value, **sure}


def long_table(reports: Iterable[tuple[str, Report]]) -> str:
    """CSV with one line a cell; the columns are FIELDS."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(FIELDS)
    for file, report in reports:
        for table in report.tables.values():
            for cell in _cells(table):
                value = "" if cell.value is None else cell.value
                writer.writerow([file, report.organ, report.year, table.key, cell.row, cell.column, cell.text, value])
    return out.getvalue()


def _cells(table: Table) -> Iterable[Cell]:
    return (cell for row in table.rows if row.key for cell in row.cells.values())
