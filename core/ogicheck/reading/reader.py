"""The reader: a Document and a form in, a Report out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ogicheck.reading.boxes import unboxed
from ogicheck.reading.copied import without_copy
from ogicheck.reading.fragment import Fragment
from ogicheck.reading.fragments import fragments
from ogicheck.reading.headings import titles
from ogicheck.reading.joined import without_joined
from ogicheck.reading.labels import Labels
from ogicheck.reading.lexicon import TableLexicon
from ogicheck.reading.loose import Words, with_loose_rows
from ogicheck.reading.misread import respelled
from ogicheck.reading.remains import remains, without
from ogicheck.reading.sections import numbered_titles, parted, sections, with_numbers
from ogicheck.reading.struck import without_struck
from ogicheck.reading.tables import table
from ogicheck.reading.years import OTHER, name_years, of_year
from ogicheck.values.document import Document, Place
from ogicheck.values.form import Form
from ogicheck.values.report import Report, ReportParagraph, ReportTable, Section

YearOf = Callable[[Report], int | None]


@dataclass(frozen=True)
class Reader:
    """Reads documents by one form; made once for many."""

    form: Form
    lexicons: tuple[TableLexicon, ...]

    @classmethod
    def of(cls, form: Form) -> Reader:
        return cls(form, tuple(TableLexicon.of(key, table) for key, table in form.tables.items()))

    @cached_property
    def words(self) -> frozenset[str]:
        """All labels of the form's tables, folded."""
        return frozenset(word for lexicon in self.lexicons for word in lexicon.kinds)

    @cached_property
    def loose(self) -> Words:
        """The same labels, to be found where they stand as paragraphs."""
        return Words.of(self.lexicons)

    @cached_property
    def titles(self) -> Labels:
        return titles(self.form)

    @cached_property
    def numbered_titles(self) -> re.Pattern[str]:
        return numbered_titles(self.form)

    def read(self, document: Document, year_of: YearOf = lambda report: None) -> Report:
        """What the document says, but for whose it is (Identity). A part that it lacks is absent; a table that can't be read
        for certain is `unread`. Where tables name years, `year_of` tells the report's.
        """
        kept = without_copy(tuple(without_struck(document.blocks)))
        printed = respelled(kept, self.lexicons) if document.recognised else kept
        numbered = with_numbers(parted(printed, self.numbered_titles), self.titles)
        parts = without_joined(unboxed(numbered, self.words, self.titles), self.lexicons)
        blocks = with_loose_rows(parts, self.loose)
        found = fragments(blocks, self.lexicons)
        preamble, below = sections(blocks, self.form, self.titles, self.words, found)
        paragraphs = [*preamble, *(one for section in below for one in section.paragraphs)]
        tables = self._tables(found)
        lost = self._lost(tables, below, paragraphs)
        report = Report(
            form=self.form,
            preamble=preamble,
            sections=without(below, [one for taken in lost.values() for one in taken]),
            tables=self._ordered({**tables, **{key: _unread(key, taken[0].place) for key, taken in lost.items()}}),
            place=Place(line=1, column=1) if not document.binary else Place(),
            recognised=document.recognised,
            changes=document.changes,
            comments=document.comments,
            published=document.published,
        )
        return self._of_its_year(report, found, year_of) if name_years(found) else report

    def _of_its_year(self, report: Report, found: Sequence[Fragment], year_of: YearOf) -> Report:
        """The report without tables of other years than its own."""
        own, others = of_year(found, year_of(report))
        if not others:
            return report
        remarks = tuple(OTHER.fill(self.form.heading(key), year) for key, year in others.items())
        return replace(report, tables=self._ordered({**report.tables, **self._tables(own)}), remarks=remarks)

    def _ordered(self, tables: Mapping[str, ReportTable]) -> dict[str, ReportTable]:
        return {lexicon.key: tables[lexicon.key] for lexicon in self.lexicons if lexicon.key in tables}

    def _tables(self, found: Sequence[Fragment]) -> dict[str, ReportTable]:
        return {
            lexicon.key: table(lexicon, own)
            for lexicon in self.lexicons
            if (own := [fragment for fragment in found if fragment.key == lexicon.key])
        }

    def _lost(
        self, read: Mapping[str, ReportTable], below: Sequence[Section], paragraphs: Sequence[ReportParagraph]
    ) -> dict[str, tuple[ReportParagraph, ...]]:
        """The paragraphs that hold what is left of the tables of which no figure was read."""
        by_key = {section.key: section for section in reversed(below)}
        unread = [lexicon for lexicon in self.lexicons if lexicon.key not in read or not read[lexicon.key].rows]
        found = {one.key: remains(one, paragraphs, by_key.get(one.form.section)) for one in unread}
        return {key: taken for key, taken in found.items() if taken}


def _unread(key: str, place: Place) -> ReportTable:
    return ReportTable(key, f"table/{key}", "", place, "unread")
