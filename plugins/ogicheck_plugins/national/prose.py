"""The report's running text: its paragraphs, words compared without regard to spaces and width, and places of words."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from ogicheck.api import Part, Place, Report, ReportParagraph, Site, fold
from ogicheck_plugins.national.organ_words import organ_words

SENTENCE = re.compile(r"[^。！？；;\n]+")
SENTENCE_END = re.compile(r"[;!?]|\.(?!\d)")
QUOTES = re.compile(r"《[^《》]{0,80}》|\"[^\"]{0,80}\"")
RESIDUE = re.compile(r"^(?:\[[a-z]+:[^\]]*\]\s*)+")
"""What an editor's own marks leave before a paragraph's number: [tag:...]."""
MOST = 20
"""The most findings of one rule in one paragraph: a file made to flood its reader shall not succeed."""


def paragraphs(report: Report) -> Iterator[ReportParagraph]:
    """Every paragraph, in order."""
    return chain(report.preamble, *(section.paragraphs for section in report.sections))


def is_of_page(report: Report, paragraph: ReportParagraph) -> bool:
    """Whether it is what a page prints round a report: its tools and index, or the title once more."""
    titles = fold(report.title.text) if report.title else ""
    return organ_words(report.form).is_furniture(paragraph.text) or fold(paragraph.text) == titles


def bodies(report: Report) -> Iterator[tuple[Part, ...]]:
    """The headings and paragraphs of the preamble and of each section, in order."""
    yield report.preamble
    for section in report.sections:
        yield (section, *section.paragraphs)


def printed(report: Report) -> Iterator[Part]:
    """Every heading and paragraph, in order."""
    return (part for body in bodies(report) for part in body)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for comparison (ogicheck.api.fold), each character with its index in the text as printed."""

    text: str
    origins: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the text as printed; it is not empty."""
        return self.origins[start], self.origins[end - 1] + 1

    def without(self, pattern: re.Pattern[str]) -> Folded:
        """The text without what a pattern finds in it."""
        dropped = {at for match in pattern.finditer(self.text) for at in range(*match.span())}
        if not dropped:
            return self
        kept = [at for at in range(len(self.text)) if at not in dropped]
        return Folded("".join(self.text[at] for at in kept), array("q", (self.origins[at] for at in kept)))


@lru_cache(maxsize=512)
def folded(text: str) -> Folded:
    kept: list[str] = []
    origins = array("q")
    for index, char in enumerate(text):
        plain = fold(char)
        kept.append(plain)
        origins.extend([index] * len(plain))
    return Folded("".join(kept), origins)


def quoted(part: Part, start: int, end: int, text: str | None = None) -> Site:
    """The words text[start:end] of a part: in its place where that has columns, else in the part's."""
    return Site(part.address, _within(part.place, part.text, start, end), text or part.text[start:end])


def _within(place: Place, text: str, start: int, end: int) -> Place:
    if place.line is None or place.column is None or place.end_line != place.line or place.end_column is None:
        return place
    if place.end_column - place.column != len(text):
        return place
    return replace(place, column=place.column + start, end_column=place.column + end)


def quoted_folded(part: Part, start: int, end: int) -> Site:
    """The words that stand at text[start:end] of the part's folded text."""
    return quoted(part, *folded(part.text).span(start, end))


def sentence(text: str, at: int, reach: int = 200) -> tuple[int, int]:
    """The bounds of the sentence round an index of a folded text, at most `reach` characters to each side."""
    first = max(0, at - reach)
    before = [match.end() for match in SENTENCE_END.finditer(text, first, at)]
    after = SENTENCE_END.search(text, at, at + reach)
    return (before[-1] if before else first), (after.start() if after else min(len(text), at + reach))


def in_quotes(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands in a title or in quotation marks."""
    first = max(0, start - 80)
    return any(
        first + match.start() < start and end < first + match.end() for match in QUOTES.finditer(text[first : end + 80])
    )
