"""The reader: a Document and a form in, a Report out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ogicheck.reading.fragments import Fragment, fragments
from ogicheck.reading.lexicon import TableLexicon, lexicon
from ogicheck.reading.remains import remains, without
from ogicheck.reading.sections import sections
from ogicheck.reading.statistics import without_statistics
from ogicheck.reading.tables import table
from ogicheck.reading.years import OTHER, name_years, of_year
from ogicheck.values.document import Document, Place
from ogicheck.values.form import Form
from ogicheck.values.report import Report, ReportParagraph, ReportTable, Section

YearOf = Callable[[Report], int | None]


def read(document: Document, form: Form, year_of: YearOf = lambda report: None) -> Report:
    """What the document says, but for whose it is (Identity). A part that it lacks is absent; a table that can't be read
    for certain is `unread`. Where tables name years, `year_of` tells the report's.
    """
    lexicons = lexicon(form).tables
    found = without_statistics(fragments(document.blocks, lexicons), lexicons)
    preamble, below = sections(document.blocks, form, found)
    paragraphs = [*preamble, *(one for section in below for one in section.paragraphs)]
    tables = _tables(found, lexicons)
    lost = _lost(tables, below, paragraphs, lexicons)
    unread = {key: ReportTable(key, f"table/{key}", "", taken[0].place, "unread") for key, taken in lost.items()}
    report = Report(
        form=form,
        preamble=preamble,
        sections=without(below, [one for taken in lost.values() for one in taken]),
        tables=_ordered({**tables, **unread}, form),
        place=Place(line=1, column=1) if not document.binary else Place(),
        recognised=document.recognised,
        changes=document.changes,
        comments=document.comments,
        published=document.published,
    )
    return _of_its_year(report, found, year_of) if name_years(found) else report


def _of_its_year(report: Report, found: Sequence[Fragment], year_of: YearOf) -> Report:
    """The report without tables of other years than its own."""
    own, others = of_year(found, year_of(report))
    if not others:
        return report
    remarks = tuple(OTHER.fill(report.form.heading(key), year) for key, year in others.items())
    tables = {**report.tables, **_tables(own, lexicon(report.form).tables)}
    return replace(report, tables=_ordered(tables, report.form), remarks=remarks)


def _ordered(tables: Mapping[str, ReportTable], form: Form) -> dict[str, ReportTable]:
    return {key: tables[key] for key in form.tables if key in tables}


def _tables(found: Sequence[Fragment], lexicons: Sequence[TableLexicon]) -> dict[str, ReportTable]:
    return {
        one.key: table(one, own) for one in lexicons if (own := [fragment for fragment in found if fragment.key == one.key])
    }


def _lost(
    read: Mapping[str, ReportTable],
    below: Sequence[Section],
    paragraphs: Sequence[ReportParagraph],
    lexicons: Sequence[TableLexicon],
) -> dict[str, tuple[ReportParagraph, ...]]:
    """The paragraphs that hold what is left of the tables of which no figure was read."""
    by_key = {section.key: section for section in reversed(below)}
    unread = [one for one in lexicons if one.key not in read or not read[one.key].rows]
    found = {one.key: remains(one, paragraphs, by_key.get(one.form.section)) for one in unread}
    return {key: taken for key, taken in found.items() if taken}
