"""A Report as a Record."""

from __future__ import annotations

from ogicheck.values.records import Figures, Passage, Record, RecordFigure
from ogicheck.values.report import Report, ReportTable


def recorded(file: str, report: Report) -> Record:
    """What the report says, without places; `file` is its name in the record."""
    span = report.period
    return Record(
        file=file,
        organ=report.organ,
        year=report.year,
        format=report.form.format,
        region=report.form.ruleset.region,
        period=(span.start, span.end) if span else None,
        title=report.title.text if report.title else None,
        preamble=tuple(one.printed for one in report.preamble),
        sections=tuple(
            Passage(one.key, one.text, tuple(paragraph.printed for paragraph in one.paragraphs)) for one in report.sections
        ),
        tables={key: _figures(table) for key, table in report.tables.items()},
        unread=tuple(key for key, table in report.tables.items() if table.state == "unread"),
    )


def _figures(table: ReportTable) -> Figures:
    return {
        row.key: {column: RecordFigure(cell.text, cell.value, cell.confidence) for column, cell in row.cells.items()}
        for row in table.rows
        if row.key and row.cells
    }
