"""The csv output: one long table of files, findings, cells and claims, for a spreadsheet or a program without Parquet."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from ogicheck.api import FileResult, Opening, Verdict
from ogicheck_plugins.data.said import CellRow, ClaimRow
from ogicheck_plugins.data.tables import FileRow, FindingRow, rows
from ogicheck_plugins.records_kit.spreadsheets import plain_text

FIELDS = ("kind", "file", "organ", "year", "format", "region", "address", "name", "level", "text", "value", "unit")
"""`name` is a rule's id or what a claim counts; `level` a finding's level or kind, or a file's state."""


class LongWriter:
    """Writes each file's rows as soon as its result is there."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._write(b"\xef\xbb\xbf", [FIELDS])

    def add(self, result: FileResult) -> None:
        told = rows(result, self._opening.settings.lang, self._opening.rule)
        about = (plain_text(result.file), plain_text(result.organ or ""), result.year, result.format, result.region)
        self._write(b"", [(table.removesuffix("s"), *about, *_detail(row)) for table, _, row in told])

    def close(self, verdict: Verdict) -> None:
        """Nothing is left to write."""

    def _write(self, before: bytes, lines: list[tuple[object, ...]]) -> None:
        out = io.StringIO()
        csv.writer(out).writerows(lines)
        self._opening.stream.write(before + out.getvalue().encode("utf-8", "replace"))


def _detail(row: object) -> tuple[object, ...]:
    """A row by the fields from `address` on; no text in it is a formula to a spreadsheet."""
    match row:
        case FileRow():
            return "", "", row.state, plain_text(row.reason), "", ""
        case FindingRow():
            level = "accepted" if row.accepted else row.level if row.kind == "fail" else row.kind
            return row.address, row.rule, level, plain_text(row.message), "", ""
        case CellRow():
            return f"table/{row.table}/{row.row}/{row.column}", "", "", plain_text(row.text), _number(row.value), ""
        case ClaimRow():
            certain = "certain" if row.certain else "uncertain"
            return row.address, row.measure, certain, plain_text(row.text), _number(row.value), plain_text(row.unit)
    raise TypeError(type(row).__name__)


def _number(value: int | Decimal | None) -> object:
    return "" if value is None else value
