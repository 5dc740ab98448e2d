"""Sections: what stands below each heading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from ogicheck.reading.fragments import Fragment
from ogicheck.reading.headings import headings
from ogicheck.reading.lexicon import lexicon
from ogicheck.reading.placed import Heading
from ogicheck.values.document import Block, Paragraph, Picture, Place, Table
from ogicheck.values.form import Form
from ogicheck.values.report import ReportParagraph, Section
from ogicheck.values.words import fold


def sections(
    blocks: Sequence[Block], form: Form, tables: Sequence[Fragment]
) -> tuple[tuple[ReportParagraph, ...], tuple[Section, ...]]:
    """The paragraphs before the first section, and the sections in document order; a label of the tables opens none."""
    words, titles = lexicon(form).words, lexicon(form).titles
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
        last = next(reversed(rest[-1].labels), "") if rest else ""
        goes_on = same and begun and rest and begun[-1].key == rest[0].key and last not in labels
        if not goes_on:
            kept.append(heading)
            begun, labels = [], set()
        begun += rest
        labels.update(label for one in rest for label in one.labels)
    return kept


def _between(tables: Sequence[Fragment], first: int, end: int) -> Sequence[Fragment]:
    """The tables that stand between two blocks."""
    return tables[bisect_right(tables, first, key=attrgetter("index")) : bisect_left(tables, end, key=attrgetter("index"))]


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
