"""What tables of any format have in common: which only arrange a page, and which of their columns are real."""

from __future__ import annotations

from collections.abc import Collection

LONG, SHARE = 200, 0.6
"""A cell of more characters than LONG is prose; a table whose text is prose for more than SHARE of it is no data."""


def arranges(texts: Collection[str], columns: int) -> bool:
    """Whether a table with these cell texts and so many columns only arranges paragraphs on a page."""
    prose = sum(len(text) for text in texts if len(text) > LONG)
    return columns < 2 or prose > SHARE * sum(map(len, texts))


def real_columns(spans: Collection[tuple[int, int]]) -> dict[int, int]:
    """The column that each grid edge opens, of cells that stand between a left and a right edge.

    Programs write more grid columns than there are: where borders were dragged a little, or a width was rounded. A
    column that no cell fills alone is none, so its two edges become one, unless that would leave a cell without width.
    """
    narrowest: dict[int, int] = {}
    for left, right in spans:
        narrowest[right] = max(left, narrowest.get(right, 0))
    opened, column, start = {0: 0}, 0, 0
    for edge in sorted({edge for span in spans for edge in span} - {0}):
        if narrowest.get(edge, -1) >= start:
            column, start = column + 1, edge
        opened[edge] = column
    return opened
