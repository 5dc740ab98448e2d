"""The pieces of a line: words that stand together, apart from the line's other words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ogicheck_plugins.formats_kit.drawn.lines import DrawnLine, em_of, phrase
from ogicheck_plugins.formats_kit.drawn.page import Word, around

FAR, CLOSE = 0.8, 0.1
"""How far apart, in widths of an ideograph, words of a line are two pieces: in any line, in one of column headings."""
_FIGURES_APART, _TOUCHING = 0.25, 0.04
"""Gap, in sizes, that parts two figures, as no digits of one stand apart; and of words that touch."""
_LINE_HEIGHT = 1.2
"""Height over size of a line whose words do not tell their size."""
_FIGURE = re.compile(r"[-+－＋]?\d[\d,，.]*|[-/／—–－]+|无")


class Piece(NamedTuple):
    """Words of a line that stand together, apart from its other words."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def is_figure(item: Word | Piece) -> bool:
    return bool(_FIGURE.fullmatch(item.text))


def size_of(line: DrawnLine) -> float:
    """The width of an ideograph."""
    return em_of(line) or line.height / _LINE_HEIGHT


def pieces_of(line: DrawnLine) -> list[Piece]:
    """A line's pieces: words far apart, and figures."""
    return cut(line.words, lambda last, word: is_apart(last, word, FAR * size_of(line)))


def whole(line: DrawnLine) -> DrawnLine:
    """The line with characters that touch as one word: on a turned page every character is a word."""
    if len(line.words) < 2:
        return line
    size = _TOUCHING * size_of(line)
    cuts = [
        at
        for at, (last, word) in enumerate(pairwise(line.words), 1)
        if word.left - last.right > size or len(last.text) > 1 or len(word.text) > 1
    ]
    parts = [line.words[start:end] for start, end in pairwise([0, *cuts, len(line.words)])]
    return line._replace(words=tuple(_joined(part) if len(part) > 1 else part[0] for part in parts))


def _joined(words: Sequence[Word]) -> Word:
    return Word("".join(word.text for word in words), *around([word[1:] for word in words]))


def is_apart(last: Word, word: Word, gap: float) -> bool:
    """Whether two words stand apart by more than a gap; figures do that sooner."""
    figures = is_figure(last) and is_figure(word)
    return word.left - last.right > (_FIGURES_APART / FAR if figures else 1) * gap


def cut(words: Sequence[Word], between: Callable[[Word, Word], bool]) -> list[Piece]:
    """The pieces of words that are cut where `between` says so."""
    if len(words) < 2:
        return [_piece(words)] if words else []
    cuts = [at for at, (last, word) in enumerate(pairwise(words), 1) if between(last, word)]
    return [_piece(words[start:end]) for start, end in pairwise([0, *cuts, len(words)])]


def _piece(words: Sequence[Word]) -> Piece:
    return Piece(phrase(words), *around([word[1:] for word in words]))


def joined(pieces: Sequence[Piece]) -> Piece:
    """Pieces as one, from top to bottom."""
    return Piece("".join(one.text for one in pieces), *around([one[1:] for one in pieces]))
