"""Processes that stay: what a call's process has loaded, the next call finds there, of another run too.

For programs that run for long, such as a server. A process is replaced after a number of calls, so that what it may have
gathered is given back, and where a call ended it.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from ogicheck.api import Capacity, Outcome
from ogicheck_plugins.executors.processes import Pool
from ogicheck_plugins.executors.worker import Worker

CALLS = 200
"""Calls after which a process is replaced: starting one takes as long as some ten checks, which is 5% at most."""


def run(function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], capacity: Capacity) -> Iterator[Outcome]:
    """For each call, in order: its result, or what ended it. All runs of a capacity share its processes, first come first
    served; there are as many as the first of them has jobs.
    """
    seats = _seats(replace(capacity, jobs=1))
    seats.provide(capacity.jobs)
    waiting: deque[Future[Outcome]] = deque()
    try:
        for call in arguments:
            waiting.append(seats.submit(function, call))
            if len(waiting) >= capacity.jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for one in waiting:
            one.cancel()


@dataclass(eq=False, slots=True)
class Seats:
    """Where calls of a capacity wait for one of its processes."""

    capacity: Capacity
    queue: queue.SimpleQueue[tuple[Future[Outcome], Callable[..., Any], tuple[Any, ...]]] = field(
        default_factory=queue.SimpleQueue
    )
    lock: threading.Lock = field(default_factory=threading.Lock)
    provided: bool = False

    def provide(self, jobs: int) -> None:
        """Set up `jobs` seats, the first time that it is called."""
        with self.lock:
            missing, self.provided = not self.provided, True
        for _ in range(jobs if missing else 0):
            threading.Thread(target=self._serve, daemon=True).start()

    def submit(self, function: Callable[..., Any], call: tuple[Any, ...]) -> Future[Outcome]:
        outcome: Future[Outcome] = Future()
        self.queue.put((outcome, function, call))
        return outcome

    def _serve(self) -> None:
        seat = Seat(self.capacity)
        while True:
            outcome, function, call = self.queue.get()
            if outcome.set_running_or_notify_cancel():
                try:
                    outcome.set_result(seat.call(function, call))
                except BaseException as error:
                    outcome.set_exception(error)
            del outcome, call  # what a call was given and gave is not kept until the next one


@dataclass(slots=True)
class Seat:
    """A process that stays, at most one at a time."""

    capacity: Capacity
    idle: list[Worker] = field(default_factory=list)
    answers: queue.SimpleQueue[tuple[Worker, Any]] = field(default_factory=queue.SimpleQueue)
    calls: int = 0

    def call(self, function: Callable[..., Any], call: tuple[Any, ...]) -> Outcome:
        pool = Pool(function, [call], self.capacity, idle=self.idle, answers=self.answers)
        try:
            return pool.outcome(0)
        finally:
            self.idle = pool.idle
            self.calls += 1
            if self.calls % CALLS == 0:
                pool.close()


@lru_cache(maxsize=8)
def _seats(capacity: Capacity) -> Seats:
    return Seats(capacity)
