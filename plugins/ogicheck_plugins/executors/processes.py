"""Processes that can be killed: each call gets a limit of memory and of time, and none takes another one down.

Each process has a pipe of its own, so that one that dies, at whatever moment, breaks nothing that another one uses.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from ogicheck.api import Capacity, CutShortError, Ended, Outcome, Text
from ogicheck_plugins.executors.serving import READY, Pages
from ogicheck_plugins.executors.worker import Worker, deaf

TIME = Text(
    "{0} 秒内没有检查完，已停止；可用 --time-limit 放宽。",
    "not done within {0} seconds, so it was stopped; --time-limit allows more.",
)
DIED = Text("检查这个文件的进程意外结束（{0}）。", "the process that checked this file ended unexpectedly ({0}).")
KILLED = Text(
    "检查这个文件的进程意外结束（{0}），可能是内存超过了 {1} MB；可用 --memory-limit 放宽。",
    "the process that checked this file ended unexpectedly ({0}), perhaps for want of memory beyond {1} MB; "
    "--memory-limit allows more.",
)
CODE, SIGNAL = Text("退出码 {0}", "exit code {0}"), Text("信号 {0}", "signal {0}")
AHEAD = 16
"""Outcomes a process may be ahead of the one that is waited for: more would only fill the memory."""
TICK = 0.5
"""Seconds after which limits of time are looked at."""


def run(function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], capacity: Capacity) -> Iterator[Outcome]:
    """For each call, in order: its result, or what ended it."""
    pool = Pool(function, arguments, capacity)
    try:
        for number in range(len(arguments)):
            yield pool.outcome(number)
    except KeyboardInterrupt as stopped:
        raise CutShortError(stopped, pool.ready()) from stopped
    finally:
        pool.close()


@dataclass(slots=True)
class Pool:
    """The workers by the number of the call that each is at; those that are at none are idle."""

    function: Callable[..., Any]
    arguments: Sequence[tuple[Any, ...]]
    capacity: Capacity
    busy: dict[int, Worker] = field(default_factory=dict)
    idle: list[Worker] = field(default_factory=list)
    done: dict[int, Outcome] = field(default_factory=dict)
    next: int = 0
    answers: queue.SimpleQueue[tuple[Worker, Any]] = field(default_factory=queue.SimpleQueue)

    def outcome(self, number: int) -> Outcome:
        """What becomes of this call, all before it having been waited for."""
        while number not in self.done:
            self._begin(number)
            try:
                self._take(*self.answers.get(timeout=TICK))
            except queue.Empty:
                self._stop_late()
        outcome = self.done.pop(number)
        self._begin(number + 1)
        return outcome

    def ready(self) -> Mapping[int, Outcome]:
        """The outcomes that are there and were not asked for yet."""
        while not self.answers.empty():
            self._take(*self.answers.get())
        return self.done

    def close(self) -> None:
        for worker in (*self.busy.values(), *self.idle):
            worker.kill()
        self.busy.clear()
        self.idle.clear()

    def _begin(self, waited: int) -> None:
        jobs = max(1, min(self.capacity.jobs, len(self.arguments)))
        last = min(len(self.arguments), waited + jobs * AHEAD)
        calls = min(last - self.next, jobs - len(self.busy))
        while len(self.idle) < calls:  # all of them before the first is listened to, by a thread
            with deaf():
                self.idle.append(Worker.started(self.capacity.memory, self.answers))
        for _ in range(calls):
            worker, call = self.idle[-1], self.arguments[self.next]
            self.busy[self.next] = worker  # where it is in both, a signal between them loses none
            self.idle.pop()
            self.next += 1
            worker.send(self.function, call, self.capacity.seconds_for(call))

    def _take(self, worker: Worker, answer: Any) -> None:
        """An answer: what a call gave, how long its file is, or that its worker is gone, which may be one that was idle."""
        if answer == READY:
            worker.ready()
            return
        number = next((one for one, at in self.busy.items() if at is worker), None)
        if isinstance(answer, Pages):
            if number is not None:
                worker.may_take(self.capacity.seconds_for(self.arguments[number], answer.count))
            return
        gone = answer is None
        if gone:
            worker.kill()
            self.idle = [one for one in self.idle if one is not worker]
        if number is None:
            return
        del self.busy[number]
        if gone:
            self.done[number] = None, self._why(worker)
        else:
            value, failed, sound = answer
            self.done[number] = value, failed
            self._keep(worker, sound)

    def _keep(self, worker: Worker, sound: bool) -> None:
        if sound:
            self.idle.append(worker)
        else:
            worker.kill()

    def _why(self, worker: Worker) -> Ended:
        at = worker.at()
        if worker.late:
            return _ended(TIME.fill(f"{worker.seconds:g}"), at)
        code = worker.process.exitcode or 0
        how = SIGNAL.fill(-code) if code < 0 else CODE.fill(code)
        return _ended(DIED.fill(how) if code >= 0 else KILLED.fill(how, self.capacity.memory), at)

    def _stop_late(self) -> None:
        for worker in self.busy.values():
            if monotonic() > worker.deadline and not worker.late:
                worker.late = True
                worker.process.kill()


def _ended(text: Text, at: str) -> Ended:
    return Ended(text.zh, text.en, at)
