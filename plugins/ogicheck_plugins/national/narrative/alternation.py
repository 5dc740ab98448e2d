"""One pattern for many words: what they begin with in common is tried once, so that hundreds cost little more than one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

FEW = 8
"""So many branches are tried one by one; of more, a look at the next character first leaves out most."""


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words that stands at a place; for no words, one that matches nothing."""
    known = set(words) - {""}
    return _tree(known) if known else r"(?!)"


def _tree(words: set[str]) -> str:
    behind: dict[str, set[str]] = {}
    for word in sorted(words - {""}):
        behind.setdefault(word[0], set()).add(word[1:])
    branches = [(re.escape(first), _tree(rest)) for first, rest in behind.items()]
    whole = f"(?:{_one_of(branches)})" if branches else ""
    return whole + "?" if branches and "" in words else whole


def _one_of(branches: Sequence[tuple[str, str]]) -> str:
    """The branches, each its first character and what follows, in FEW groups where they are more."""
    if len(branches) <= FEW:
        return "|".join(first + rest for first, rest in branches)
    size = -(-len(branches) // FEW)
    groups = [branches[at : at + size] for at in range(0, len(branches), size)]
    return "|".join(f"(?=[{''.join(first for first, _ in group)}])(?:{_one_of(group)})" for group in groups)
