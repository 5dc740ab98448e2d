"""One pattern for many words: what they begin with in common is tried once, so that hundreds cost little more than one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

FEW = 20
"""So many branches are tried one by one; of more, a look at the next character first leaves out most. With fewer, looking
takes as long; and a range of characters is compiled faster than a list of them.
"""


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
    """The branches, each its first character and what follows, in order; in FEW groups where they are more."""
    if len(branches) <= FEW:
        return "|".join(first + rest for first, rest in branches)
    size = -(-len(branches) // FEW)
    groups = [branches[at : at + size] for at in range(0, len(branches), size)]
    return "|".join(f"(?=[{group[0][0]}-{group[-1][0]}])(?:{_one_of(group)})" for group in groups)
