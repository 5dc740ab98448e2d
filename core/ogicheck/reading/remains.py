"""A table of the form that came off as text: run together in one paragraph, in pieces over several, or without figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ogicheck.reading.lexicon import TableLexicon
from ogicheck.values.report import ReportParagraph, Section
from ogicheck.values.words import bare, fold

SENTENCE = re.compile("[。！？；]")
WORDS = re.compile(r"[\d.,:;()/+-]+")
PIECES = 0.8
"""Share of a header's characters that stand in the paragraphs, and of theirs that stand in it: prose has other ones."""


def remains(
    lexicon: TableLexicon, paragraphs: Iterable[ReportParagraph], section: Section | None
) -> tuple[ReportParagraph, ...]:
    """The paragraphs that hold the table's text; none where it left no trace."""
    whole = next((one for one in paragraphs if _is_run_together(lexicon, fold(one.text))), None)
    if whole:
        return (whole,)
    lines = [one for one in section.paragraphs if not SENTENCE.search(one.text)] if section else []
    text = "".join(fold(one.text) for one in lines)
    return tuple(lines) if _is_labelled(lexicon, text) or _is_in_pieces(lexicon, text) else ()


def without(sections: Sequence[Section], taken: Sequence[ReportParagraph]) -> tuple[Section, ...]:
    """The sections without paragraphs that are a table's text and no sentences."""
    gone = {one.address for one in taken if not SENTENCE.search(one.text)}
    return tuple(_left(section, gone) for section in sections)


def _left(section: Section, gone: set[str]) -> Section:
    kept = [one for one in section.paragraphs if one.address not in gone]
    if len(kept) == len(section.paragraphs):
        return section
    numbered = tuple(replace(one, address=f"{section.address}/paragraph/{count}") for count, one in enumerate(kept, 1))
    return replace(section, paragraphs=numbered, grids=section.grids + 1)


def _is_run_together(lexicon: TableLexicon, text: str) -> bool:
    """Whether half of the rows' labels stand in one paragraph, with figures and the columns' labels."""
    held = sum(label in text for label in lexicon.bare_labels)
    figures = sum(char.isdigit() for char in text)
    many = held * 2 > len(lexicon.bare_labels) and figures >= len(lexicon.bare_labels)
    return many and _holds_half(text, _columns(lexicon))


def _is_labelled(lexicon: TableLexicon, text: str) -> bool:
    """Whether half of the rows' labels stand there, and of the columns': words of the table, with figures or without."""
    return _holds_half(text, lexicon.bare_labels) and _holds_half(text, _columns(lexicon))


def _is_in_pieces(lexicon: TableLexicon, text: str) -> bool:
    """Whether the header's characters stand there, in whatever order its lines were cut."""
    bands = len(lexicon.row_keys) if lexicon.form.layout == "bands" else 1
    due = Counter("".join((*_columns(lexicon) * bands, *(lexicon.bare_labels if bands > 1 else ()))))
    found = Counter(WORDS.sub("", text))
    common = (due & found).total()
    return common >= PIECES * due.total() and common >= PIECES * found.total()


def _columns(lexicon: TableLexicon) -> list[str]:
    return [bare(column.label) for block in lexicon.form.blocks.values() for column in block.columns.values()]


def _holds_half(text: str, labels: Sequence[str]) -> bool:
    return sum(label in text for label in labels) * 2 > len(labels)
