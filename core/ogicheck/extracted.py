"""A Report as data for other programs: JSON, or one long table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

import msgspec

from ogicheck.claims import Claim
from ogicheck.recording import recorded
from ogicheck.records import ENCODER
from ogicheck.report import Cell, Report, Table

FIELDS = ("file", "organ", "year", "table", "row", "column", "text", "value")


def extracted(file: str, report: Report, claims: bool = False) -> bytes:
    """The report as JSON (ogicheck.records.Record). With `claims`, what its sentences state is under "claims"."""
    record = recorded(file, report)
    told = {"claims": [_claim(one) for one in report.narrative.claims]} if claims else {}
    return msgspec.json.format(ENCODER.encode({**msgspec.structs.asdict(record), **told}), indent=1) + b"\n"


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
