"""Tables without upright ruling lines, told by words that stand apart in line after line."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ogicheck_plugins.pdf.grid import edges
from ogicheck_plugins.pdf.lines import Line, em_of, phrase
from ogicheck_plugins.pdf.page import Box, Ruling, Word, around

_APART, _FIGURES_APART = 0.8, 0.25
_SLACK = 2.0
_LARGER = 1.18
_WIDE = 0.6
_LINE_HEIGHT = 1.2
_MOST_BETWEEN = 5
_FIGURE = re.compile(r"[-+－＋]?\d[\d,，.]*|[-/／—–－]")


class Piece(NamedTuple):
    """Words of a line that stand together, apart from its other words."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Unruled:
    """Rows of pieces, from left to right; which column a piece is in is not known."""

    rows: tuple[tuple[Piece, ...], ...]

    @property
    def box(self) -> Box:
        return around([piece[1:] for row in self.rows for piece in row])


def parted(lines: Sequence[Line], width: float, rules: Sequence[Ruling] = ()) -> Iterator[Line | Unruled]:
    """A page's lines, from top to bottom, with each run of them that is a table made one; `width` is the page's, `rules`
    are its level ones.

    A table has two lines or more of at least three pieces; a line across the page or in larger type ends it.
    """
    pieces = [_pieces(line) for line in lines]
    start = 0
    for first, last in _runs(lines, pieces, width):
        yield from lines[start:first]
        inside = lines[first : last + 1]
        middles = _middles(pieces[first : last + 1])
        yield Unruled(tuple(_rows([_pieces(line, middles) for line in inside], _levels(rules, inside))))
        start = last + 1
    yield from lines[start:]


def _runs(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], width: float) -> Iterator[tuple[int, int]]:
    """First and last line of each table."""
    many = [index for index, row in enumerate(pieces) if len(row) > 1]
    run: list[int] = []
    for index in [*many, len(lines) + _MOST_BETWEEN + 1]:
        if run and not _together(lines[run[-1] : index + 1], index - run[-1], width):
            if sum(len(pieces[one]) > 2 for one in run) > 1:
                yield _from_title(lines, pieces, run[0]), _to_rest(lines, pieces, run[-1])
            run = []
        run.append(index)


def _together(lines: Sequence[Line], steps: int, width: float) -> bool:
    if steps > _MOST_BETWEEN + 1:
        return False
    size = _size(lines[0])
    between = lines[1:-1]
    return all(line.right - line.left < _WIDE * width and _size(line) < _LARGER * size for line in between)


def _from_title(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], first: int) -> int:
    """The line above, where it is one piece in the middle over the table: a cell over all its columns."""
    if first == 0 or len(pieces[first - 1]) > 1:
        return first
    above, below = lines[first - 1], lines[first]
    size = _size(below)
    centred = abs(above.left + above.right - below.left - below.right) < 4 * size
    near = below.top - above.bottom < size and _size(above) < _LARGER * size
    return first - 1 if centred and near and above.left > below.left else first


def _to_rest(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], last: int) -> int:
    """The line below, where it is the rest of a label that is wrapped round its figures."""
    if last + 1 == len(lines) or len(pieces[last + 1]) > 1:
        return last
    label, rest = pieces[last][0], pieces[last + 1][0]
    wrapped = rest.middle - label.middle <= label.bottom - label.top and rest.left < label.right
    return last + 1 if wrapped and rest.right < pieces[last][1].left else last


def _size(line: Line) -> float:
    return em_of(line) or line.height / _LINE_HEIGHT


def _middles(lines: Sequence[Sequence[Piece]]) -> tuple[float, ...]:
    """Where in x the middles of figures stand above each other, three or more."""
    found = sorted((one.left + one.right) / 2 for line in lines for one in line if _FIGURE.fullmatch(one.text))
    return tuple(second for first, second, third in zip(found, found[1:], found[2:], strict=False) if third - first < _SLACK)


def _pieces(line: Line, middles: Sequence[float] = ()) -> list[Piece]:
    """A line's pieces; a figure below others is one, however near the words on its left stand."""
    if len(line.words) == 1:
        return [_piece(line.words)]
    size = _size(line)
    cuts = [i for i, (last, word) in enumerate(pairwise(line.words), 1) if _apart(last, word, size) or _below(word, middles)]
    return [_piece(line.words[start:end]) for start, end in pairwise([0, *cuts, len(line.words)])]


def _apart(last: Word, word: Word, size: float) -> bool:
    """Whether two words are two pieces: far apart, or both figures."""
    figures = _FIGURE.fullmatch(last.text) and _FIGURE.fullmatch(word.text)
    return word.left - last.right > (_FIGURES_APART if figures else _APART) * size


def _below(word: Word, middles: Sequence[float]) -> bool:
    middle = (word.left + word.right) / 2
    return bool(_FIGURE.fullmatch(word.text)) and any(abs(middle - one) < _SLACK / 2 for one in middles)


def _piece(words: Sequence[Word]) -> Piece:
    return Piece(phrase(words), *around([word[1:] for word in words]))


def _levels(rules: Sequence[Ruling], lines: Sequence[Line]) -> tuple[float, ...]:
    """Where level rules part the rows of a table: they end where it does on the right, beyond its labels on the left."""
    _, top, right, bottom = around([line.box for line in lines])
    middle = (min(line.left for line in lines) + right) / 2
    return edges([one.at for one in rules if one.start < middle and one.end > right and top < one.at < bottom])


def _rows(lines: Sequence[Sequence[Piece]], levels: Sequence[float]) -> Iterator[tuple[Piece, ...]]:
    """Lines with figures as rows, each with what is wrapped above and below them: up to the next rule where there are any,
    else as far as a line is high. Other lines are as they are.
    """
    anchors = [index for index, line in enumerate(lines) if any(_FIGURE.fullmatch(piece.text) for piece in line)]
    held: dict[int, list[Piece]] = {index: list(line) for index, line in enumerate(lines)}
    for index, line in enumerate(lines):
        if index not in anchors:
            anchor = min(anchors, key=lambda one: abs(lines[one][0].middle - line[0].middle), default=index)
            if _in_one_row(lines[anchor][0], line[0], levels):
                held[anchor] += held.pop(index)
    return (_merged(pieces) for pieces in held.values())


def _in_one_row(figures: Piece, piece: Piece, levels: Sequence[float]) -> bool:
    if len(levels) > 1:
        return bisect(levels, figures.middle) == bisect(levels, piece.middle)
    return abs(figures.middle - piece.middle) <= piece.bottom - piece.top


def _merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces above each other as one, from left to right."""
    stacks: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if stacks and piece.left < max(other.right for other in stacks[-1]):
            stacks[-1].append(piece)
        else:
            stacks.append([piece])
    return tuple(_stacked(sorted(stack, key=lambda piece: piece.top)) for stack in stacks)


def _stacked(stack: Sequence[Piece]) -> Piece:
    return Piece("".join(piece.text for piece in stack), *around([piece[1:] for piece in stack]))
