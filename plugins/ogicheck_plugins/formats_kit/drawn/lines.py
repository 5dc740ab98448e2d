"""Lines of text from words, and text from lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ogicheck_plugins.formats_kit.drawn.page import Box, Word, around

IDEOGRAPHS = "\u2e80"
"""First of the code points that take up a square."""
SMALLEST = 0.1
"""Points that a character takes up at least: some files set characters of no size."""
_SAME_LINE = 0.4
"""How far apart, in heights of the lower one, the middles of two words of one line are at most: lines touch at 1."""
_LATIN_BLANK = 0.12
"""Gap, in sizes, that parts Latin words: blanks are a quarter wide, and shrink where a line is justified."""
_IDEOGRAPH_BLANK = 0.9
"""The same between ideographs, which justified lines spread by less than a whole one."""


class DrawnLine(NamedTuple):
    """Words of one line from left to right, and the box around them."""

    words: tuple[Word, ...]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def box(self) -> Box:
        return self[1:]

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def text(self) -> str:
        return phrase(self.words)


def lines_of(words: Iterable[Word]) -> list[DrawnLine]:
    """Words put into lines from top to bottom, by the middles of their boxes."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        if rows and _level(rows[-1][0], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [DrawnLine(tuple(sorted(row, key=lambda word: word.left)), *around([word[1:] for word in row])) for row in rows]


def _level(first: Word, second: Word) -> bool:
    apart = (second.top + second.bottom - first.top - first.bottom) / 2
    return apart <= _SAME_LINE * min(first.bottom - first.top, second.bottom - second.top)


def phrase(words: Sequence[Word]) -> str:
    """Words of a line with the blanks that a reader sees; between ideographs only a wide gap is one."""
    text = words[0].text
    for last, word in zip(words, words[1:], strict=False):
        ideographs = last.text[-1] >= IDEOGRAPHS and word.text[0] >= IDEOGRAPHS
        size = min(last.bottom - last.top, word.bottom - word.top)
        gap = word.left - last.right
        text += (" " if gap > size * (_IDEOGRAPH_BLANK if ideographs else _LATIN_BLANK) else "") + word.text
    return text


def em_of(line: DrawnLine) -> float | None:
    """The width of an ideograph of the line, by its words that are mostly ideographs; None if it has no such word.

    The widest counts, as punctuation may be set narrower.
    """
    widths = []
    for word in line.words:
        wide = sum(map(IDEOGRAPHS.__le__, word.text))
        if 2 * wide >= len(word.text):
            widths.append(2 * (word.right - word.left) / (len(word.text) + wide))
    return max(widths, default=None)
