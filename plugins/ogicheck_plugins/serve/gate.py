"""How many requests are worked at: those beyond are told to come again, so that none waits for long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from time import monotonic

from ogicheck_plugins.serve.problems import BUSY, STOPPING, ProblemError

WEIGHT = 0.1
"""How much the last request counts in what a request takes: some ten of them tell."""


@dataclass(slots=True)
class Gate:
    """`most` requests may be inside, at which `jobs` processes work; `seconds` is what one takes of a process."""

    most: int
    jobs: int
    inside: int = 0
    seconds: float = 1.0
    closed: bool = False

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Within it, a request is inside. Raises ProblemError where there is no room."""
        if self.closed:
            raise ProblemError(503, STOPPING, retry=10)
        if self.inside >= self.most:
            raise ProblemError(429, BUSY, retry=max(1, ceil(self.inside * self.seconds / self.jobs)))
        self.inside += 1
        begun, crowd = monotonic(), max(1.0, self.inside / self.jobs)
        try:
            yield
        finally:
            self.inside -= 1
            self.seconds += WEIGHT * ((monotonic() - begun) / crowd - self.seconds)
