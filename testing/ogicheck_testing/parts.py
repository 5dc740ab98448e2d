"""The parts of a report with their addresses, and reports that lack some of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from ogicheck.hosting.rules import Part
from ogicheck.values.report import Report, ReportTable, Row, no_facts


def parts(report: Report) -> Iterator[Part]:
    """Everything of a report that has an address, once."""
    yield report
    yield from (part for part in (report.title, report.period) if part)
    yield from report.preamble
    for section in report.sections:
        yield section
        yield from section.paragraphs
    for table in report.tables.values():
        yield table
        yield from chain(table.columns, table.rows, *(row.cells.values() for row in table.rows))


def told(report: Report, facts: Iterable[str]) -> Iterator[Part]:
    """The parts that facts give of it, such as the days that it bears."""
    for name in facts:
        value = report.fact(name)
        yield from (one for one in (value if isinstance(value, tuple) else ()) if isinstance(one, Part))


def pictures(report: Report) -> Iterator[str]:
    """The words of its pictures, which have no address of their own."""
    return (picture.text for section in report.sections for picture in section.pictures)


def declared(report: Report) -> Iterator[str]:
    """The addresses of all that the form has, whether the report has it or not."""
    yield from ("report", "title", "period", "section/preamble")
    yield from (f"section/{key}" for key in report.form.sections)
    for key, table in report.form.tables.items():
        columns = {name for block in table.blocks.values() for name in block.columns}
        yield f"table/{key}"
        yield from (
            f"table/{key}/{row}{tail}" for row in (*table.rows, "*") for tail in ("", *(f"/{one}" for one in columns))
        )


def lacking(report: Report) -> Iterator[tuple[str, Report]]:
    """The report without some of its parts, as a poor file gives it, and what is the matter with it."""
    bare = replace(report, title=None, period=None, preamble=(), sections=(), tables={})
    yield "an empty report", replace(bare, organ=None, organ_kind=None, introduced=None, year=None)
    yield "a report without sections", replace(report, sections=())
    yield "sections without a word", replace(report, sections=tuple(replace(one, paragraphs=()) for one in report.sections))
    for key in report.tables:
        yield f"a report without table {key}", replace(report, tables={k: t for k, t in report.tables.items() if k != key})
    yield (
        "tables that were not read",
        _tables(report, lambda table: ReportTable(table.key, table.address, "", table.place, "unread")),
    )
    yield "tables without rows", _tables(report, lambda table: replace(table, rows=()))
    yield "rows whose figures cannot be told apart", _rows(report, lambda row: replace(row, cells={}))
    yield "cells without a figure", _rows(report, _blank)
    yield "no facts", replace(report, facts=no_facts)


def _blank(row: Row) -> Row:
    return replace(row, cells={key: replace(cell, text="", value=None, shape="blank") for key, cell in row.cells.items()})


def _rows(report: Report, change: Callable[[Row], Row]) -> Report:
    return _tables(report, lambda table: replace(table, rows=tuple(map(change, table.rows))))


def _tables(report: Report, change: Callable[[ReportTable], ReportTable]) -> Report:
    return replace(report, tables={key: change(table) for key, table in report.tables.items()})
