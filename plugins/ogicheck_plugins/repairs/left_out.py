"""Rows that a table of text lacks and whose label stands in a line beside it, its figures run together: such a row is
unread, not missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ogicheck.api import (
    UNREAD,
    Block,
    Cell,
    Document,
    Form,
    Fragment,
    Paragraph,
    Table,
    TableLexicon,
    fold,
    fragments,
    lexicon,
)
from ogicheck_plugins.repairs.wrapped import FEWEST_FIGURES

SENTENCE = re.compile("[。！？；]")
QUOTED = re.compile('["“”\\s]')
FIGURES = re.compile(rf"\d{{{FEWEST_FIGURES},}}")
SHORTEST = 5
"""Characters of a label that no other words hold."""


def mend(document: Document, form: Form) -> Document:
    """The document, each line with such a label as a row of its own."""
    blocks = list(document.blocks)
    found = fragments(blocks, lexicon(form).tables)
    for own in lexicon(form).tables:
        pieces = [one for one in found if one.key == own.key]
        if pieces and own.form.layout == "rows" and all(piece.table.flattened for piece in pieces):
            labels = _lacking(pieces, own)
            inside = range(pieces[0].index, pieces[-1].index + 1)
            blocks = [_row(block, labels) if at in inside else block for at, block in enumerate(blocks)]
    return replace(document, blocks=tuple(blocks))


def _lacking(pieces: Sequence[Fragment], own: TableLexicon) -> list[str]:
    """The labels of rows that are not there, where most are."""
    held = {one.position for piece in pieces for cell in piece.table.cells for one in own.rows.candidates(cell.text)}
    lacking = [row.label for at, row in enumerate(own.form.rows.values()) if at not in held]
    return lacking if len(lacking) < len(held) else []


def _row(block: Block, labels: Sequence[str]) -> Block:
    """A line that holds one of the labels as a row whose figures can't be told."""
    if not isinstance(block, Paragraph) or SENTENCE.search(block.text):
        return block
    words = _plain(block.text)
    label = next((one for one in labels if len(_plain(one)) >= SHORTEST and _plain(one) in words), None)
    if label is None or not FIGURES.search(words.replace(_plain(label), "")):
        return block
    cells = tuple(Cell(text, block.place, 0, at) for at, text in enumerate((label, UNREAD)))
    return Table(cells, block.place, flattened=True, ruled=False)


def _plain(text: str) -> str:
    return QUOTED.sub("", fold(text))
