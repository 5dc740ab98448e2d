"""Which form a report follows: by the labels that only one form prints, then by the report year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_

from ogicheck.reading.loose import whole
from ogicheck.reading.reader import Reader
from ogicheck.values.document import Block, Document, Paragraph, Table
from ogicheck.values.words import fold

LONGEST_LABEL = 60
"""Characters of a text that may be a label with the figures behind it: the longest label has 37."""


def chosen(readers: Sequence[Reader], document: Document, year: Callable[[], int | None]) -> Reader:
    """The reader of the form whose own labels the document prints most of; of the report `year`'s where none stands out."""
    if len(readers) == 1:
        return readers[0]
    printed = _printed(whole(document.blocks, reduce(or_, (reader.loose for reader in readers))))
    counts = [len(_own(reader, readers) & printed) for reader in readers]
    best = [reader for reader, count in zip(readers, counts, strict=True) if count == max(counts)]
    of_year = year() if len(best) > 1 else None
    return max(best, key=lambda reader: _covers(reader, of_year))


def _own(reader: Reader, readers: Sequence[Reader]) -> frozenset[str]:
    others = [other.words for other in readers if other is not reader]
    return reader.words.difference(*others)


def _covers(reader: Reader, year: int | None) -> int:
    """The later form where the year is not known: it is the one in force."""
    years = reader.form.ruleset.years
    if years is None:
        return 0
    return years.first if year is None else 10_000 * reader.form.covers(year) + years.first


def _printed(blocks: Sequence[Block]) -> set[str]:
    texts = [cell.text for block in blocks if isinstance(block, Table) for cell in block.cells]
    texts += [block.text for block in blocks if isinstance(block, Paragraph) and len(block.text) < LONGEST_LABEL]
    folded = {fold(text) for text in texts}
    return folded | {text.partition("(")[0] for text in folded}
