"""What a data frame's printing adds to a table: its columns' numbers above it, its rows' before it, words for blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LEAST = 3
"""Columns, or rows, that are counted from 0 at least where that is a frame's."""
_NOTHING = re.compile(r"nan|NaN|<NA>|Col\d+|Unnamed: \d+(?:_level_\d+)?")
"""What is printed for a blank, and for the name of a column that a merged cell covers."""


def framed(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many rows above a table and how many columns before it are a data frame's numbers: none or one of each."""
    first = list(rows[0]) if rows else []
    above = int(_counts(first[1:] if first[:1] == [""] else first))
    own = [row for row in rows[above:] if len(row) > 1]
    before = int(_counts([row[0] for row in own]) and not all(row[1].isdecimal() for row in own))
    return above, before


def is_nothing(text: str) -> bool:
    """Whether a cell holds a data frame's word for a blank."""
    return bool(_NOTHING.fullmatch(text.strip()))


def _counts(texts: Sequence[str]) -> bool:
    return len(texts) >= _LEAST and list(texts) == [str(at) for at in range(len(texts))]
