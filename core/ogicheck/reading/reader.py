"""The reader: a Document and a form in, a Report out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ogicheck.reading.boxes import unboxed
from ogicheck.reading.fragment import Fragment
from ogicheck.reading.fragments import fragments
from ogicheck.reading.headings import titles
from ogicheck.reading.joined import without_joined
from ogicheck.reading.labels import Labels
from ogicheck.reading.lexicon import Lexicon
from ogicheck.reading.loose import Words, with_loose_rows
from ogicheck.reading.misread import respelled
from ogicheck.reading.sections import numbered_titles, parted, sections, with_numbers
from ogicheck.reading.struck import without_struck
from ogicheck.reading.tables import table
from ogicheck.values.document import Document, Place
from ogicheck.values.form import Form
from ogicheck.values.report import Paragraph as ReportParagraph
from ogicheck.values.report import Report, Section
from ogicheck.values.report import Table as ReportTable
from ogicheck.values.words import bare, fold


@dataclass(frozen=True)
class Reader:
    """Reads documents by one form; made once for many."""

    form: Form
    lexicons: tuple[Lexicon, ...]

    @classmethod
    def of(cls, form: Form) -> Reader:
        return cls(form, tuple(Lexicon.of(key, table) for key, table in form.tables.items()))

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

    def read(self, document: Document) -> Report:
        """What the document says, but for whose it is (Identity). A part that it lacks is absent; a table that can't be read
        for certain is `unread`.
        """
        kept = tuple(without_struck(document.blocks))
        printed = respelled(kept, self.lexicons) if document.recognised else kept
        numbered = with_numbers(parted(printed, self.numbered_titles), self.titles)
        parts = without_joined(unboxed(numbered, self.words, self.titles), self.lexicons)
        blocks = with_loose_rows(parts, self.loose)
        found = fragments(blocks, self.lexicons)
        preamble, below = sections(blocks, self.form, self.titles, self.words, found)
        paragraphs = [*preamble, *(one for section in below for one in section.paragraphs)]
        return Report(
            form=self.form,
            preamble=preamble,
            sections=below,
            tables=self._tables(found, below, paragraphs),
            place=Place(line=1, column=1) if not document.binary else Place(),
            recognised=document.recognised,
            changes=document.changes,
            comments=document.comments,
            published=document.published,
        )

    def _tables(
        self, found: Sequence[Fragment], below: Sequence[Section], paragraphs: Sequence[ReportParagraph]
    ) -> dict[str, ReportTable]:
        tables: dict[str, ReportTable] = {}
        for lexicon in self.lexicons:
            own = [fragment for fragment in found if fragment.key == lexicon.key]
            read = table(lexicon, own) if own else None
            lost = _run_together(lexicon, paragraphs) if read is None or not read.rows else None
            if read or lost:
                tables[lexicon.key] = lost or read or _unread(lexicon, Place())
        return tables


def _run_together(lexicon: Lexicon, paragraphs: Iterable[ReportParagraph]) -> ReportTable | None:
    """A table whose cells were run together into a paragraph: half of its labels stand in it."""
    for paragraph in paragraphs:
        text = fold(paragraph.text)
        held = sum(label in text for label in lexicon.bare_labels)
        figures = sum(char.isdigit() for char in text)
        if held * 2 > len(lexicon.bare_labels) and figures >= len(lexicon.bare_labels) and _headed(lexicon, text):
            return _unread(lexicon, paragraph.place)
    return None


def _headed(lexicon: Lexicon, text: str) -> bool:
    """Whether the columns' labels stand there too: prose that names the rows has none of them."""
    labels = [bare(column.label) for block in lexicon.form.blocks.values() for column in block.columns.values()]
    return sum(label in text for label in labels) * 2 > len(labels)


def _unread(lexicon: Lexicon, place: Place) -> ReportTable:
    return ReportTable(lexicon.key, f"table/{lexicon.key}", "", place, "unread")
