"""The head of a text table in pieces, as its cells wrap: 自然, 人, 法人或其他组织 总, 计, 商业, 企业, …, put together again.

It is the form's where the pieces hold its characters and no others, and its columns begin in the form's order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, combinations

from ogicheck.api import Block, Document, Form, Paragraph, TableLexicon, fold, lexicon
from ogicheck_plugins.repairs.wrapped import FEWEST_FIGURES, is_short, parted

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
            start = _start(blocks, first, columns, wholes)
            if start is not None and first - start > 1:
                head = Paragraph("   ".join(columns), blocks[start].place)
                return [*blocks[:start], head, *_once(blocks[first:], blocks[start:first])]
    return blocks


def _once(blocks: Sequence[Block], head: Sequence[Block]) -> list[Block]:
    """The blocks but for those of the same head again, as a page repeats it."""
    said, found, at = [_words_of(one) for one in head], list[Block](), 0
    while at < len(blocks):
        again = [_words_of(one) for one in blocks[at : at + len(said)]] == said
        found += [] if again else [blocks[at]]
        at += len(said) if again else 1
    return found


def _words_of(block: Block) -> str | None:
    return fold(block.text) if isinstance(block, Paragraph) else None


@lru_cache(maxsize=32)
def _words(table: TableLexicon) -> tuple[list[str], list[Counter[str]]]:
    """The columns, and what characters the head may consist of: those of words above them, too."""
    (block,) = table.form.blocks.values()
    columns = [column.label for column in block.columns.values()]
    above = [*dict.fromkeys(chain.from_iterable(column.under for column in block.columns.values())), *table.form.corner]
    more = chain.from_iterable(combinations(above, count) for count in range(len(above) + 1))
    return columns, [Counter("".join(map(fold, (*columns, *words)))) for words in more]


def _is_first_row(block: Block, table: TableLexicon) -> bool:
    if not isinstance(block, Paragraph) or not is_short(block.text):
        return False
    label, figures = parted(block.text)
    row = fold(next(iter(table.form.rows.values())).label)
    begins = len(fold(label)) >= SHORTEST and row.startswith(fold(label))
    return begins and (len(figures) >= FEWEST_FIGURES or fold(label) != row)


def _start(blocks: Sequence[Block], first: int, columns: Sequence[str], wholes: Sequence[Counter[str]]) -> int | None:
    """Where the head above the first row begins; None where what stands there is none, which its length soon tells."""
    text, longest = "", max(whole.total() for whole in wholes)
    for at in range(first - 1, max(-1, first - 1 - MOST_PIECES), -1):
        block = blocks[at]
        if not isinstance(block, Paragraph) or not is_short(block.text):
            return None
        text = fold(block.text) + text
        if len(text) > longest:
            return None
        if Counter(text) in wholes and _in_order(text, columns[:-1]):
            return at
    return None


def _in_order(text: str, columns: Sequence[str]) -> bool:
    """Whether the columns begin one after another; that of the sums, beside them, may stand in a line above."""
    rest = iter(text)
    return all(column[0] in rest for column in columns)
