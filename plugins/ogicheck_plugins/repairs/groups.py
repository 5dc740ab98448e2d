"""A table of groups side by side, each group in a table of its own, one behind the other."""

from __future__ import annotations

from dataclasses import replace

from ogicheck.api import Block, Cell, Document, Form, Fragment, Table, TableLexicon, fold, fragments, lexicon


def mend(document: Document, form: Form) -> Document:
    """The document, the groups of a table side by side as in the form: each but once, in its order, with all its columns."""
    for one in lexicon(form).tables:
        if one.form.layout == "bands":
            found = [each for each in fragments(document.blocks, (one,)) if each.key == one.key]
            if len(found) > 1 and _is_parted([each.table for each in found], one):
                document = replace(document, blocks=tuple(_joined(document.blocks, found)))
    return document


def _is_parted(tables: list[Table], lexicon: TableLexicon) -> bool:
    """Whether these are the form's groups, each table with other ones than those before it."""
    groups = [_groups(table, lexicon) for table in tables]
    ordered = [position for own in groups for position in own]
    return all(groups) and ordered == list(range(len(lexicon.form.rows)))


def _groups(table: Table, lexicon: TableLexicon) -> list[int]:
    """The groups that a table prints, from left to right; none where it is no grid of them, with all columns of each and one
    row of figures below.
    """
    heads = [(cell.column, one[0].position) for cell in table.cells if (one := lexicon.rows.exact.get(fold(cell.text)))]
    columns = [cell for cell in table.cells if lexicon.kind(cell.text) == "column"]
    due = len(heads) * len(lexicon.form.blocks["main"].columns)
    over = all(cell.row + cell.rowspan == _height(table) - 1 for cell in columns)
    if not table.gridded or len(columns) != due or not over:
        return []
    return [position for _, position in sorted(heads)]


def _joined(blocks: tuple[Block, ...], found: list[Fragment]) -> list[Block]:
    height = max(map(_height, (one.table for one in found)))
    cells: list[Cell] = []
    for one in found:
        cells += _beside(one.table, height, max((cell.column + cell.colspan for cell in cells), default=0))
    first, others = found[0], {one.index for one in found[1:]}
    whole = replace(first.table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
    return [whole if at == first.index else block for at, block in enumerate(blocks) if at not in others]


def _height(table: Table) -> int:
    return max(cell.row + cell.rowspan for cell in table.cells)


def _beside(table: Table, height: int, left: int) -> list[Cell]:
    """A table's cells from a column on, its last row in the last one and its first stretched to what is missing above."""
    more = height - _height(table)
    return [
        replace(cell, column=cell.column + left, rowspan=cell.rowspan + more)
        if cell.row == 0
        else replace(cell, column=cell.column + left, row=cell.row + more)
        for cell in table.cells
    ]
