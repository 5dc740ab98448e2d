"""Sections' titles that lost the line of their own: run together with the text, or parted from their number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ogicheck.api import Block, Document, Form, Labels, Paragraph, Place, bare, fold, lexicon, printed_number

RUN_TOGETHER = 300
"""Characters of a paragraph that may be a whole report without line ends: no sentence that names titles is as long."""
FEWEST_TITLES = 3
"""Titles that it holds then: a long paragraph may well speak of two sections."""


def mend(document: Document, form: Form) -> Document:
    """The document with each title, and its number, a paragraph."""
    parts = parted(document.blocks, numbered_titles(form))
    return replace(document, blocks=tuple(with_numbers(parts, lexicon(form).titles)))


def parted(blocks: Sequence[Block], pattern: re.Pattern[str]) -> list[Block]:
    """The blocks, a long paragraph that holds several titles of this pattern cut before and behind each of them."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.text) > RUN_TOGETHER:
            result.extend(_cut(block, pattern))
        else:
            result.append(block)
    return result


def with_numbers(blocks: Sequence[Block], titles: Labels) -> list[Block]:
    """The blocks, a section's number on a line of its own joined with the title in the next one."""
    result: list[Block] = []
    for block in blocks:
        above = result[-1] if result else None
        if isinstance(above, Paragraph) and isinstance(block, Paragraph) and _is_parted(above, block, titles):
            result[-1] = replace(above, text=above.text.strip() + block.text.strip())
        else:
            result.append(block)
    return result


def _is_parted(above: Paragraph, below: Paragraph, titles: Labels) -> bool:
    alone = fold(above.text)
    return (
        bool(alone)
        and printed_number(alone) == alone
        and not below.number
        and bare(below.text) == fold(below.text) in titles.exact
    )


@lru_cache(maxsize=32)
def numbered_titles(form: Form) -> re.Pattern[str]:
    """Finds the sections' titles, with a number before them."""
    every = [title for section in form.sections.values() for title in (section.title, *section.equal, *section.seen)]
    titles = "|".join(re.escape(title) for title in sorted(every, key=len, reverse=True))
    return re.compile(rf"[一二三四五六七八九十]{{1,2}}、\s?(?:{titles})")


def _cut(paragraph: Paragraph, pattern: re.Pattern[str]) -> list[Paragraph]:
    matches = list(pattern.finditer(paragraph.text))
    if len(matches) < FEWEST_TITLES:
        return [paragraph]
    edges = sorted({0, len(paragraph.text), *(edge for match in matches for edge in match.span())})
    pieces = [(start, paragraph.text[start:end]) for start, end in zip(edges, edges[1:], strict=False)]
    return [replace(paragraph, text=text, place=_inside(paragraph.place, start, text)) for start, text in pieces]


def _inside(place: Place, start: int, text: str) -> Place:
    """The place of a piece of a paragraph that stands in one line of a text; otherwise the paragraph's own."""
    if place.line is None or place.column is None or place.line != place.end_line:
        return place
    return replace(place, column=place.column + start, end_column=place.column + start + len(text))
