"""Sections: what stands below each heading."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import replace

from ogicheck.reading.fragment import Fragment
from ogicheck.reading.headings import Heading, headings
from ogicheck.reading.labels import Labels
from ogicheck.values.document import Block, Paragraph, Picture, Place, Table
from ogicheck.values.form import Form
from ogicheck.values.numbers import is_figure
from ogicheck.values.report import ReportParagraph, Section
from ogicheck.values.words import bare, fold, number

RUN_TOGETHER = 300
"""Characters of a paragraph that may be a whole report without line ends: no sentence that names titles is as long."""
FEWEST_TITLES = 3
"""Titles that it holds then: a long paragraph may well speak of two sections."""


def sections(
    blocks: Sequence[Block], form: Form, titles: Labels, words: Container[str], tables: Sequence[Fragment]
) -> tuple[tuple[ReportParagraph, ...], tuple[Section, ...]]:
    """The paragraphs before the first section, and the sections in document order. `titles` are those of the sections,
    `words` the labels of the tables, which are none of them.
    """
    outside = [
        (index, block)
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.text.strip() and fold(block.text) not in words
    ]
    found = _without_continued(headings(outside, form, titles, tables), tables, len(blocks))
    first = found[0].index if found else len(blocks)
    preamble = _paragraphs(blocks[:first], "section/preamble")
    ends = [*(heading.index for heading in found), len(blocks)][1:]
    unknown = 0
    result = []
    for heading, end in zip(found, ends, strict=True):
        unknown += heading.position is None
        result.append(_section(heading, blocks, end, form, tables, unknown))
    return preamble, tuple(result)


def _without_continued(found: Sequence[Heading], tables: Sequence[Fragment], end: int) -> list[Heading]:
    """Without headings that stand again over the rest of a table, as part of the header that it repeats."""
    kept: list[Heading] = []
    begun: list[Fragment] = []
    labels: set[str] = set()
    for heading, behind in zip(found, [*(one.index for one in found), end][1:], strict=True):
        rest = _between(tables, heading.index, behind)
        same = kept and heading.repeats and (kept[-1].position, kept[-1].number) == (heading.position, heading.number)
        goes_on = same and begun and rest and begun[-1].key == rest[0].key and _last_label(rest[-1]) not in labels
        if not goes_on:
            kept.append(heading)
            begun, labels = [], set()
        begun += rest
        labels.update(_labels(rest))
    return kept


def _between(tables: Sequence[Fragment], first: int, end: int) -> Sequence[Fragment]:
    """The tables that stand between two blocks."""
    return tables[bisect_right(tables, first, key=_index) : bisect_left(tables, end, key=_index)]


def _index(table: Fragment) -> int:
    return table.index


def _labels(fragments: Sequence[Fragment]) -> list[str]:
    """Words of tables, which tell a table that goes on from one that is there twice."""
    return [fold(cell.text) for one in fragments for cell in one.table.cells if fold(cell.text) and not is_figure(cell.text)]


def _last_label(fragment: Fragment) -> str:
    return next(reversed(_labels([fragment])), "")


def _section(
    heading: Heading, blocks: Sequence[Block], end: int, form: Form, tables: Sequence[Fragment], unknown: int
) -> Section:
    key = list(form.sections)[heading.position] if heading.position is not None else None
    address = f"section/{key or f'unknown/{unknown}'}"
    own = blocks[heading.index]
    inside = list(blocks[heading.index + 1 : end])
    if heading.rest and isinstance(own, Paragraph):
        inside.insert(0, replace(own, text=heading.rest, number=""))
    within = dict.fromkeys(one.key for one in _between(tables, heading.index, end))
    text = own.text[: len(own.text) - len(heading.rest)] if isinstance(own, Paragraph) else heading.title
    return Section(
        address=address,
        key=key,
        text=text.strip(),
        number=heading.number,
        title=heading.title,
        match=heading.match,
        place=own.place if not isinstance(own, Picture) else Place(),
        paragraphs=_paragraphs(inside, address),
        tables=tuple(within),
        grids=sum(isinstance(block, Table) for block in inside),
        pictures=tuple(block for block in inside if isinstance(block, Picture)),
        repeats=heading.repeats,
    )


def _paragraphs(blocks: Sequence[Block], address: str) -> tuple[ReportParagraph, ...]:
    found = [block for block in blocks if isinstance(block, Paragraph) and block.text.strip()]
    return tuple(
        ReportParagraph(f"{address}/paragraph/{count}", block.text, block.place, block.number)
        for count, block in enumerate(found, 1)
    )


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
        bool(alone) and number(alone) == alone and not below.number and bare(below.text) == fold(below.text) in titles.exact
    )


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
