"""The head of a text table in pieces, as its cells wrap: 自然, 人, 法人或其他组织 总, 计, 商业, 企业, …, put together again.

It is the form's where the pieces hold its characters and no others, and its columns begin in the form's order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, combinations

from ogicheck.api import Block, Document, Form, Paragraph, TableLexicon, fold, lexicon
from ogicheck_plugins.repairs.wrapped import FEWEST_FIGURES, parted

MOST_PIECES = 40
"""Lines of a head: each of its words in two or three."""
SHORTEST = 6
"""Characters of the first row's label that show that a line is its row, or begins it."""


def mend(document: Document, form: Form) -> Document:
    """The document, each head in pieces as one paragraph with its columns apart."""
    blocks: Sequence[Block] = document.blocks
    for table in lexicon(form).tables:
        if table.form.layout == "rows" and len(table.form.blocks) == 1:
            blocks = _headed(blocks, table)
    return replace(document, blocks=tuple(blocks))


def _headed(blocks: Sequence[Block], table: TableLexicon) -> Sequence[Block]:
    columns, wholes = _words(table)
    for first in range(1, len(blocks)):
        if _is_first_row(blocks[first], table):
            start = next((at for at in _starts(blocks, first) if _is_head(blocks[at:first], columns, wholes)), None)
            if start is not None and first - start > 1:
                head = Paragraph("   ".join(columns), blocks[start].place)
                return [*blocks[:start], head, *blocks[first:]]
    return blocks


@lru_cache(maxsize=32)
def _words(table: TableLexicon) -> tuple[list[str], list[Counter[str]]]:
    """The columns, and what characters the head may consist of: those of words above them, too."""
    (block,) = table.form.blocks.values()
    columns = [column.label for column in block.columns.values()]
    above = [*dict.fromkeys(chain.from_iterable(column.under for column in block.columns.values())), *table.form.corner]
    more = chain.from_iterable(combinations(above, count) for count in range(len(above) + 1))
    return columns, [Counter("".join(map(fold, (*columns, *words)))) for words in more]


def _is_first_row(block: Block, table: TableLexicon) -> bool:
    if not isinstance(block, Paragraph):
        return False
    label, figures = parted(block.text)
    row = fold(next(iter(table.form.rows.values())).label)
    begins = len(fold(label)) >= SHORTEST and row.startswith(fold(label))
    return begins and (len(figures) >= FEWEST_FIGURES or fold(label) != row)


def _starts(blocks: Sequence[Block], first: int) -> Iterator[int]:
    for at in range(first - 1, max(0, first - MOST_PIECES) - 1, -1):
        if not isinstance(blocks[at], Paragraph):
            return
        yield at


def _is_head(pieces: Sequence[Block], columns: Sequence[str], wholes: Sequence[Counter[str]]) -> bool:
    text = "".join(fold(piece.text) for piece in pieces if isinstance(piece, Paragraph))
    return Counter(text) in wholes and _in_order(text, columns[:-1])


def _in_order(text: str, columns: Sequence[str]) -> bool:
    """Whether the columns begin one after another; that of the sums, beside them, may stand in a line above."""
    rest = iter(text)
    return all(column[0] in rest for column in columns)
