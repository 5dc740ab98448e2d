"""A table too wide for its page that stands as a left and a right half, one behind the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from ogicheck.api import Block, Cell, Document, Form, Fragment, Table, TableLexicon, fold, fragments, lexicon


def mend(document: Document, form: Form) -> Document:
    """The document, each pair of halves one table: as many rows, the same labels, and columns that make up the form's."""
    wide = {one.key: one for one in lexicon(form).tables if set(one.form.blocks) == {"main"} and one.form.layout == "rows"}
    blocks: list[Block | None] = list(document.blocks)
    left: Fragment | None = None
    for one in fragments(document.blocks, lexicon(form).tables):
        joined = _joined(left.table, one.table, wide[one.key]) if left and left.key == one.key and one.key in wide else None
        if left and joined:
            blocks[left.index], blocks[one.index] = joined, None
            left = replace(left, table=joined)
        else:
            left = one
    return replace(document, blocks=tuple(block for block in blocks if block is not None))


def _joined(left: Table, right: Table, lexicon: TableLexicon) -> Table | None:
    named = _columns(left, lexicon), _columns(right, lexicon)
    due = list(range(len(lexicon.columns["main"].official)))
    if not all(named) or sorted(position for half in named for position in half) != due:
        return None
    first = min(column for column in named[1].values())
    rows = [list(_rows(half)) for half in (left, right)]
    if len(rows[0]) != len(rows[1]) or max(named[0]) > min(named[1]) or not _agree(rows[0], rows[1], first, lexicon):
        return None
    width = max(cell.column + cell.colspan for cell in left.cells) - first
    places = {old: new for (new, _), (old, _) in zip(*rows, strict=True)}
    own = (cell for cell in right.cells if cell.column >= first)
    moved = (replace(cell, row=places[cell.row], column=cell.column + width) for cell in own)
    return replace(left, cells=(*left.cells, *moved))


def _columns(table: Table, lexicon: TableLexicon) -> dict[int, int]:
    """The form's columns that a table prints, and where; none where it is no grid, or prints one twice."""
    if not table.gridded:
        return {}
    labels = lexicon.columns["main"]
    found = {(one[0].position, cell.column) for cell in table.cells if (one := labels.exact.get(fold(cell.text)))}
    return dict(found) if len(dict(found)) == len(found) else {}


def _rows(table: Table) -> Iterable[tuple[int, list[Cell]]]:
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return ((row, list(cells)) for row, cells in groupby(ordered, key=lambda cell: cell.row))


def _agree(
    left: Sequence[tuple[int, list[Cell]]], right: Sequence[tuple[int, list[Cell]]], first: int, lexicon: TableLexicon
) -> bool:
    """Whether the right half's labels, where it has any, are those of the left one's rows."""
    for (_, cells), (_, others) in zip(left, right, strict=True):
        own = {fold(cell.text) for cell in cells}
        again = {fold(cell.text) for cell in others if cell.column < first and lexicon.kind(cell.text) == "row"}
        if not again <= own:
            return False
    return True
