"""What tables of any format have in common: which only arrange a page, and which of their columns are real."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise

LONG, SHARE = 200, 0.6
"""A cell of more characters than LONG is prose; a table whose text is prose for more than SHARE of it is no data."""

MOST_PHANTOMS = 100
"""No program writes more by mistake, and to weigh each costs time."""

Span = tuple[int, int]
"""The grid edges between which a cell stands."""


def arranges(texts: Collection[str], columns: int) -> bool:
    """Whether a table with these cell texts and so many columns only arranges paragraphs on a page."""
    prose = sum(len(text) for text in texts if len(text) > LONG)
    return columns < 2 or prose > SHARE * sum(map(len, texts))


def real_columns(spans: Collection[Span], widths: Mapping[int, float]) -> dict[int, int]:
    """The column that each grid edge opens; `widths` are the grid columns' as far as known, in any unit.

    Programs write more grid columns than there are: where borders were dragged a little, or a width was rounded. A
    column that no cell fills alone is none, so its two edges become one, the narrowest first, unless that would leave
    a cell without width.
    """
    filled = set(spans)
    edges = sorted({0}.union(*filled))
    phantoms = [gap for gap in pairwise(edges) if gap not in filled]
    joined = {edge: edge for edge in edges}
    if len(phantoms) > MOST_PHANTOMS:
        phantoms = []
    for left, right in sorted(phantoms, key=lambda gap: sum(widths.get(column, 1.0) for column in range(*gap))):
        target, source = joined[left], joined[right]
        merged = {edge: target if group == source else group for edge, group in joined.items()}
        if all(merged[start] != merged[end] for start, end in filled):
            joined = merged
    opened = {group: column for column, group in enumerate(sorted(set(joined.values())))}
    return {edge: opened[group] for edge, group in joined.items()}
