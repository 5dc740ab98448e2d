"""The lines of a table without upright rules, parted where its labels end and its figures begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from ogicheck_plugins.formats_kit.drawn.lines import DrawnLine
from ogicheck_plugins.formats_kit.drawn.page import Word
from ogicheck_plugins.formats_kit.drawn.pieces import CLOSE, FAR, Piece, cut, is_apart, is_figure, pieces_of, size_of, whole
from ogicheck_plugins.formats_kit.drawn.wraps import Label

_SLACK = 1.0
"""In points, by how much the left edges of one column's words differ at most."""
_GLUED = re.compile(r"(?P<label>.*[^\d.,，、])(?P<figure>\d[\d,，.]*)")


@dataclass(frozen=True, slots=True)
class Row:
    """A line's labels, what stands behind them, and the labels of groups beside its own."""

    y: float
    labels: tuple[Piece, ...]
    values: tuple[Piece, ...]
    groups: tuple[Piece, ...] = ()

    @property
    def figured(self) -> bool:
        return any(map(is_figure, self.values))

    @property
    def is_header(self) -> bool:
        return bool(self.values) and not self.figured

    @property
    def label(self) -> Label:
        one = self.labels[-1]
        return Label(one.left, one.right, self.y, one.bottom - one.top)


def rows_of(lines: Sequence[DrawnLine]) -> list[Row]:
    """Lines as rows; a label of a group and that of a row are two where others begin below the second."""
    whole_lines = [whole(line) for line in lines]
    first = min((behind[0].left for line in whole_lines if (behind := _behind_label(line.words))), default=inf)
    cut_up = [line._replace(words=tuple(_without_figures(line, first))) for line in whole_lines]
    start = _start(cut_up, first)
    parts = [(line, [word for word in line.words if (word.left + word.right) / 2 < start]) for line in cut_up]
    lefts = sorted(piece.left for line, labels in parts for piece in pieces_of(line._replace(words=tuple(labels))))
    often = [third for first, third in zip(lefts, lefts[2:], strict=False) if third - first < _SLACK]
    return [_row(line, labels, often) for line, labels in parts]


def _row(line: DrawnLine, labels: Sequence[Word], lefts: Sequence[float]) -> Row:
    far, close = FAR * size_of(line), CLOSE * size_of(line)
    values = line.words[len(labels) :]
    headings = not any(map(is_figure, values))
    return Row(
        (line.top + line.bottom) / 2,
        tuple(cut(labels, lambda last, word: is_apart(last, word, far if _nearest(word, lefts) > _SLACK else close))),
        tuple(cut(values, lambda last, word: is_figure(word) or is_apart(last, word, close if headings else far))),
    )


def _start(lines: Sequence[DrawnLine], first: float) -> float:
    """Halfway between the labels of figures and where their first column begins; at the very left where none have labels."""
    labels = [[word.right for word in line.words if word.right <= first + _SLACK] for line in lines]
    beside = [right for line, rights in zip(lines, labels, strict=True) if _behind_label(line.words) for right in rights]
    alone = [line.right for line in lines if line.right <= first]
    ends = beside or alone
    return (max(ends) + first) / 2 if ends else -inf


def _without_figures(line: DrawnLine, first: float) -> Iterator[Word]:
    """A line's words; one that ends beyond where figures begin is cut before its digits: a figure that touches its label."""
    for word in line.words:
        match = _GLUED.fullmatch(word.text) if word.left < first < word.right else None
        if match:
            halves = [1 if character.isascii() else 2 for character in word.text]
            x = word.left + (word.right - word.left) * sum(halves[: match.end("label")]) / sum(halves)
            yield from (word._replace(text=match["label"], right=x), word._replace(text=match["figure"], left=x))
        else:
            yield word


def _behind_label(words: Sequence[Word]) -> Sequence[Word]:
    """The figures that a line ends with."""
    behind = len(words)
    while behind and is_figure(words[behind - 1]):
        behind -= 1
    return words[behind:]


def _nearest(word: Word, lefts: Sequence[float]) -> float:
    return min((abs(word.left - left) for left in lefts), default=inf)
