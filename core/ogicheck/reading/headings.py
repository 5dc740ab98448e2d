"""Section headings, found by their words whatever their numbering."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from math import inf

from ogicheck.reading.align import Candidate, align
from ogicheck.reading.fragments import Fragment
from ogicheck.reading.labels import Labels
from ogicheck.reading.placed import Heading, Own, Readings, placed, subordinate, usual_style
from ogicheck.values.document import Paragraph
from ogicheck.values.form import Form
from ogicheck.values.words import ORDINAL, bare, fold, printed_number

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


def headings(
    paragraphs: Sequence[tuple[int, Paragraph]], form: Form, labels: Labels, tables: Sequence[Fragment] = ()
) -> list[Heading]:
    """The document's headings in order. `paragraphs` are those outside tables, each with its index among the blocks."""
    every = [one for index, paragraph in paragraphs for one in _candidates(index, paragraph, form, labels)]
    found = _without_contents(every, paragraphs)
    usual = usual_style(found)
    is_over = _over(found, usual, form, tables)
    below = subordinate(found, usual, is_over)
    found = _by_level([replace(one, readings=()) if at in below else one for at, one in enumerate(found)], form, usual)
    return _settled(found, placed(found, align([one.readings for one in found]), usual, form, is_over), usual)


def _over(found: Sequence[Heading], usual: str, form: Form, tables: Sequence[Fragment]) -> Own:
    """Whether a heading stands over the table of a section: the next one, before another heading of its level."""
    keys = list(form.sections)
    ends = _ends(found, usual)
    places = [one.index for one in tables]

    def is_over(at: int, position: int) -> bool:
        first = bisect_right(places, found[at].index)
        below = first < len(tables) and places[first] < ends[at]
        return below and form.tables[tables[first].key].section == keys[position]

    return is_over


def _ends(found: Sequence[Heading], usual: str) -> list[float]:
    """Where the next heading stands that is of each one's level, or of the sections'."""
    nearest: dict[str, float] = {}
    ends: list[float] = []
    for heading in reversed(found):
        ends.append(min(nearest.get(heading.style, inf), nearest.get(usual, inf)))
        nearest[heading.style] = heading.index
    return ends[::-1]


def _by_level(found: Sequence[Heading], form: Form, usual: str) -> list[Heading]:
    """With the readings of sub-headings left out: a section's title numbered in another style than the sections are is one
    where the same title stands in their style too. Loose wordings count in that style alone.
    """
    settled = {one.position for heading in found if heading.style == usual for one in heading.readings}

    def held(heading: Heading) -> Readings:
        if heading.style == usual:
            return heading.readings or _loosely(heading, form)
        return tuple(one for one in heading.readings if one.position not in settled)

    return [replace(heading, readings=held(heading)) for heading in found]


def _candidates(index: int, paragraph: Paragraph, form: Form, labels: Labels) -> list[Heading]:
    """The heading that a paragraph may be, with its readings by words; a numbered one may be none of the form's."""
    spaced = None if paragraph.number else SPACED.match(paragraph.text)
    if spaced and (exact := labels.exact.get(title := bare(paragraph.text[spaced.end() :]))):
        return [Heading(index, spaced[1], title, tuple(exact))]
    text = PAGE.sub("", fold(paragraph.text)) if len(paragraph.text) < LONGEST * 2 else fold(paragraph.text[:200])
    printed = paragraph.number if paragraph.number is None else paragraph.number or printed_number(paragraph.text)
    words = bare(text) if not paragraph.number else text.rstrip(".:")
    if len(words) <= LONGEST and not SENTENCE.search(paragraph.text.strip()[:-1]):
        own = _by_words(words, printed, labels)
        return [Heading(index, printed, words, own)] if own or printed else []
    return _with_rest(index, paragraph, printed, form) if printed else []


def _by_words(words: str, printed: str | None, labels: Labels) -> Readings:
    exact = labels.exact.get(words)
    if exact:
        return tuple(exact)
    near = [one for one in labels.candidates(words) if one.match in ("near", "annotated")]
    return tuple(near) if printed != "" and len(words) >= SHORTEST_NEAR else ()


def _with_rest(index: int, paragraph: Paragraph, printed: str | None, form: Form) -> list[Heading]:
    """A numbered title with the section's text behind it in the same paragraph."""
    for position, section in enumerate(form.sections.values()):
        for title in sorted([section.title, *section.equal], key=len, reverse=True):
            spaced = r"\s*".join(re.escape(char) if char not in "、，," else "[、，,]" for char in title)
            match = re.match(rf"\W*\w{{1,3}}\W{{0,3}}?{spaced}[\s:：。.]*", paragraph.text)
            if match and bare(match[0]) == bare(title):
                own = Candidate(position, "official" if title == section.title else "accepted")
                return [Heading(index, printed, bare(title), (own,), paragraph.text[match.end() :])]
    return []


def _without_contents(found: list[Heading], paragraphs: Sequence[tuple[int, Paragraph]]) -> list[Heading]:
    """Without a table of contents: three sections' headings or more with nothing between, which all come again."""
    order = {index: place for place, (index, _) in enumerate(paragraphs)}
    run: list[int] = []
    for at, heading in enumerate(found):
        if run and order[heading.index] - order[found[run[-1]].index] > 1:
            break
        if any(set(heading.readings) & set(found[before].readings) for before in run):
            break
        if heading.readings:
            run.append(at)
    behind = found[run[-1] + 1 if run else 0 :]
    again = {one.position for heading in behind for one in heading.readings}
    listed = {one.position for at in run for one in found[at].readings}
    return behind if len(run) >= FEWEST_LISTED and listed <= again else found


def _loosely(heading: Heading, form: Form) -> Readings:
    return tuple(
        Candidate(position, "seen")
        for position, section in enumerate(form.sections.values())
        if heading.title in map(bare, section.loose)
    )


def _settled(found: Sequence[Heading], chosen: Sequence[Candidate | None], usual: str) -> list[Heading]:
    """Each heading with its section: those chosen, repeated ones, and first-level ones that the form does not have.

    A list inside a section may be numbered as the sections are; it begins with its own first number.
    """
    taken = {one.position for one in chosen if one}
    settled: list[Heading] = []
    restarted = False
    for heading, one in zip(found, chosen, strict=True):
        again = next((other for other in heading.readings if other.position in taken and other.match != "near"), None)
        if one:
            settled.append(replace(heading, chosen=one))
            restarted = False
        elif again and again.match in ("official", "accepted"):
            settled.append(replace(heading, chosen=again, repeats=True))
            restarted = False
        elif heading.style == usual and heading.count == 1:
            restarted = True
        elif not restarted and _is_extra(heading, settled, usual):
            settled.append(heading)
    return settled


def _is_extra(heading: Heading, before: Sequence[Heading], usual: str) -> bool:
    """Numbered as the sections are, and counting on from the one before."""
    last = before[-1].count if before else 0
    return (
        heading.count is not None
        and last is not None
        and heading.style == usual
        and FIRST_LEVEL.match(usual) is not None
        and heading.count == last + 1
        and len(heading.title) <= LONGEST_EXTRA
    )
