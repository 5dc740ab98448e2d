"""A Report as data for other programs: JSON, or one long table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import msgspec

from ogicheck.api import ENCODER, Figure, Report, ReportTable, recorded
from ogicheck_plugins.national.narrative.plain import plain
from ogicheck_plugins.records_kit.spreadsheets import plain_text

FIELDS = ("file", "organ", "year", "table", "row", "column", "text", "value")


def extracted(file: str, report: Report, claims: bool = False) -> bytes:
    """The report as JSON (ogicheck.values.records.Record). With `claims`, what its sentences state too (claims.plain)."""
    record = recorded(file, report)
    told = plain(report.fact("narrative")) if claims else {}
    return msgspec.json.format(ENCODER.encode({**msgspec.structs.asdict(record), **told}), indent=1) + b"\n"


def long_table(reports: Iterable[tuple[str, Report]]) -> str:
    """CSV with one line a cell; the columns are FIELDS. No text in it is a formula to a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(FIELDS)
    for file, report in reports:
        for table in report.tables.values():
            for cell in _cells(table):
                value = "" if cell.value is None else cell.value
                place = (plain_text(file), plain_text(report.organ or ""), report.year, table.key, cell.row, cell.column)
                writer.writerow([*place, plain_text(cell.text), value])
    return out.getvalue()


def _cells(table: ReportTable) -> Iterable[Figure]:
    return (cell for row in table.rows if row.key for cell in row.cells.values())
