"""What repairs share: the tables of a document that are the form's, each mended by the words of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ogicheck.api import Document, Form, Labels, Table, TableLexicon, fragments, lexicon


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


def labels_in(text: str, labels: Labels) -> list[str]:
    """The labels that a text is made up of; none where it is not of labels alone."""
    for end in range(len(text), 0, -1):
        if text[:end] in labels.exact:
            rest = labels_in(text[end:], labels)
            if rest or end == len(text):
                return [text[:end], *rest]
    return []
