"""One pattern for many words: what they begin with in common is tried once, so that hundreds cost little more than one."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words that stands at a place; for no words, one that matches nothing."""
    known = set(words) - {""}
    return _tree(known) if known else r"(?!)"


def _tree(words: set[str]) -> str:
    behind: dict[str, set[str]] = {}
    for word in sorted(words - {""}):
        behind.setdefault(word[0], set()).add(word[1:])
    branches = [re.escape(first) + _tree(rest) for first, rest in behind.items()]
    whole = f"(?:{'|'.join(branches)})" if branches else ""
    return whole + "?" if branches and "" in words else whole
