"""Processes that can be killed: each call gets a limit of memory and of time, and none takes another one down.

pebble's pool does what the standard one cannot: it ends a worker whose call takes too long, and tells which call a dead
worker was at.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as TookTooLong
from typing import Any

from pebble import ProcessExpired, ProcessPool

from ogicheck.api import Capacity, Outcome, Text

TIME = Text(
    "{0} 秒内没有检查完，已停止；可用 --time-limit 放宽。",
    "not done within {0} seconds, so it was stopped; --time-limit allows more.",
)
DIED = Text(
    "检查这个文件的进程异常退出，多半是内存超过了 {0} MB；可用 --memory-limit 放宽。",
    "the process that checked this file died, most likely for want of memory beyond {0} MB; --memory-limit allows more.",
)


def run(function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], capacity: Capacity) -> Iterator[Outcome]:
    """For each call, in order: its result, or what ended it."""
    pool = ProcessPool(
        max_workers=max(1, min(capacity.jobs, len(arguments))),
        initializer=_confine,
        initargs=(capacity.memory,),
        context=multiprocessing.get_context("spawn"),
    )
    try:
        limits = [capacity.seconds_for(one) for one in arguments]
        futures = [pool.schedule(function, args=one, timeout=limit) for one, limit in zip(arguments, limits, strict=True)]
        for future, limit in zip(futures, limits, strict=True):
            yield _outcome(future, limit, capacity)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _outcome(future: Any, seconds: float, capacity: Capacity) -> Outcome:
    try:
        return future.result(), None
    except TookTooLong:
        return None, TIME.fill(f"{seconds:g}")
    except ProcessExpired:
        return None, DIED.fill(capacity.memory)


def can_limit_memory() -> bool:
    """Whether this system has a limit to set; where it hasn't, sizes and time are capped all the same."""
    try:
        import resource
    except ImportError:
        return False
    return hasattr(resource, "RLIMIT_DATA")


def _confine(megabytes: int) -> None:
    """Limit this process's memory, and keep to itself what libraries, or the interpreter as it dies, say on stderr."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    limit_memory(megabytes)


def limit_memory(megabytes: int) -> None:
    """Limit the memory that this process may take for its data, where the system can."""
    if can_limit_memory():
        import resource

        limit = megabytes * 1024 * 1024
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard if hard == resource.RLIM_INFINITY else max(hard, limit)))
