"""A table as lines of text, its columns aligned on a terminal: a Chinese character takes two places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

GAP = "  "


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of rows of as many cells each: the first column to the left, the others to the right."""
    widths = [max(map(_places, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [first + " " * (widths[0] - _places(first))]
        cells += [" " * (due - _places(text)) + text for due, text in zip(widths[1:], others, strict=True)]
        yield GAP.join(cells).rstrip()


def _places(text: str) -> int:
    """What is ambiguous, such as …, is as wide as a Chinese character on a Chinese terminal."""
    from wcwidth import width

    return width(text, ambiguous_width=2)
