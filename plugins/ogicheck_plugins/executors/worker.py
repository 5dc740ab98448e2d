"""One process that runs calls, as its parent holds it."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

from ogicheck_plugins.executors.serving import serve
from ogicheck_plugins.runs_kit.leftovers import all_made

BOARD = 200
"""Bytes in which a worker says what it is at."""
START = 60.0
"""Seconds that it may take to load what calls share, on a machine that has much to do."""


@dataclass(eq=False, slots=True)
class Worker:
    """A process, the pipe to it, and the board on which it says what it is at. `late`: it was stopped for being so; `heard`:
    its answers are listened to.
    """

    process: multiprocessing.process.BaseProcess
    pipe: Connection
    board: Any
    answers: queue.SimpleQueue[tuple[Worker, Any]]
    seconds: float = 0.0
    deadline: float = 0.0
    late: bool = False
    heard: bool = False

    @classmethod
    def started(cls, memory: int, answers: queue.SimpleQueue[tuple[Worker, Any]]) -> Worker:
        """A new process; each answer of its, and None when it is gone, comes into `answers` once it was sent a call."""
        way = _way()
        context: Any = multiprocessing.get_context(way)
        mine, its = context.Pipe()
        board = context.RawArray("c", BOARD)
        process = context.Process(target=serve, args=(its, board, memory, all_made()), daemon=True)
        start(process, way)
        its.close()
        return cls(process, mine, board, answers)

    def send(self, function: Callable[..., Any], call: tuple[Any, ...], seconds: float) -> None:
        """Give it a call, which may take `seconds`."""
        self.seconds = seconds
        self.deadline = monotonic() + START + seconds
        if not self.heard:
            self.heard = True
            threading.Thread(target=self._listen, daemon=True).start()
        with suppress(OSError, ValueError):
            self.pipe.send((function, call))

    def ready(self) -> None:
        """The call's own time begins."""
        self.deadline = monotonic() + self.seconds

    def may_take(self, seconds: float) -> None:
        """The call that it is at has another limit."""
        self.deadline += seconds - self.seconds
        self.seconds = seconds

    def at(self) -> str:
        """What it said last that it was at."""
        return bytes(self.board.value).decode("utf-8", "replace")

    def kill(self) -> None:
        self.process.kill()
        self.process.join()

    def _listen(self) -> None:
        try:
            while True:
                self.answers.put((self, pickle.loads(self.pipe.recv_bytes())))
        except Exception:
            self.process.join()
            self.answers.put((self, None))
        finally:
            self.pipe.close()


def _way() -> str:
    """A fork has all that its parent has loaded, but also, for ever, the locks that other threads held, those of libraries
    too: where there are some, or may be, as on other systems, a process begins anew.
    """
    try:
        return "spawn" if len(os.listdir("/proc/self/task")) > 1 else "fork"  # noqa: PTH208 - once for each process
    except OSError:
        return "spawn"


@contextmanager
def deaf() -> Iterator[None]:
    """What asks the program to end is heard when what starts within it has started: half a process would say so in a
    traceback, and nobody would know of it. Only the main thread hears anything.
    """
    came: list[int] = []
    is_main = threading.current_thread() is threading.main_thread()
    handled = [one for one in _ending() if is_main and callable(signal.getsignal(one))]
    before = {one: signal.signal(one, lambda number, _: came.append(number)) for one in handled}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        for number in came:
            signal.raise_signal(number)


def start(process: multiprocessing.process.BaseProcess, way: str) -> None:
    """Start a process that does not hear, from its first moment, the interrupt that is meant for its parent."""
    if not hasattr(signal, "pthread_sigmask"):
        process.start()
        return
    if way == "spawn":  # what it starts first, for all that are to come, would let interrupts through
        resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ending())
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ending() -> list[signal.Signals]:
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]
