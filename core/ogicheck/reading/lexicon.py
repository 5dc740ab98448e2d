"""All that a form prints, and what a printed text can be in its tables."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from rapidfuzz import fuzz

from ogicheck.reading.labels import MOST_KNOWN, Labels
from ogicheck.values.form import BlockForm, Form, Labelled, TableForm
from ogicheck.values.numbers import is_figure
from ogicheck.values.words import bare, fold, unannotated

Kind = Literal["row", "group", "block", "column", "corner", "figure", "blank", "text"]
CORNER_LIKENESS = 65
"""Of 100: how alike a text must be to the corner's long note, which organs shorten; no label comes near that."""
LONGEST_HEADED = 5
"""Characters of a text that is too short to be likened to it."""


@dataclass(frozen=True, slots=True, eq=False)
class TableLexicon:
    """A table's words. `row_keys` are the form's; `kinds` are exact; `columns` and `rows` find the less exact ones."""

    key: str
    form: TableForm
    row_keys: tuple[str, ...]
    rows: Labels
    columns: dict[str, Labels]
    kinds: dict[str, Kind]
    bare_labels: tuple[str, ...]

    @classmethod
    def of(cls, key: str, form: TableForm) -> TableLexicon:
        columns = {name: Labels.of(block.columns.values()) for name, block in form.blocks.items()}
        labels = tuple(bare(row.label) for row in form.rows.values())
        return cls(key, form, tuple(form.rows), Labels.of(form.rows.values()), columns, _kinds(form), labels)

    def missing(self, found: Set[str]) -> Iterator[str]:
        """The keys of the rows that are due and neither found nor replaced."""
        rows = self.form.rows
        replaced = {key for one in found for key in rows[one].stands_for}
        return (key for key, row in rows.items() if not (key in found or key in replaced or row.optional or row.stands_for))

    @lru_cache(maxsize=MOST_KNOWN)  # noqa: B019 - a lexicon is kept as long as its texts
    def kind(self, text: str) -> Kind:
        """What a text is in this table; a row's label may be inexact, a column's not."""
        folded = fold(text)
        if not folded:
            return "blank"
        known = self.kinds.get(folded) or self.kinds.get(unannotated(folded))
        if known:
            return known
        if is_figure(text):
            return "figure"
        if self._is_corner(folded):
            return "corner"
        return "row" if self.rows.candidates(text) else "text"

    def _is_corner(self, folded: str) -> bool:
        return any(
            len(folded) > LONGEST_HEADED and fuzz.ratio(folded, fold(corner)) >= CORNER_LIKENESS
            for corner in self.form.corner
        )

    def weight(self, words: list[str]) -> int:
        """How many of these words only this kind of table prints: a column called 其他 says nothing."""
        return sum(self._is_own(word) for word in words)

    @lru_cache(maxsize=MOST_KNOWN)  # noqa: B019 - as above
    def _is_own(self, word: str) -> bool:
        folded = fold(word)
        kind = self.kinds.get(folded) or self.kinds.get(unannotated(folded))
        if kind == "column":
            return len(folded) > 2
        return kind is not None or (bare(folded) in self.rows.without_number and len(bare(folded)) > 2)

    def block(self, text: str) -> str | None:
        """The key of the block that a text heads."""
        folded = fold(text)
        return next((key for key, block in self.form.blocks.items() if block.label and fold(block.label) == folded), None)


@dataclass(frozen=True)
class Lexicon:
    """A form's words: those of its `tables`, and the `titles` of its sections."""

    tables: tuple[TableLexicon, ...]
    titles: Labels

    @cached_property
    def words(self) -> frozenset[str]:
        """All labels of the tables, folded."""
        return frozenset(word for table in self.tables for word in table.kinds)


@lru_cache(maxsize=32)
def lexicon(form: Form) -> Lexicon:
    """The form's words; made once for all its reports."""
    titles = Labels()
    for position, section in enumerate(form.sections.values()):
        titles.add(position, "official", [section.title])
        titles.add(position, "accepted", section.equal)
        titles.add(position, "seen", section.seen)
    return Lexicon(tuple(TableLexicon.of(key, table) for key, table in form.tables.items()), titles)


def _kinds(form: TableForm) -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for row in form.rows.values():
        kinds.update({fold(text): "group" for text in row.under})
    for row in form.rows.values():
        kinds.update(_wordings(row, "row"))
    for block in form.blocks.values():
        kinds.update(_block_kinds(block))
    kinds.update({fold(text): "corner" for text in form.corner})
    return kinds


def _block_kinds(block: BlockForm) -> dict[str, Kind]:
    kinds: dict[str, Kind] = {fold(block.label): "block"} if block.label else {}
    for column in block.columns.values():
        kinds.update({fold(text): "group" for text in column.under})
        kinds.update(_wordings(column, "column"))
    return kinds


def _wordings(labelled: Labelled, kind: Kind) -> dict[str, Kind]:
    return {fold(text): kind for text in (labelled.label, *labelled.equal, *labelled.seen)}
