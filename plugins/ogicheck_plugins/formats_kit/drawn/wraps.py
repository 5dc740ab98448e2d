"""Which lines of labels belong to which figures, where a table has no rules.

A row's label stands evenly round its figures, or begins beside them, and does so alike in all rows of a table: of all ways
to deal the lines out in order, the one that departs least from that is right.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import NamedTuple

Where = Callable[[float, float], float]
"""The y of the figures beside a label whose first and last line are there."""

_LEFT_OUT, _GROUP_BESIDE, _LABEL_BESIDE, _UNLABELLED = 0.2, 0.05, 1.0, 0.6
"""What it costs, in line heights, to leave a line to no row, to have a line of a group's label (on the left) or of another
row's (on the right) amid a label, to have no label."""
_PITCH, _CLOSER = 2.3, 0.95
"""Line heights between two lines of a label at most; and the share of the rows' distance within which a label's first line
is its figures' own."""
_LONGEST = 8
"""Lines of a label at most: the form's longest has 37 characters, five a line."""


class Label(NamedTuple):
    """A line of a label: where it begins and ends, the middle of its height, its height."""

    left: float
    right: float
    y: float
    height: float

    def is_above(self, other: Label) -> bool:
        """Whether both stand in one column."""
        return self.left < other.right and other.left < self.right


class Run(NamedTuple):
    """Lines of one label: the first, the one behind the last, what it costs."""

    start: int
    end: int
    cost: float


def dealt(labels: Sequence[Label], figures: Sequence[float], levels: Sequence[float], pitch: float) -> list[range]:
    """For each of `figures`, given by their y from top to bottom, which of the lines of `labels` are its label's.

    Between two of `levels`, the y of rules between rows, there is one row. `pitch` is the least distance of two rows. Where
    figures stand in the middle of their labels, those say which lines are theirs; where they stand at the top, only that
    lines of one label are closer than rows are does.
    """
    ways = [_dealt(labels, figures, levels, _middle, inf), _dealt(labels, figures, levels, _first, _CLOSER * pitch)]
    return min(ways, key=lambda found: found[0])[1]


def _middle(first: float, last: float) -> float:
    return (first + last) / 2


def _first(first: float, _: float) -> float:
    return first


def _dealt(
    labels: Sequence[Label], figures: Sequence[float], levels: Sequence[float], place: Where, pitch: float
) -> tuple[float, list[range]]:
    costs = [_LEFT_OUT * count for count in range(len(labels) + 1)]
    steps: list[list[Run | None]] = []
    for at, y in enumerate(figures):
        above = figures[at - 1] if at else -inf
        below = figures[at + 1] if at + 1 < len(figures) else inf
        near = [
            index for index, one in enumerate(labels) if above < one.y < below and bisect(levels, one.y) == bisect(levels, y)
        ]
        costs, chosen = _step(costs, list(_runs(labels, near, y, place, pitch)))
        steps.append(chosen)
    end, found = len(labels), []
    for chosen in reversed(steps):
        run = chosen[end]
        found.append(range(run.start, run.end) if run else range(0))
        end = run.start if run else end
    return costs[-1], found[::-1]


def _step(before: Sequence[float], runs: Sequence[Run]) -> tuple[list[float], list[Run | None]]:
    """The least costs with one row more, by how many lines are dealt out, and the row's label with each."""
    costs = [cost + _UNLABELLED for cost in before]
    chosen: list[Run | None] = [None] * len(before)
    for run in sorted(runs, key=lambda run: run.end):
        if before[run.start] + run.cost < costs[run.end]:
            costs[run.end], chosen[run.end] = before[run.start] + run.cost, run
    for count in range(1, len(before)):
        if chosen[count - 1] and costs[count - 1] + _LEFT_OUT < costs[count]:
            costs[count], chosen[count] = costs[count - 1] + _LEFT_OUT, chosen[count - 1]
    return costs, chosen


def _runs(labels: Sequence[Label], near: Sequence[int], y: float, place: Where, pitch: float) -> Iterator[Run]:
    """The labels that figures at `y` may have of the lines that are `near`: lines of one column, at the pitch of text."""
    for first in near:
        start = last = labels[first]
        beside = 0.0
        for at in range(first, min(near[-1] + 1, first + _LONGEST)):
            one = labels[at]
            if not start.is_above(one):
                beside += _GROUP_BESIDE if one.left < start.left else _LABEL_BESIDE
                continue
            if one.y - last.y > min(pitch, _PITCH * one.height):
                break
            last = one
            yield Run(first, at + 1, abs(place(start.y, one.y) - y) / one.height + beside)
