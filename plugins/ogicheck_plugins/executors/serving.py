"""What a process that runs calls does: one call after the other, within its limits, until its parent is gone."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any

from ogicheck.api import Ended, Surroundings, Text, attend, described, what_runs
from ogicheck_plugins.formats_kit.lengths import hear
from ogicheck_plugins.runs_kit.leftovers import take_away

LARGEST = 32 * 2**20
"""Bytes of an answer: a result with all the findings that rules may give has a tenth of it."""
READY = "ready"
"""What a process says when a call's own time begins."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What a process says when the file of its call turns out to have so many."""

    count: int


FAILED = Text("检查这个文件时出错（{0}）。", "checking this file failed ({0}).")
TOO_LARGE = Text("检查结果超过 {0} MB，没有采用。", "what was found takes more than {0} MB, and was not taken.")


def serve(pipe: Connection, board: Any, memory: int, left: Sequence[str] = ()) -> None:
    """Answer calls: with what each gave, what ended it, and whether this process is fit for another one. What its parent has
    `left` goes with it.
    """
    sys.stdout = sys.__stdout__ or sys.stdout
    outlive_no_parent(left)
    _confine(memory)
    attend(partial(_note, board), partial(pipe.send_bytes, pickle.dumps(READY)))
    hear(lambda count: pipe.send_bytes(pickle.dumps(Pages(count))))
    surroundings = Surroundings.now()
    with suppress(EOFError, OSError):
        while True:
            function, call = pipe.recv()
            outcome = _outcome(function, call)
            surroundings.put_back()
            is_sound = not surroundings.put_back() and outcome[1] is None
            pipe.send_bytes(_packed(outcome, is_sound))


def _note(board: Any, what: str) -> None:
    board.value = what.encode("utf-8", "replace")[: len(board) - 1]


def _outcome(function: Callable[..., Any], call: tuple[Any, ...]) -> tuple[Any, Ended | None]:
    try:
        return function(*call), None
    except BaseException as error:
        text = FAILED.fill(described(error))
        return None, Ended(text.zh, text.en, what_runs(), "".join(traceback.format_exception(error)))


def _packed(outcome: tuple[Any, Ended | None], sound: bool) -> bytes:
    try:
        data = pickle.dumps((*outcome, sound))
    except BaseException as error:
        text = FAILED.fill(described(error))
        return pickle.dumps((None, Ended(text.zh, text.en), sound))
    if len(data) <= LARGEST:
        return data
    text = TOO_LARGE.fill(LARGEST >> 20)
    return pickle.dumps((None, Ended(text.zh, text.en), sound))


def outlive_no_parent(left: Sequence[str] = ()) -> None:
    """Interrupts are the parent's to answer; where it is gone, however it went, so is this process, and what it has left."""
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel, left), daemon=True).start()


def _follow(sentinel: Any, left: Sequence[str]) -> None:
    wait([sentinel])
    take_away(left)
    os._exit(1)


def _confine(megabytes: int) -> None:
    """Limit this process's memory, and keep to itself what the interpreter says on stderr as it dies."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    limit_memory(megabytes)


def can_limit_memory() -> bool:
    """Whether this system has a limit to set; where it hasn't, sizes and time are capped all the same."""
    try:
        import resource
    except ImportError:
        return False
    return hasattr(resource, "RLIMIT_DATA")


def limit_memory(megabytes: int) -> None:
    """Limit the memory that this process may take for its data, where the system can."""
    if can_limit_memory():
        import resource

        limit = megabytes * 1024 * 1024
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard if hard == resource.RLIM_INFINITY else max(hard, limit)))
