"""Tables of statistics with the form's words, which a report prints beside the form's own tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ogicheck.reading.fragment import Fragment, continues
from ogicheck.reading.lexicon import Lexicon
from ogicheck.values.document import Cell
from ogicheck.values.numbers import is_figure


@dataclass(frozen=True)
class _Held:
    """What a fragment holds of the form's table."""

    fragment: Fragment
    lexicon: Lexicon

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


def without_statistics(found: Sequence[Fragment], lexicons: Sequence[Lexicon]) -> list[Fragment]:
    """The fragments without those that only print again what others of the same table have among more."""
    by_key = {one.key: one for one in lexicons}
    held = [_Held(one, by_key[one.key]) for one in found]
    for is_beside in (_is_superfluous, _is_part):
        held = [one for one in held if not (one.is_labelled and is_beside(one, _others(one, held)))]
    return [one.fragment for one in held]


def _others(one: _Held, held: Sequence[_Held]) -> list[_Held]:
    return [other for other in held if other is not one and other.fragment.key == one.fragment.key]


def _is_superfluous(one: _Held, others: Sequence[_Held]) -> bool:
    """Whether the others are whole without it, which has no rows under columns of the form."""
    rows: set[str] = set().union(*(other.certain_rows for other in others))
    return bool(others) and not one.is_headed and not any(one.lexicon.missing(rows))


def _is_part(one: _Held, others: Sequence[_Held]) -> bool:
    """Whether all its rows are among the more rows of another."""
    return bool(one.rows) and any(one.rows < other.certain_rows for other in others)
