"""Tables of statistics with the form's words, which a report prints beside the form's own tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ogicheck.reading.fragments import Fragment, continues
from ogicheck.reading.lexicon import TableLexicon
from ogicheck.values.document import Cell
from ogicheck.values.numbers import is_figure


@dataclass(frozen=True)
class _Held:
    """What a fragment holds of the form's table."""

    fragment: Fragment
    lexicon: TableLexicon

    def _keys(self, cells: Iterable[Cell], *, near: bool) -> set[str]:
        """The rows whose labels stand in these cells, with or without those that only come near one."""
        texts = [cell.text for cell in cells if self.lexicon.kind(cell.text) == "row"]
        found = [one for text in texts for one in self.lexicon.rows.candidates(text)]
        return {self.lexicon.row_keys[one.position] for one in found if near or one.match != "near"}

    @cached_property
    def rows(self) -> set[str]:
        """All that it names, be it over a column."""
        return self._keys(self.fragment.table.cells, near=True)

    @cached_property
    def certain_rows(self) -> set[str]:
        """Those with a figure in their line, unless the form itself puts them over columns."""
        cells = self.fragment.table.cells
        filled = {cell.row for cell in cells if self.lexicon.form.layout == "bands" or is_figure(cell.text)}
        return self._keys((cell for cell in cells if cell.row in filled), near=False)

    @property
    def is_labelled(self) -> bool:
        """Whether it has figures, and words beside them."""
        return any(is_figure(cell.text) for cell in self.fragment.table.cells) and not continues(self.fragment.table)

    @property
    def is_headed(self) -> bool:
        """Whether it prints rows under columns of the form."""
        return bool(self.rows) and any(self.lexicon.kind(cell.text) == "column" for cell in self.fragment.table.cells)


@dataclass(frozen=True)
class _Printed:
    """What the fragments of one table print of its rows for certain: how many of them each row, and which rows together."""

    fragments: int
    counts: Counter[str]
    together: frozenset[frozenset[str]]

    @classmethod
    def of(cls, held: Iterable[_Held]) -> _Printed:
        rows = [frozenset(one.certain_rows) for one in held]
        return cls(len(rows), Counter(row for own in rows for row in own), frozenset(rows))

    def beside(self, one: _Held) -> set[str]:
        """The rows that others than this one print."""
        return {row for row, count in self.counts.items() if count > (row in one.certain_rows)}


def without_statistics(found: Sequence[Fragment], lexicons: Sequence[TableLexicon]) -> list[Fragment]:
    """The fragments without those that only print again what others of the same table have among more."""
    by_key = {one.key: one for one in lexicons}
    held = [_Held(one, by_key[one.key]) for one in found]
    for is_needless in (_is_superfluous, _is_part):
        printed = {key: _Printed.of(one for one in held if one.fragment.key == key) for key in by_key}
        held = [one for one in held if not (one.is_labelled and is_needless(one, printed[one.fragment.key]))]
    return [one.fragment for one in held]


def _is_superfluous(one: _Held, printed: _Printed) -> bool:
    """Whether the others are whole without it, which has no rows under columns of the form."""
    return printed.fragments > 1 and not one.is_headed and not any(one.lexicon.missing(printed.beside(one)))


def _is_part(one: _Held, printed: _Printed) -> bool:
    """Whether all its rows are among the more rows of another."""
    return bool(one.rows) and any(one.rows < rows for rows in printed.together)
