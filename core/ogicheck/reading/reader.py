"""The reader: a Document and a form in, a Report out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from ogicheck.document import Block, Cell, Document, Paragraph, Place, Table
from ogicheck.reading import identity
from ogicheck.reading.fragments import Fragment, fragments, with_loose_rows
from ogicheck.reading.headings import titles
from ogicheck.reading.labels import Labels
from ogicheck.reading.lexicon import Lexicon
from ogicheck.reading.numbers import is_figure
from ogicheck.reading.sections import numbered_titles, parted, sections
from ogicheck.reading.stamps import stamps
from ogicheck.reading.tables import table
from ogicheck.reading.words import bare, fold
from ogicheck.report import Paragraph as ReportParagraph
from ogicheck.report import Report, Section
from ogicheck.report import Table as ReportTable
from ogicheck.rulesets.model import Form

LONGEST_HEADING = 40


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
    def titles(self) -> Labels:
        return titles(self.form)

    @cached_property
    def numbered_titles(self) -> re.Pattern[str]:
        return numbered_titles(self.form)

    def read(self, document: Document) -> Report:
        """What the document says. A part that it lacks is absent; a table that can't be read for certain is `unread`."""
        blocks = with_loose_rows(_unboxed(parted(document.blocks, self.numbered_titles), self.words), self.lexicons)
        found = fragments(blocks, self.lexicons)
        preamble, below = sections(blocks, self.form, self.titles, self.words, found)
        paragraphs = [*preamble, *(one for section in below for one in section.paragraphs)]
        texts = [paragraph.text for paragraph in paragraphs]
        heading = identity.title(preamble)
        span = identity.period(paragraphs)
        maker = identity.introduced(preamble)
        name = identity.organ(heading.organ if heading else None, maker, texts)
        return Report(
            form=self.form,
            organ=name,
            organ_kind=identity.organ_kind(name),
            introduced=maker,
            year=identity.year(heading, span, texts),
            title=heading,
            period=span,
            preamble=preamble,
            sections=below,
            tables=self._tables(found, below, paragraphs),
            place=Place(line=1, column=1) if not document.binary else Place(),
            recognised=document.recognised,
            changes=document.changes,
            comments=document.comments,
            stamps=stamps(preamble, [one for section in below for one in section.paragraphs], document.published),
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


def _unboxed(blocks: Iterable[Block], words: frozenset[str]) -> list[Block]:
    """Tables that only lay out text are paragraphs: one cell a row, and none of them a label of the form. So are the rows
    of one cell on top of a table, such as a heading.
    """
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            result.extend(_parts(block, words))
        else:
            result.append(block)
    return result


def _parts(block: Table, words: frozenset[str]) -> list[Block]:
    if _is_layout(block, words):
        return [one for cell in block.cells for one in _lines(cell)]
    heads = list(takewhile(lambda cell: cell is not None, (_alone(row, words) for row in _rows(block))))
    behind = tuple(cell for cell in block.cells if cell.row >= len(heads))
    return [*(one for cell in heads if cell for one in _lines(cell)), replace(block, cells=behind)]


def _rows(block: Table) -> Iterable[list[Cell]]:
    for number in range(max((cell.row for cell in block.cells), default=-1) + 1):
        yield [cell for cell in block.cells if cell.row == number]


def _alone(row: list[Cell], words: frozenset[str]) -> Cell | None:
    """The row's only cell with words, where they are none of the form's labels."""
    filled = [cell for cell in row if fold(cell.text)]
    known = any(fold(cell.text) in words or is_figure(cell.text) for cell in filled)
    return filled[0] if len(filled) == 1 and not known and filled[0].rowspan == 1 and filled[0].column == 0 else None


def _lines(cell: Cell) -> list[Block]:
    """A cell's paragraphs; a heading's soft break does not part it."""
    texts = ["".join(cell.text.split("\n"))] if len(cell.text) < LONGEST_HEADING else cell.text.split("\n")
    return [Paragraph(text, cell.place, confidence=cell.confidence) for text in texts if text.strip()]


def _is_layout(block: Table, words: frozenset[str]) -> bool:
    filled = [cell for cell in block.cells if fold(cell.text)]
    return len({cell.row for cell in filled}) == len(filled) and not any(fold(cell.text) in words for cell in filled)
