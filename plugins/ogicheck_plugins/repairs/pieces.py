"""Mends the tables of a document that are the form's, each by the words of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ogicheck.api import Document, Form, Table, TableLexicon, fragments, lexicon


def of_form(
    document: Document, form: Form, mended: Callable[[Table, TableLexicon], Table], concerns: Callable[[Table], bool]
) -> Document:
    """The document, each of the form's tables that it `concerns` as `mended`."""
    concerned = {at for at, block in enumerate(document.blocks) if isinstance(block, Table) and concerns(block)}
    if not concerned:
        return document
    tables = {one.key: one for one in lexicon(form).tables}
    blocks = list(document.blocks)
    for piece in fragments(blocks, lexicon(form).tables):
        if piece.index in concerned:
            blocks[piece.index] = mended(piece.table, tables[piece.key])
    return replace(document, blocks=tuple(blocks))
