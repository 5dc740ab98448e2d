"""A run on a cluster: calls in order, to workers of the same versions, again where a worker is lost."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from ogicheck.api import (
    Capacity,
    CutShortError,
    Ended,
    IncompleteError,
    Outcome,
    Plan,
    SettingError,
    Text,
    TextError,
    described,
)
from ogicheck_plugins.cluster.sending import Sending
from ogicheck_plugins.cluster.telling import tell
from ogicheck_plugins.cluster.versions import Versions, differences, versions

try:
    import distributed

    from ogicheck_plugins.cluster import working
except ImportError:
    distributed = None

LACKING = Text(
    "--executor dask 需要 distributed：python -m pip install 'ogicheck[dask]'",
    "--executor dask needs distributed: python -m pip install 'ogicheck[dask]'",
)
NO_ADDRESS = Text("请写明调度器的地址：--executor dask://主机:端口", "name the scheduler: --executor dask://HOST:PORT")
UNREACHABLE = Text("连不上调度器 {0}：{1}", "the scheduler {0} cannot be reached: {1}")
REFUSED = Text(
    "没有使用工作进程 {0}，它的版本不同（这里 / 那里）：{1}",
    "the worker {0} is not used, its versions differ (here / there): {1}",
)
NOBODY = Text("调度器 {0} 那里没有可用的工作进程", "the scheduler {0} has no worker that can be used")
LOST = Text("与调度器 {0} 失去联系", "the scheduler {0} is lost")
KILLED = Text("检查这个文件的工作进程接连意外结束。", "the workers that checked this file ended unexpectedly, each in turn.")
FAILED = Text("工作进程那里出错（{0}）。", "it failed on the worker ({0}).")
CONNECT, TICK, PATIENCE = 10.0, 2.0, 60.0
"""Seconds to find the scheduler; after which workers are looked at; without any worker until the run gives up."""
AHEAD = 8
"""Calls for each thread that are with the cluster: more would only fill the scheduler's memory."""


class LostError(TextError):
    """The cluster is gone; what is done is not."""


def run(function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], capacity: Capacity) -> Iterator[Outcome]:
    """For each call, in order: its result, or what ended it. Raises IncompleteError where there is no cluster to begin with,
    LostError where there is none any more.
    """
    if distributed is None:
        raise SettingError(LACKING)
    if not capacity.address:
        raise SettingError(NO_ADDRESS)
    with _connected(capacity.address) as client:
        yield from Run(client, function, arguments, capacity).outcomes()


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    scheduler = address if "://" in address else f"tcp://{address}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the libraries' versions: ours are told by name
            client = distributed.Client(scheduler, timeout=CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise IncompleteError(UNREACHABLE.fill(address, described(error))) from error
    try:
        yield client
    finally:
        with suppress(Exception):
            client.close(timeout=TICK)


@dataclass(slots=True)
class Pending:
    """A call that is with the cluster, and the workers that may take it."""

    call: tuple[Any, ...]
    workers: frozenset[str]
    future: Any


@dataclass
class Run:
    """`known` are the workers that were looked at: those that may be used, with their threads, and others with 0."""

    client: Any
    function: Callable[..., Any]
    arguments: Sequence[tuple[Any, ...]]
    capacity: Capacity
    known: dict[str, int] = field(default_factory=dict)
    pending: dict[int, Pending] = field(default_factory=dict)
    next: int = 0
    plan: Plan = field(default_factory=Plan)
    alive: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sending = Sending(self._share)

    def outcomes(self) -> Iterator[Outcome]:
        try:
            for number in range(len(self.arguments)):
                yield self._outcome(number)
        except KeyboardInterrupt as stopped:
            raise CutShortError(stopped, dict(self._ready())) from stopped
        finally:
            with suppress(Exception):
                self.client.cancel([one.future for one in self.pending.values()])

    def _outcome(self, number: int) -> Outcome:
        self._begin(number)
        since = monotonic()
        while True:
            try:
                outcome: Outcome = self.pending[number].future.result(timeout=TICK)
            except TimeoutError:
                since = monotonic() if self._usable() else since
                self._again(since)
            except distributed.scheduler.KilledWorker:
                outcome = None, _ended(KILLED)
                break
            except (CancelledError, OSError) as error:
                raise LostError(LOST.fill(self.capacity.address)) from error
            except Exception as error:
                outcome = None, _ended(FAILED.fill(described(error)))
                break
            else:
                break
        del self.pending[number]
        return outcome

    def _begin(self, waited: int) -> None:
        """Hand over as many calls as keep the workers busy."""
        while self.next < len(self.arguments):
            threads = sum(self.alive.values())
            if self.next > waited and self.next >= waited + threads * AHEAD:
                return
            call = self.arguments[self.next]
            if not self.alive:
                self._meet(call)
            self.pending[self.next] = self._submitted(call)
            self.next += 1

    def _meet(self, call: tuple[Any, ...]) -> None:
        """Look at the workers for the first time; what they must have is told by the plan. Raises IncompleteError."""
        self.plan = next((one for one in call if isinstance(one, Plan)), self.plan)
        if not self._usable():
            raise IncompleteError(NOBODY.fill(self.capacity.address))

    def _submitted(self, call: tuple[Any, ...]) -> Pending:
        workers = frozenset(self.alive)
        names, contents = working.sent(self.sending.files(call))
        arguments = (self.function, call, self.capacity, names, *contents)
        future = self.client.submit(working.perform, *arguments, workers=sorted(workers), pure=False)
        return Pending(call, workers, future)

    def _share(self, data: bytes) -> Any:
        return self.client.submit(working.same, data, workers=sorted(self.alive), pure=False)

    def _again(self, since: float) -> None:
        """Hand calls over again whose workers are all gone. Raises LostError where there have been none for long."""
        if monotonic() - since > PATIENCE or self.client.status == "closed":
            raise LostError((NOBODY if self.client.status == "running" else LOST).fill(self.capacity.address))
        for number, one in self.pending.items():
            if self.alive and one.workers.isdisjoint(self.alive):
                self.pending[number] = self._submitted(one.call)

    def _usable(self) -> bool:
        """Whether there are workers of the same versions; those that are new are looked at."""
        try:
            threads: dict[str, int] = self.client.nthreads()
            new = [address for address in threads if address not in self.known]
            told = self.client.run(versions, self.plan, workers=new, on_error="return") if new else {}
        except (OSError, TimeoutError, distributed.comm.CommClosedError):
            return False
        for address in new:
            self.known[address] = threads[address] if _agrees(address, versions(self.plan), told.get(address)) else 0
        self.alive = {address: self.known[address] for address in threads if self.known[address]}
        return bool(self.alive)

    def _ready(self) -> Iterator[tuple[int, Outcome]]:
        for number, one in self.pending.items():
            if one.future.status == "finished":
                yield number, one.future.result(timeout=TICK)


def _ended(text: Text) -> Ended:
    return Ended(text.zh, text.en)


def _agrees(address: str, here: Versions, there: Any) -> bool:
    """Whether a worker has the same versions; one that has not, or could not say, is told of."""
    failed = isinstance(there, BaseException) or there is None
    other = [f"{type(there).__name__}: {there}"] if failed else list(differences(here, there))
    if other:
        said = "; ".join(other)
        tell(REFUSED.fill(address, Text(said, said)))
    return not other
