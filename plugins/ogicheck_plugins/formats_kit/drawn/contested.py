"""Figures that cannot be taken as they are: two in one place, one struck out, one with a note's mark."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from ogicheck_plugins.formats_kit.drawn.page import UNREAD, Box, Word, around

_OVER = 0.35
"""Share of a character's width by which two words overlap that are printed over each other; kerning takes less."""
_LEVEL = 0.5
"""The same of its height: words of neighbouring lines overlap by less."""
_MOST_COPIES = 9
"""How often words are held against their neighbours at most: each time leaves half of the copies."""
_ROW = 12.0
"""Height, in points, of the strips in which words are looked for: that of a line, so that each is in two at most."""
_LARGER, _SMALLER = 1.8, 0.8
"""Height of a line over another's, where it is a watermark's, and where it is a note's mark."""
_SMALL, _SHIFTED = 0.95, 0.12
"""Height of a note's mark over its figure's where browsers raise it (0.83), and how far that is, in the figure's height."""
_BESIDE = 0.35
"""How far, in heights of the figure, a note's mark stands from it at most: a blank is as wide at least."""
_MARK = re.compile(r"[\[(〔【（]?\d{1,2}[\])〕】）]?|[①-⑳*※]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", "[](){}〔〕【】（）")
_NUMBER = re.compile(r"\d{1,2}[.．、]")
"""What numbers an item before its words, over which they may begin where another font stands in for theirs."""
_STRIKE_OVER = 0.6
"""How far, in heights of its line, the stroke through a figure goes beyond it at most: longer ones are rules."""
_STRUCK = 0.6
"""Share of a digit's width that a stroke through it takes at least."""
Level = tuple[float, float, float]
"""A level stroke: its y, where it starts and where it ends."""


def settled(words: Sequence[Word], strokes: Sequence[Level]) -> list[Word]:
    """The words; a copy printed over another is left out, and a figure that others are printed over, or that is struck
    out by one of `strokes`, is UNREAD. The mark of a note becomes raised digits behind its figure.
    """
    found = [word._replace(text=UNREAD) if _strikes(word, strokes) else word for word in words] if strokes else words
    return _noted(_without_overprints(found))


def strikes(words: Sequence[Word], lines: Sequence[Level]) -> list[Level]:
    """Those of short level lines that strike out a figure."""
    levels = sorted(lines)
    return sorted({stroke for word in words for stroke in _strikes(word, levels)}) if levels else []


def _without_overprints(words: Sequence[Word]) -> list[Word]:
    """Each word is held against its neighbour, so that of three copies the last is found when the second is gone."""
    found = _without_neighbours(words)
    for _ in range(_MOST_COPIES):
        before, found = found, _without_neighbours(found)
        if len(found) == len(before):
            break
    return found


def _without_neighbours(words: Sequence[Word]) -> list[Word]:
    gone: set[int] = set()
    unread: dict[int, list[Word]] = {}
    for first, second in _overlapping(words):
        if first in gone or second in gone:
            continue
        one, other = words[first], words[second]
        if _is_copy(one, other):
            gone.add(second)
        elif _is_copy(other, one) or _height(one) > _LARGER * _height(other):
            gone.add(first)
        elif _height(other) > _LARGER * _height(one):
            gone.add(second)
        elif _has_digit(one) or _has_digit(other):
            unread.setdefault(first, [one]).append(other)
            gone.add(second)
    if not gone:
        return list(words)
    return [
        Word(UNREAD, *around([each[1:] for each in unread[at]])) if at in unread else word
        for at, word in enumerate(words)
        if at not in gone
    ]


def _overlapping(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Pairs of words that are printed over each other, by their index."""
    rows: dict[int, list[tuple[float, int]]] = {}
    for at, word in enumerate(words):
        row = int((word.top + word.bottom) / _ROW)
        rows.setdefault(row, []).append((word.left, at))
        rows.setdefault(row + 1, []).append((word.left, at))
    found = {pair for row in rows.values() for pair in _overlaps(sorted(row), words)}
    yield from sorted(found)


def _overlaps(row: Sequence[tuple[float, int]], words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    last = row[0][1]
    for left, at in row[1:]:
        if left < words[last].right and _is_over(words[last], words[at]):
            yield min(last, at), max(last, at)
        last = max(last, at, key=lambda one: words[one].right)


def _is_over(one: Word, other: Word) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width > _OVER * min(_advance(one), _advance(other)) and height > _LEVEL * min(_height(one), _height(other))


def _is_copy(word: Word, other: Word) -> bool:
    """Whether `other` is a part of `word`, or all of it, printed once more, moved by less than half a character."""
    at = word.text.find(other.text)
    advance = _advance(word)
    near = abs(_height(word) - _height(other)) < _LEVEL / 2 * _height(word)
    return at >= 0 and near and abs(word.left + at * advance - other.left) < advance / 2


def _advance(word: Word) -> float:
    return (word.right - word.left) / len(word.text)


def _height(word: Word) -> float:
    return word.bottom - word.top


def _has_digit(word: Word) -> bool:
    """Whether a figure may stand in it; the number of an item before its words is none."""
    return (any(map(str.isdigit, word.text)) or UNREAD in word.text) and not _NUMBER.fullmatch(word.text)


def _strikes(word: Word, levels: Sequence[Level]) -> list[Level]:
    """The lines, of those from top to bottom, that go through the middle of a figure, or of a digit of it."""
    if not word.text.isdecimal():
        return []
    third, over, digit = _height(word) / 3, _STRIKE_OVER * _height(word), _STRUCK * _advance(word)
    crossing = levels[bisect_left(levels, (word.top + third,)) : bisect_right(levels, (word.bottom - third,))]
    return [
        (y, start, end)
        for y, start, end in crossing
        if word.left - over <= start and end <= word.right + over and min(end, word.right) - max(start, word.left) > digit
    ]


def _noted(words: Sequence[Word]) -> list[Word]:
    """Words with each mark of a note put behind its figure."""
    figures = sorted((word.right, at) for at, word in enumerate(words) if word.text[-1].isdigit())
    largest = max((_height(words[at]) for _, at in figures), default=0)
    marks = [at for at, word in enumerate(words) if _height(word) < _SMALL * largest and _MARK.fullmatch(word.text)]
    found = list(words)
    gone: set[int] = set()
    for mark in marks:
        left, reach = words[mark].left, _BESIDE * largest
        near = figures[bisect_left(figures, (left - reach,)) : bisect_right(figures, (left + reach,))]
        figure = next((at for _, at in near if at not in gone and _is_note(words[mark], words[at])), None)
        if figure is not None:
            raised = words[mark].text.translate(_RAISED)
            found[figure] = Word(found[figure].text + raised, *around([found[figure][1:], words[mark][1:]]))
            gone.add(mark)
    return [word for at, word in enumerate(found) if at not in gone] if gone else found


def _is_note(mark: Word, figure: Word) -> bool:
    height = _height(figure)
    beside = abs(mark.left - figure.right) < _BESIDE * height
    level = min(mark.bottom, figure.bottom) - max(mark.top, figure.top) > 0
    return beside and level and is_small(mark[1:], figure[1:])


def is_small(second: Box, first: Box) -> bool:
    """Whether a character is much smaller than the one before it, or smaller and above or below its line."""
    height, other = first[3] - first[1], second[3] - second[1]
    shift = abs(first[1] + first[3] - second[1] - second[3]) / 2
    return other < _SMALLER * height or (other < _SMALL * height and shift > _SHIFTED * height)
