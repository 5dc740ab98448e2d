"""Which tables of the document make up which table of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ogicheck.reading.lexicon import TableLexicon
from ogicheck.values.document import Block, Paragraph, Table
from ogicheck.values.numbers import is_figure
from ogicheck.values.words import fold

SHARE = 10
"""A table is the form's where one in so many of its texts is a label of it: cut pieces of labels and notes are none."""
MOST_LINES = 4
"""Lines that a label takes in a narrow column at most."""
FEWEST_FIGURES = 4
"""Figures in a table that goes on with the one before it: fewer are a page number, or the day of a date."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of the form's table `key`: where it stands among the document's blocks, and the words just before it."""

    key: str
    index: int
    table: Table
    before: str = ""

    @property
    def labels(self) -> list[str]:
        """Its words, folded: they tell a table that goes on from one that is there twice."""
        return [fold(text) for text in _words(self.table)]


def fragments(blocks: Sequence[Block], lexicons: Sequence[TableLexicon]) -> list[Fragment]:
    """The pieces of all the form's tables, in reading order. A table of figures alone continues the one before it."""
    found: list[Fragment] = []
    words = ""
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            key = _key(block, lexicons) or _announced(words, lexicons)
            key = key or (found[-1].key if found and continues(block) else None)
            if key:
                found.append(Fragment(key, index, block, words))
            words = ""
        elif isinstance(block, Paragraph):
            words += fold(block.text) + "\n"
    return found


def continues(table: Table) -> bool:
    """Whether it holds figures only, a row or more of them."""
    texts = [cell.text for cell in table.cells if fold(cell.text)]
    return len(texts) >= FEWEST_FIGURES and all(is_figure(text) for text in texts)


def _key(table: Table, lexicons: Sequence[TableLexicon]) -> str | None:
    """The table of the form whose words make up most of this one's."""
    words = _words(table)
    weights = {lexicon.key: lexicon.weight([*words, *_stacked(table)]) for lexicon in lexicons}
    best = max(weights, key=lambda key: weights[key], default=None)
    return best if best and weights[best] * SHARE >= max(1, len(words)) else None


def _words(table: Table) -> list[str]:
    return [cell.text for cell in table.cells if fold(cell.text) and not is_figure(cell.text)]


def _stacked(table: Table) -> Iterator[str]:
    """What cells above each other say together where no lines tell which of them are one."""
    columns: dict[int, list[str]] = {}
    for cell in () if table.ruled or not table.gridded else table.cells:
        if fold(cell.text) and not is_figure(cell.text):
            columns.setdefault(cell.column, []).append(cell.text)
    for texts in columns.values():
        yield from (
            "".join(texts[at : at + count]) for count in range(2, MOST_LINES + 1) for at in range(len(texts) - count + 1)
        )


def _announced(words: str, lexicons: Sequence[TableLexicon]) -> str | None:
    """The table whose row labels all stand in the words before: its header came off as text."""
    return next((one.key for one in lexicons if all(label in words for label in one.bare_labels)), None)
