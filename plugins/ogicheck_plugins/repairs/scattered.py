"""Tables of text whose figures stand apart from their labels, column by column as some converters go through a page, or
whose head or figures are in pieces: no row, or no column, of theirs can be told, so that they are text again, of a table
that is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from ogicheck.api import (
    Block,
    Cell,
    Document,
    Form,
    Fragment,
    Paragraph,
    Table,
    TableLexicon,
    bare,
    fold,
    fragments,
    lexicon,
)

FEWEST_ROWS = 3
"""Rows of figures that show how wide a table is: two may hold a slip each."""


def mend(document: Document, form: Form) -> Document:
    """The document with such tables as paragraphs."""
    if not any(isinstance(block, Table) and _is_loose(block) for block in document.blocks):
        return document
    lexicons = {one.key: one for one in lexicon(form).tables}
    pieces = sorted(fragments(document.blocks, tuple(lexicons.values())), key=lambda piece: piece.key)
    gone: dict[int, Table] = {}
    for key, group in groupby(pieces, key=lambda piece: piece.key):
        own = list(group)
        if all(_is_loose(piece.table) for piece in own) and _is_unreadable(own, document.blocks, lexicons[key]):
            gone |= {piece.index: piece.table for piece in own}
    lines = ((_lines(gone[at]) if at in gone else [block]) for at, block in enumerate(document.blocks))
    return replace(document, blocks=tuple(block for blocks in lines for block in blocks)) if gone else document


def _is_loose(table: Table) -> bool:
    return table.flattened and not table.gridded


def _is_unreadable(pieces: Sequence[Fragment], blocks: Sequence[Block], own: TableLexicon) -> bool:
    """Whether its figures are scattered, or they or its head in pieces, and enough words are left in the text to tell that
    this was the table.
    """
    columns = [bare(column.label) for block in own.form.blocks.values() for column in block.columns.values()]
    kinds = [own.kind(cell.text) for piece in pieces for cell in _in_order(piece.table)]
    width = len(columns) // len(own.form.blocks)
    broken = _is_scattered(kinds, width) or _is_headless(kinds, width) or _is_broken(pieces, own)
    return own.form.layout == "rows" and broken and all(_holds_half(blocks, labels) for labels in (own.bare_labels, columns))


def _is_scattered(kinds: Sequence[str], width: int) -> bool:
    """Whether half of the rows have no figure behind their label, though there are figures for half of all cells; or no row
    has one among more figures than a row holds.
    """
    rows = [at for at, kind in enumerate(kinds) if kind == "row"]
    if not rows:
        return kinds.count("figure") > width
    alone = sum(kinds[at + 1 : at + 2] not in (["figure"], ["blank"]) for at in rows)
    return alone * 2 >= len(rows) > 0 and kinds.count("figure") * 2 >= len(rows) * width


def _is_headless(kinds: Sequence[str], width: int) -> bool:
    """Whether labels of columns are not whole, and half of the rows have more figures than there are such that are, or may
    be: pieces that stand in the head go together by their places.
    """
    counts = _counts(kinds)
    heads = kinds.count("column") + list(takewhile("row".__ne__, kinds)).count("text")
    return len(counts) >= FEWEST_ROWS and 0 < heads < width and sum(count > heads for count in counts) * 2 >= len(counts)


def _is_broken(pieces: Sequence[Fragment], own: TableLexicon) -> bool:
    """Whether several rows have more figures than there are columns, and not each as many, as where a column was added: in
    narrow cells figures go on below, so that one of a row that seems whole may be the rest of its neighbour, too.
    """
    width = max(len(block.columns) for block in own.form.blocks.values())
    rows = (row for piece in pieces for _, row in groupby(_in_order(piece.table), key=lambda cell: cell.row))
    counts = [count for row in rows for count in _counts([own.kind(cell.text) for cell in row])]
    over = [count for count in counts if count > width]
    return len(over) > 1 and (len(set(over)) > 1 or len(over) * 2 < len(counts))


def _counts(kinds: Sequence[str]) -> list[int]:
    """How many figures stand behind each row's label."""
    runs = [(kind, len(list(group))) for kind, group in groupby(kinds)]
    return [count for (before, _), (kind, count) in pairwise(runs) if before == "row" and kind == "figure"]


def _holds_half(blocks: Sequence[Block], labels: Sequence[str]) -> bool:
    words = (cell.text for block in blocks for cell in (block.cells if isinstance(block, Table) else (block,)))
    text = "".join(map(fold, words))
    return sum(label in text for label in labels) * 2 > len(labels)


def _in_order(table: Table) -> list[Cell]:
    return sorted(table.cells, key=lambda cell: (cell.row, cell.column))


def _lines(table: Table) -> Iterator[Paragraph]:
    for _, group in groupby(_in_order(table), key=lambda cell: cell.row):
        row = list(group)
        yield Paragraph("  ".join(cell.text for cell in row), row[0].place)
