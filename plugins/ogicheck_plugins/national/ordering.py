"""What stands out of order."""

from __future__ import annotations

from collections.abc import Sequence


def moved(places: Sequence[int]) -> list[int]:
    """The indexes of the fewest members that must be moved for the others to rise."""
    chains: list[tuple[int, ...]] = [()]
    for index, place in enumerate(places):
        before = [chain for chain in chains if not chain or places[chain[-1]] < place]
        chains.append((*max(before, key=len), index))
    kept = max(chains, key=len)
    return [index for index in range(len(places)) if index not in kept]
