"""Section headings, found by their words whatever their numbering."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from ogicheck.reading.align import Candidate, align
from ogicheck.reading.fragments import Fragment
from ogicheck.reading.labels import Labels
from ogicheck.reading.placed import placed, subordinate, usual_style
from ogicheck.values.document import Paragraph
from ogicheck.values.form import Form, SectionForm
from ogicheck.values.report import Match
from ogicheck.values.words import ORDINAL, bare, fold, ordinal, printed_number, style

LONGEST = 46
"""Characters of a heading: the longest title of a form has 17, and organs add words of their own; more is a sentence."""
LONGEST_EXTRA = 30
"""Characters of a heading that the form does not have: a longer line is an item of a list."""
SHORTEST_NEAR = 6
"""Characters of a title that may be inexact: of a shorter one two wrong characters make another."""
FEWEST_LISTED = 3
"""Sections that a table of contents names at least."""
PAGE = re.compile(r"[.…·\s_]*\d{1,3}$")
FIRST_LEVEL = re.compile(r"[一二三四五六七八九十]{1,3},")
SPACED = re.compile(rf"\s*({ORDINAL})\s+(?=\S)")
"""A number that nothing but space parts from its title."""
SENTENCE = re.compile(r"[。；;！!？?]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the index of its paragraph, its number as printed, its words, and the section that it opens.

    `rest` is what follows the title in the same paragraph; `position` is None for a heading that the form lacks.
    """

    index: int
    number: str | None
    title: str
    position: int | None
    match: Match
    rest: str = ""
    repeats: bool = False


def headings(
    paragraphs: Sequence[tuple[int, Paragraph]], form: Form, labels: Labels, tables: Sequence[Fragment] = ()
) -> list[Heading]:
    """The document's headings in order. `paragraphs` are those outside tables, each with its index among the blocks."""
    found = [one for index, paragraph in paragraphs for one in _candidates(index, paragraph, form, labels)]
    found = _without_contents(found, paragraphs)
    every = [heading for heading, _ in found]
    numbers = [heading.number or "" for heading in every]
    usual = usual_style(numbers, [own for _, own in found])
    is_over = _over(every, numbers, usual, form, tables)
    below = subordinate(numbers, [own for _, own in found], usual, is_over)
    readings = _by_level([(heading, () if at in below else own) for at, (heading, own) in enumerate(found)], form, usual)
    chosen = placed([heading.title for heading in every], numbers, align(readings), usual, form, is_over)
    return _settled(every, readings, chosen, usual)


def _over(
    found: Sequence[Heading], numbers: Sequence[str], usual: str, form: Form, tables: Sequence[Fragment]
) -> Callable[[int, int], bool]:
    """Whether a heading stands over the table of a section: the next one, before another heading of its level."""
    keys = list(form.sections)
    ends = _ends(found, numbers, usual)
    places = [one.index for one in tables]

    def is_over(at: int, position: int) -> bool:
        first = bisect_right(places, found[at].index)
        below = first < len(tables) and places[first] < ends[at]
        return below and form.tables[tables[first].key].section == keys[position]

    return is_over


def _ends(found: Sequence[Heading], numbers: Sequence[str], usual: str) -> list[float]:
    """Where the next heading stands that is of each one's level, or of the sections'."""
    nearest: dict[str, float] = {}
    ends: list[float] = []
    for heading, printed in zip(reversed(found), reversed(numbers), strict=True):
        kind = style(printed)
        ends.append(min(nearest.get(kind, inf), nearest.get(usual, inf)))
        nearest[kind] = heading.index
    return ends[::-1]


def _by_level(found: list[tuple[Heading, tuple[Candidate, ...]]], form: Form, usual: str) -> list[tuple[Candidate, ...]]:
    """The readings, those of sub-headings left out: a section's title numbered in another style than the sections are
    is one where the same title stands in their style too. Loose wordings count in that style alone.
    """
    first = [style(heading.number or "") == usual for heading, _ in found]
    settled = {one.position for (_, own), at_first in zip(found, first, strict=True) if at_first for one in own}
    return [
        (own or _loosely(heading, form)) if at_first else tuple(one for one in own if one.position not in settled)
        for (heading, own), at_first in zip(found, first, strict=True)
    ]


