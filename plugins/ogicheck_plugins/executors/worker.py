"""One process that runs calls, as its parent holds it."""

from __future__ import annotations

import multiprocessing
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

BOARD = 200
"""Bytes in which a worker says what it is at."""
START = 60.0
"""Seconds that it may take to load what calls share, on a machine that has much to do."""


@dataclass(eq=False, slots=True)
class Worker:
    """A process, the pipe to it, and the board on which it says what it is at. `late`: it was stopped for being so."""

    process: multiprocessing.process.BaseProcess
    pipe: Connection
    board: Any
    answers: queue.SimpleQueue[tuple[Worker, Any]]
    seconds: float = 0.0
    deadline: float = 0.0
    late: bool = False

    @classmethod
    def started(cls, memory: int, answers: queue.SimpleQueue[tuple[Worker, Any]]) -> Worker:
        """A new process, started `deaf`; each answer of its, and None when it is gone, comes into `answers`."""
        context = multiprocessing.get_context("spawn")
        mine, its = context.Pipe()
        board = context.RawArray("c", BOARD)
        process = context.Process(target=serve, args=(its, board, memory), daemon=True)
        process.start()
        its.close()
        worker = cls(process, mine, board, answers)
        threading.Thread(target=worker._listen, daemon=True).start()
        return worker

    def send(self, function: Callable[..., Any], call: tuple[Any, ...], seconds: float) -> None:
        """Give it a call, which may take `seconds`."""
        self.seconds = seconds
        self.deadline = monotonic() + START + seconds
        with suppress(OSError, ValueError):
            self.pipe.send((function, call))

    def ready(self) -> None:
        """The call's own time begins."""
        self.deadline = monotonic() + self.seconds

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


@contextmanager
def deaf() -> Iterator[None]:
    """What asks the program to end is not heard by a process that starts within it, and is heard here when it has started:
    half a process would say so in a traceback, and nobody would know of it.
    """
    came: list[int] = []
    is_main = threading.current_thread() is threading.main_thread()
    heard = [one for one in _ending() if is_main and callable(signal.getsignal(one))]
    before = {one: signal.signal(one, lambda number, _: came.append(number)) for one in heard}
    try:
        with _masked():
            yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        for number in came:
            signal.raise_signal(number)


@contextmanager
def _masked() -> Iterator[None]:
    """A process inherits which signals its parent's thread blocks; the one that looks after what processes share would
    unblock them as it starts.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ending())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ending() -> list[signal.Signals]:
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]
