"""A paragraph as its sentences are read: one width, no white space, each character with its place in the print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST = 20_000
"""Characters of one paragraph that are read: no section of a report is as long, and hostile text is not worth the time."""

LONGEST_SENTENCE = 1_000
"""What is longer is read as several sentences."""

NO_INK = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
NOTE_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉"
"""Raised or lowered digits point to a note: they are none of a number's."""
SPACE = re.compile(rf"[\s{NO_INK}]+")
INK_APART = re.compile(r"\s")
NOTED = re.compile(f"[{NOTE_DIGITS}]")
SENTENCE = re.compile(rf"[^。!?]{{,{LONGEST_SENTENCE}}}[。!?]?")
STOP = re.compile(r"\.(?<=[一-龥]\.)(?<![一二三四五六七八九十]\.)(?=[一-龥(\d]|$)")
"""A full stop typed as a point: behind a word that is no number of an item. The point stands first, for it is found fast."""
KNOWN = 10_000
"""Characters whose width is remembered."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Folded text and, for each of its characters, the offset in the printed paragraph."""

    text: str
    origin: Sequence[int]

    def printed(self, paragraph: str, start: int, end: int) -> str:
        """What the paragraph prints for a span of this sentence."""
        return paragraph[self.origin[start] : self.origin[end - 1] + 1] if end > start else ""


def sentences(paragraph: str) -> Iterator[Sentence]:
    """The sentences of a paragraph's first LONGEST characters."""
    text, origin = _folded(paragraph[:LONGEST])
    for match in SENTENCE.finditer(STOP.sub("。", text)):
        if match[0]:
            yield Sentence(match[0], origin[match.start() : match.end()])


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """White space goes, except between two digits: there nobody can tell one number from two."""
    narrow = NOTED.sub(" ", text).translate(NARROW)
    if not SPACE.search(narrow):
        return narrow, range(len(narrow))
    kept: list[str] = []
    origin: list[int] = []
    start = 0
    for space in SPACE.finditer(narrow):
        kept.append(narrow[start : space.start()])
        origin.extend(range(start, space.start()))
        start = space.end()
        between = narrow[space.start() - 1 : space.start()].isdigit() and narrow[start : start + 1].isdigit()
        if between and INK_APART.search(space[0]):
            kept.append(" ")
            origin.append(start - 1)
    return "".join((*kept, narrow[start:])), (*origin, *range(start, len(narrow)))


class Narrow(dict[int, str]):
    """For str.translate: each character in one width; what would become several stays."""

    def __missing__(self, code: int) -> str:
        char = unicodedata.normalize("NFKC", chr(code))
        char = char if len(char) == 1 else chr(code)
        if len(self) < KNOWN:
            self[code] = char
        return char


NARROW = Narrow(dict.fromkeys(map(ord, "｜|│丨"), ","))
"""A bar between items is a comma."""
