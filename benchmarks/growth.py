"""How the time of a check grows with each kind of thing in a file: `python benchmarks/growth.py [WORD]...`.

A kind's count doubles until its check takes long enough to be measured; its exponent is the slope of the last two doublings
(1: twice the things, twice the time). Words choose kinds by their names. Ends with 1 where one is above MOST.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from math import log2
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

MOST = 1.2
"""The largest exponent: what sorts is a little above 1, and what meets larger memory slows by as much."""
LONG_ENOUGH, LARGEST = 0.6, 1 << 17
"""Seconds that the last check takes at least, where the count does not get there first."""
SHORTEST = 0.1
"""Seconds that tell nothing: the largest count takes no longer, or is refused by a limit."""
ROUNDS = 2
LAST = 3
"""Counts that the slope is taken over."""


def seconds(check: Callable[[bytes], object], data: bytes) -> float:
    """Of this process, the best of several."""
    return min(_once(check, data) for _ in range(ROUNDS))


def _once(check: Callable[[bytes], object], data: bytes) -> float:
    start = time.process_time()
    check(data)
    return time.process_time() - start


def growth(check: Callable[[bytes], object], make: Callable[[int], bytes]) -> tuple[int, float, float]:
    """The last count, its seconds, and the exponent."""
    bare = seconds(check, make(1))
    count = 64
    times = [seconds(check, make(count)) - bare]
    while (len(times) < LAST or times[-1] < LONG_ENOUGH) and count < LARGEST:
        count *= 2
        times.append(seconds(check, make(count)) - bare)
    if times[-1] < SHORTEST:
        return count, times[-1], 0.0
    return count, times[-1], log2(times[-1] / max(times[-LAST], 1e-3)) / (LAST - 1)


def main(words: list[str]) -> int:
    from fixtures.growth import KINDS
    from ogicheck.checking.checker import Checker, Plan

    checker = Checker.of(Plan())
    above = 0
    for name, make in KINDS.items():
        if not words or any(word in name for word in words):
            count, taken, exponent = growth(lambda data: checker.check(data, "report"), make)
            above += exponent > MOST
            print(f"{name:<32} {count:7d} {taken:7.2f} s  {exponent:5.2f}{'  above' * (exponent > MOST)}", flush=True)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