def _candidates(index: int, paragraph: Paragraph, form: Form, labels: Labels) -> list[tuple[Heading, tuple[Candidate, ...]]]:
    """The heading that a paragraph may be, with its readings by words; a numbered one may be none of the form's."""
    spaced = None if paragraph.number else SPACED.match(paragraph.text)
    if spaced and (exact := labels.exact.get(title := bare(paragraph.text[spaced.end() :]))):
        return [(Heading(index, spaced[1], title, None, "unknown"), tuple(exact))]
    text = PAGE.sub("", fold(paragraph.text)) if len(paragraph.text) < LONGEST * 2 else fold(paragraph.text[:200])
    printed = paragraph.number if paragraph.number is None else paragraph.number or printed_number(paragraph.text)
    words = bare(text) if not paragraph.number else text.rstrip(".:")
    if len(words) <= LONGEST and not SENTENCE.search(paragraph.text.strip()[:-1]):
        own = _by_words(words, printed, labels)
        return [(Heading(index, printed, words, None, "unknown"), own)] if own or printed else []
    return _with_rest(index, paragraph, printed, form) if printed else []


def _by_words(words: str, printed: str | None, labels: Labels) -> tuple[Candidate, ...]:
    exact = labels.exact.get(words)
    if exact:
        return tuple(exact)
    near = [one for one in labels.candidates(words) if one.match in ("near", "annotated")]
    return tuple(near) if printed != "" and len(words) >= SHORTEST_NEAR else ()


def _with_rest(
    index: int, paragraph: Paragraph, printed: str | None, form: Form
) -> list[tuple[Heading, tuple[Candidate, ...]]]:
    """A numbered title with the section's text behind it in the same paragraph."""
    for position, section in enumerate(form.sections.values()):
        for title in sorted([section.title, *section.equal], key=len, reverse=True):
            match = re.match(rf"\W*\w{{1,3}}\W{{0,3}}?{_spaced(title)}[\s:：。.]*", paragraph.text)
            if match and bare(match[0]) == bare(title):
                rest = paragraph.text[match.end() :]
                official: Match = "official" if title == section.title else "accepted"
                heading = Heading(index, printed, bare(title), None, "unknown", rest)
                return [(heading, (Candidate(position, official),))]
    return []


def _spaced(title: str) -> str:
    return r"\s*".join(re.escape(char) if char not in "、，," else "[、，,]" for char in title)


def _without_contents(
    found: list[tuple[Heading, tuple[Candidate, ...]]], paragraphs: Sequence[tuple[int, Paragraph]]
) -> list[tuple[Heading, tuple[Candidate, ...]]]:
    """Without a table of contents: three sections' headings or more with nothing between, which all come again."""
    order = {index: place for place, (index, _) in enumerate(paragraphs)}
    run: list[int] = []
    for at, (heading, readings) in enumerate(found):
        if run and order[heading.index] - order[found[run[-1]][0].index] > 1:
            break
        if readings and any(set(readings) & set(found[before][1]) for before in run):
            break
        if readings:
            run.append(at)
    again = {one.position for _, readings in found[run[-1] + 1 if run else 0 :] for one in readings}
    listed = {one.position for at in run for one in found[at][1]}
    if len(run) >= FEWEST_LISTED and listed <= again:
        return found[run[-1] + 1 :]
    return found


def _loosely(heading: Heading, form: Form) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(position, "seen")
        for position, section in enumerate(form.sections.values())
        if heading.title in _loose_words(section)
    )


def _loose_words(section: SectionForm) -> set[str]:
    return {bare(wording) for wording in section.loose}


def _settled(
    found: list[Heading],
    readings: list[tuple[Candidate, ...]],
    chosen: list[Candidate | None],
    usual: str,
) -> list[Heading]:
    """Each heading with its section: those chosen, repeated ones, and first-level ones that the form does not have.

    A list inside a section may be numbered as the sections are; it begins with its own first number.
    """
    taken = {one.position for one in chosen if one}
    settled: list[Heading] = []
    restarted = False
    for heading, own, one in zip(found, readings, chosen, strict=True):
        again = next((other for other in own if other.position in taken and other.match != "near"), None)
        if one:
            settled.append(_with(heading, one, repeats=False))
            restarted = False
        elif again and again.match in ("official", "accepted"):
            settled.append(_with(heading, again, repeats=True))
            restarted = False
        elif style(heading.number or "") == usual and ordinal(heading.number or "") == 1:
            restarted = True
        elif not restarted and _is_extra(heading, settled, usual):
            settled.append(heading)
    return settled


def _with(heading: Heading, one: Candidate, repeats: bool) -> Heading:
    return Heading(heading.index, heading.number, heading.title, one.position, one.match, heading.rest, repeats)


def _is_extra(heading: Heading, before: list[Heading], usual: str) -> bool:
    """Numbered as the sections are, and counting on from the one before."""
    count = ordinal(heading.number or "")
    last = ordinal(before[-1].number or "") if before else 0
    return (
        count is not None
        and last is not None
        and style(heading.number or "") == usual
        and FIRST_LEVEL.match(usual) is not None
        and count == last + 1
        and len(heading.title) <= LONGEST_EXTRA
    )
