"""Tables without upright ruling lines, told by words that stand apart in line after line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ogicheck_plugins.formats_kit.drawn.lines import DrawnLine
from ogicheck_plugins.formats_kit.drawn.loose import Unruled, unruled
from ogicheck_plugins.formats_kit.drawn.page import Ruling
from ogicheck_plugins.formats_kit.drawn.pieces import CLOSE, Piece, cut, is_apart, is_figure, pieces_of, size_of
from ogicheck_plugins.formats_kit.drawn.tracks import Tracks

_LARGER = 1.18
"""Size over a table's of a line that stands in none of its cells: a title is a fifth larger at least."""
_WIDE = 0.6
"""Share of the page's width that a wrapped label takes less of, and a line of prose more."""
_PITCH = 2.0
"""Line heights from a label's line to its next at most: tables are set with up to double spacing."""
_MOST_BETWEEN = 9
"""Lines of labels alone between two lines of figures: the longest label, of 37 characters, takes as many where four fit."""
_MANY = 6
"""So many figures in one line are a row, even of a table that has no other."""
_ASKEW = 2
"""Characters by which the middle of a title is off the table's: blank columns at its side may not be seen."""
_HEADING = re.compile("[一二三四五六七八九]+、")


def parted(
    lines: Sequence[DrawnLine], width: float, rules: Sequence[Ruling] = (), above: Tracks | None = None
) -> Iterator[DrawnLine | Unruled]:
    """A page's lines, from top to bottom, with each run of them that is a table made one; `width` is the page's, `rules`
    are its level ones, `above` the columns of the last table on the page before.

    A table has two lines or more of at least three pieces; a line across the page or in larger type ends it, and so does
    a numbered one with a header below it.
    """
    pieces = [pieces_of(line) for line in lines]
    start = 0
    for first, last in _runs(lines, pieces, width):
        yield from lines[start:first]
        yield unruled(lines[first : last + 1], rules, None if start else above)
        start = last + 1
    yield from lines[start:]


def _runs(lines: Sequence[DrawnLine], pieces: Sequence[Sequence[Piece]], width: float) -> Iterator[tuple[int, int]]:
    """First and last line of each table."""
    runs: list[list[int]] = []
    for index in (index for index, row in enumerate(pieces) if len(row) > 1):
        if runs and _goes_on(lines, pieces, runs[-1], index, width):
            runs[-1].append(index)
        else:
            runs.append([index])
    for run in runs:
        if _is_table([pieces[one] for one in run]):
            figured = any(map(is_figure, pieces[run[0]]))
            first = _to_rest(lines, pieces, run[0], -1) if figured else run[0]
            yield _from_head(lines, first), _to_rest(lines, pieces, run[-1], 1)


def _is_table(rows: Sequence[Sequence[Piece]]) -> bool:
    return sum(len(row) > 2 for row in rows) > 1 or any(sum(map(is_figure, row)) >= _MANY for row in rows)


def _goes_on(
    lines: Sequence[DrawnLine], pieces: Sequence[Sequence[Piece]], run: Sequence[int], index: int, width: float
) -> bool:
    """Whether the line at `index` belongs to a run of lines: no text stands between them, and no heading over a header."""
    between = lines[run[-1] + 1 : index]
    size = max(size_of(lines[one]) for one in (*run[-_MOST_BETWEEN:], index))
    plain = all(
        line.right - line.left < _WIDE * width and min(size_of(line), line.height) < _LARGER * size for line in between
    )
    headed = any(_HEADING.match(line.text) for line in between) and not any(map(is_figure, pieces[index]))
    return len(between) <= _MOST_BETWEEN and plain and not headed


def _from_head(lines: Sequence[DrawnLine], first: int) -> int:
    """The first of the lines above that are headings of columns, or one piece in the middle over the table."""
    while first and (_is_head(lines[first - 1], lines[first]) or _is_title(lines[first - 1], lines[first])):
        first -= 1
    return first


def _is_head(above: DrawnLine, below: DrawnLine) -> bool:
    """Whether a line has several words that nearly touch, right above a line of figures or of headings."""
    size = size_of(above)
    parts = cut(above.words, lambda last, word: is_apart(last, word, CLOSE * size))
    apart = above.left > below.right or below.left > above.right
    return len(parts) > 1 and not apart and below.top - above.bottom < size and not any(map(is_figure, parts))


def _is_title(above: DrawnLine, below: DrawnLine) -> bool:
    size = size_of(below)
    centred = abs(above.left + above.right - below.left - below.right) < 2 * _ASKEW * size
    near = below.top - above.bottom < size and size_of(above) < _LARGER * size
    return centred and near and above.left > below.left


def _to_rest(lines: Sequence[DrawnLine], pieces: Sequence[Sequence[Piece]], at: int, step: int) -> int:
    """The last of the lines below, or above, that are the rest of the label or of the figures in line `at`."""
    edge = pieces[at][1].left
    while 0 <= at + step < len(lines) and _is_rest(lines[at], lines[at + step], edge):
        at += step
    return at


def _is_rest(label: DrawnLine, rest: DrawnLine, edge: float) -> bool:
    near = abs(rest.top - label.top) <= _PITCH * rest.height
    words = rest.left < label.right and rest.right < edge and not _HEADING.match(rest.text)
    return near and (words or all(map(is_figure, rest.words)))
