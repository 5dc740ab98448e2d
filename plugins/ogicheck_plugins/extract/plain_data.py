"""A Report as data for other programs: JSON, or the rows of one long table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol

import msgspec

from ogicheck.api import ENCODER, Report, recorded
from ogicheck_plugins.data.said import Number, cells
from ogicheck_plugins.national.narrative.plain import plain
from ogicheck_plugins.records_kit.spreadsheets import plain_text


class LongRow(NamedTuple):
    """A cell of a report, with whose it is."""

    file: str
    organ: str | None
    year: int | None
    table: str
    row: str
    column: str
    text: str
    value: Number | None


def extracted(file: str, report: Report, claims: bool = False) -> bytes:
    """The report as JSON (ogicheck.values.records.Record) on one line. With `claims`, what its sentences state too
    (claims.plain).
    """
    record = recorded(file, report)
    told = plain(report.fact("narrative")) if claims else {}
    return ENCODER.encode({**msgspec.structs.asdict(record), **told})


def long_rows(file: str, report: Report) -> list[LongRow]:
    """The cells of a report's tables."""
    return [LongRow(file, report.organ, report.year, *cell) for cell in cells(report)]


class Long(Protocol):
    """One long table at work."""

    def add(self, rows: Iterable[LongRow]) -> None: ...
    def close(self) -> None: ...


class LongCsv:
    """The table as CSV. No text in it is a formula to a spreadsheet."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._rows([LongRow._fields], "utf-8-sig")

    def add(self, rows: Iterable[LongRow]) -> None:
        self._rows([_plain(one) for one in row] for row in rows)

    def close(self) -> None:
        """Nothing is left to write."""

    def _rows(self, rows: Iterable[Iterable[Any]], encoding: str = "utf-8") -> None:
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        self._write(out.getvalue().encode(encoding, "replace"))


def _plain(value: object) -> object:
    return plain_text(value) if isinstance(value, str) else "" if value is None else value
