"""Tables of statistics with the form's words, which a report prints beside the form's own tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ogicheck.document import Table
from ogicheck.reading.align import Candidate
from ogicheck.reading.lexicon import Lexicon
from ogicheck.reading.numbers import is_figure
from ogicheck.reading.words import fold


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of the form's table `key`: where it stands among the document's blocks, and the words just before it."""

    key: str
    index: int
    table: Table
    before: str = ""


@dataclass(frozen=True)
class _Held:
    """What a fragment holds of the form's table."""

    fragment: Fragment
    lexicon: Lexicon

    @cached_property
    def labels(self) -> list[Candidate]:
        texts = (cell.text for cell in self.fragment.table.cells if self.lexicon.kind(cell.text) == "row")
        return [one for text in texts for one in self.lexicon.rows.candidates(text)]

    @cached_property
    def rows(self) -> set[str]:
        return {self.lexicon.row_keys[one.position] for one in self.labels}

    @cached_property
    def certain_rows(self) -> set[str]:
        return {self.lexicon.row_keys[one.position] for one in self.labels if one.match != "near"}

    @property
    def is_labelled(self) -> bool:
        """Whether it has figures, and words beside them."""
        return any(is_figure(cell.text) for cell in self.fragment.table.cells) and not continues(self.fragment.table)

    def is_beside(self, other: _Held) -> bool:
        """Whether all its rows are among the more rows of another; one without rows, whether the other has them all."""
        if self.rows:
            return self.rows < other.certain_rows
        return not any(self.lexicon.missing(other.certain_rows))


def without_statistics(found: Sequence[Fragment], lexicons: Sequence[Lexicon]) -> list[Fragment]:
    """The fragments without those that only print again what another one of the same table has among more."""
    by_key = {one.key: one for one in lexicons}
    held = [_Held(one, by_key[one.key]) for one in found]
    return [one.fragment for one in held if not any(_is_statistics(one, other) for other in held)]


def _is_statistics(one: _Held, other: _Held) -> bool:
    return one is not other and one.fragment.key == other.fragment.key and one.is_beside(other) and one.is_labelled


def continues(table: Table) -> bool:
    """Whether it holds figures only, a row or more of them."""
    texts = [cell.text for cell in table.cells if fold(cell.text)]
    return len(texts) > 3 and all(is_figure(text) for text in texts)
