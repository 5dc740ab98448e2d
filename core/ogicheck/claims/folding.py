"""A paragraph as its sentences are read: one width, no white space, each character with its place in the print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 20_000
"""Characters of one paragraph that are read: no section of a report is as long, and hostile text is not worth the time."""

LONGEST_SENTENCE = 1_000
"""What is longer is read as several sentences."""

DROPPED = {"\u200b", "\ufeff", "\u00ad"}
SENTENCE = re.compile(rf"[^。!?]{{,{LONGEST_SENTENCE}}}[。!?]?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Folded text and, for each of its characters, the offset in the printed paragraph."""

    text: str
    origin: tuple[int, ...]

    def printed(self, paragraph: str, start: int, end: int) -> str:
        """What the paragraph prints for a span of this sentence."""
        return paragraph[self.origin[start] : self.origin[end - 1] + 1] if end > start else ""


def sentences(paragraph: str) -> Iterator[Sentence]:
    """The sentences of a paragraph's first LONGEST characters."""
    text, origin = _folded(paragraph[:LONGEST])
    for match in SENTENCE.finditer(text):
        if match[0]:
            yield Sentence(match[0], tuple(origin[match.start() : match.end()]))


def _folded(text: str) -> tuple[str, list[int]]:
    """White space goes, except between two digits: there nobody can tell one number from two."""
    kept: list[str] = []
    origin: list[int] = []
    spaced = False
    for offset, char in enumerate(text):
        if char.isspace() or char in DROPPED:
            spaced = True
            continue
        folded = char if char.isascii() else _narrow(char)
        if spaced and kept and kept[-1].isdigit() and folded.isdigit():
            kept.append(" ")
            origin.append(offset - 1)
        kept.append(folded)
        origin.append(offset)
        spaced = False
    return "".join(kept), origin


def _narrow(char: str) -> str:
    narrow = unicodedata.normalize("NFKC", char)
    return narrow if len(narrow) == 1 else char
