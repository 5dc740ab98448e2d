"""Plugins' code under watch: within a limit of time, and so that whoever watches this process knows what it is at.

A limit is kept twice in a process that is watched: by an exception raised into the code, where the system has a timer, and,
where the code does not heed that (a loop in C, one that catches everything), by the end of the process, whose watcher then
tries again without it.
"""

from __future__ import annotations

import faulthandler
import os
import signal
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from types import FrameType

from ogicheck.values.texts import Text

GRACE = 1.0
"""Seconds beyond its limit after which code that does not heed the exception costs its process."""
AGAIN = 0.2
"""Seconds after which an exception that was caught is raised again."""
SLOW = Text("{0} 秒内没有结束，已停止", "not done within {0} seconds, so it was stopped")


class OvertimeError(BaseException):
    """Code under watch takes longer than it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.text = SLOW.fill(f"{seconds:g}")


@dataclass(slots=True)
class _Watch:
    """What is being watched; `seconds` is the limit of what runs now (0: none), which does `since`. `spent` is how long
    each took that ran, without what ran within it.
    """

    note: Callable[[str], None]
    begin: Callable[[], None]
    at: str = ""
    seconds: float = 0.0
    since: float = 0.0
    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))


_watches: list[_Watch] = []


def attend(note: Callable[[str], None], begin: Callable[[], None]) -> None:
    """Called once in a process that may be ended: `note` is told what runs, which a call that ends it is put down to;
    `begin` is called when a call's own time begins, what it shares with others being loaded.
    """
    _watches[:] = [_Watch(note, begin)]
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _ring)


def stops(error: BaseException) -> bool:
    """Whether what a plugin's code raised is the person's wish to stop, which it never is in a process that is watched."""
    return isinstance(error, KeyboardInterrupt) and not _watches


def begun() -> None:
    """What calls share is loaded: the time of this one begins."""
    if _watches:
        spent()
        _watches[0].begin()


def spent() -> dict[str, float]:
    """Seconds since the call's own time began, by what took them ("" for nothing of a plugin)."""
    found: dict[str, float] = {}
    for watch in _watches:
        _tell(watch, watch.at)
        found, watch.spent = watch.spent, defaultdict(float)
    return found


def what_runs() -> str:
    """What runs now ("" for nothing of a plugin)."""
    return _watches[0].at if _watches else ""


@contextmanager
def running(what: str, seconds: float = 0.0) -> Iterator[None]:
    """Within it, `what` runs, and may take `seconds`; within another one it has what is left to that. In a process that is
    not watched nothing is limited. Raises OvertimeError.
    """
    if not _watches:
        yield
        return
    watch, before = _watches[0], _watches[0].at
    limits = bool(seconds) and not watch.seconds
    try:
        _tell(watch, what)
        if limits:
            _start(watch, seconds)
        yield
    finally:
        if limits:
            _stop(watch)
        _tell(watch, before)


def _tell(watch: _Watch, what: str) -> None:
    now = perf_counter()
    watch.spent[watch.at] += now - watch.since
    watch.at, watch.since = what, now
    watch.note(what)


def _start(watch: _Watch, seconds: float) -> None:
    watch.seconds = seconds
    faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=_nowhere())
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)


def _stop(watch: _Watch) -> None:
    watch.seconds = 0.0
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
    faulthandler.cancel_dump_traceback_later()


def _ring(_: int, frame: FrameType | None) -> None:
    """It rings again soon where it rings within this module, which must come to its end."""
    if frame is not None and frame.f_globals is globals():
        return
    if _watches and _watches[0].seconds:
        raise OvertimeError(_watches[0].seconds)


_devices: list[int] = []


def _nowhere() -> int:
    if not _devices:
        _devices.append(os.open(os.devnull, os.O_WRONLY))
    return _devices[0]
