"""The columns of a table without upright rules: where its figures stand above each other, row after row."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ogicheck_plugins.formats_kit.drawn.pieces import Piece, is_figure

Span = tuple[float, float]


class Tracks(NamedTuple):
    """Where in x the columns of figures stand, from left to right."""

    spans: tuple[Span, ...]

    def columns(self, piece: Piece) -> range:
        """The columns that a piece reaches over, or the one that it is nearest to."""
        met = [at for at, span in enumerate(self.spans) if _meets(span, piece)]
        if len(met) > 1:
            return range(met[0], met[-1] + 1)
        halves = [(one[1] + other[0]) / 2 for one, other in pairwise(self.spans)]
        at = bisect(halves, (piece.left + piece.right) / 2)
        return range(at, at + 1)

    def tells_apart(self, row: Sequence[Piece]) -> bool:
        """Whether no two figures of a line stand in one column."""
        taken = [at for piece in row if is_figure(piece) for at in self.columns(piece)]
        return len(taken) == len(set(taken))


def tracks_of(rows: Sequence[Sequence[Piece]], above: Tracks | None = None) -> Tracks | None:
    """The columns of lines, given by what stands behind their labels; None where they can't be told.

    Columns that are blank all the way down are known by the header, or by the columns `above` that go on without one.
    """
    figured = [row for row in rows if any(map(is_figure, row))]
    figures = [[one for one in row if is_figure(one)] for row in figured]
    tracks = Tracks(_spans(figures))
    widest = max((row for row in rows if row not in figured), key=len, default=())
    before = [Piece("", left, 0, right, 0) for left, right in above.spans] if above else []
    others = max(widest, before, key=len)
    if len(others) > len(tracks.spans):
        tracks = Tracks(_spans([others, *figures]))
    return tracks if tracks.spans and all(map(tracks.tells_apart, figured)) else None


def _spans(rows: Sequence[Sequence[Piece]]) -> tuple[Span, ...]:
    """What the pieces of all rows take up in x; one that reaches over several columns counts for none."""
    spans: list[Span] = []
    for row in sorted(rows, key=len, reverse=True):
        for piece in row:
            met = [span for span in spans if _meets(span, piece)]
            if len(met) < 2:
                whole = [(piece.left, piece.right), *met]
                grown = min(left for left, _ in whole), max(right for _, right in whole)
                spans = [*(span for span in spans if span not in met), grown]
    spans.sort()
    return tuple(spans) if all(one[1] <= other[0] for one, other in pairwise(spans)) else ()


def _meets(span: Span, piece: Piece) -> bool:
    return span[0] < piece.right and piece.left < span[1]
