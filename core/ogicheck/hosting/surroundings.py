"""What a plugin shares with everything else in its process, and must leave as it is."""

from __future__ import annotations

import builtins
import hashlib
import io
import json
import locale
import os
import pickle
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from ogicheck.hosting.prints import FROM_FILE
from ogicheck.values.findings import PluginState
from ogicheck.values.texts import Text, TextError, joined

try:
    from resource import getrlimit, setrlimit

    KINDS = frozenset(getattr(sys.modules["resource"], name) for name in dir(sys.modules["resource"]) if "RLIMIT_" in name)
except ImportError:  # a system without limits to set
    KINDS = frozenset()
CHANGED = Text("它改动了{0}，已还原", "it changed {0}, which was put back")
SYSTEM = ("stdin", "stdout", "stderr", "exit", "excepthook", "unraisablehook")
"""What of `sys` all share; the rest changes by itself."""
SHARED = (builtins, hashlib, io, json, os, pickle, re, signal, threading, time)
"""Modules whose functions all use."""
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGALRM", "SIGCHLD")
"""Those that end a process, or tell of time and of what it started."""


class MeddlingError(TextError):
    """A plugin's code changed what it shares with everything else."""

    def __init__(self, changed: list[Text]) -> None:
        super().__init__(CHANGED.fill(joined(changed, "、", ", ")))


class Kept(NamedTuple):
    """A part of the surroundings: its name, what it is now, and how that is put back."""

    name: Text
    now: Callable[[], Any]
    put_back: Callable[[Any], object]


def _folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - once for each rule
    except OSError:
        return ""


def _renew(own: MutableMapping[str, Any], before: Mapping[str, Any]) -> None:
    own.clear()
    own.update(before)


def _limit(before: Mapping[int, tuple[int, int]]) -> None:
    """As far as the system takes them back."""
    for kind, both in before.items():
        with suppress(OSError, ValueError):
            setrlimit(kind, both)


def _handlers() -> dict[int, Any]:
    """Only the main thread may set them, and none of those that code outside of Python has set."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    numbers = [signal.Signals[name] for name in SIGNALS if name in signal.Signals.__members__]
    return {number: handler for number in numbers if (handler := signal.getsignal(number)) is not None}


def _handle(before: Mapping[int, Any]) -> None:
    for number, handler in before.items():
        signal.signal(number, handler)


def _is_lost(name: str, module: Any) -> bool:
    """Whether a module is another now; a plugin's file may be loaded again."""
    return sys.modules.get(name) is not module and not name.startswith(FROM_FILE)


LOADED = Text("已加载的模块（sys.modules）", "the modules that are loaded (sys.modules)")
LIMITS = Kept(
    Text("系统给进程的限制", "the limits that the system sets to the process"),
    lambda: {kind: getrlimit(kind) for kind in KINDS},
    _limit,
)
KEPT = (
    Kept(
        Text("共用模块的函数", "functions of modules that all use"),
        lambda: [dict(vars(module)) for module in SHARED],
        lambda before: list(map(_renew, map(vars, SHARED), before)),
    ),
    Kept(
        Text("程序的出口和输入输出（sys）", "the way out of the program, or its streams (sys)"),
        lambda: {name: getattr(sys, name, None) for name in SYSTEM},
        vars(sys).update,
    ),
    Kept(Text("递归深度限制", "the limit of recursion"), sys.getrecursionlimit, sys.setrecursionlimit),
    Kept(Text("当前文件夹", "the current folder"), _folder, os.chdir),
    Kept(Text("环境变量", "the environment"), lambda: dict(os.environ), lambda before: _renew(os.environ, before)),
    Kept(
        Text("模块查找路径（sys.path）", "where modules are looked for (sys.path)"),
        lambda: list(sys.path),
        lambda before: sys.path.__setitem__(slice(None), before),
    ),
    Kept(
        Text("区域设置（locale）", "the locale"),
        lambda: locale.setlocale(locale.LC_ALL),
        lambda before: locale.setlocale(locale.LC_ALL, before),
    ),
    LIMITS,
    Kept(Text("信号的处理", "what signals do"), _handlers, _handle),
)


class Surroundings(NamedTuple):
    """The surroundings at one moment, in one process: what each of `KEPT` was, and which modules were loaded."""

    process: int
    kept: tuple[Any, ...]
    modules: dict[str, Any]

    @classmethod
    def now(cls) -> Surroundings:
        return cls(os.getpid(), tuple(one.now() for one in KEPT), dict(sys.modules))

    def put_back(self) -> list[Text]:
        """Put everything back as it was; what had been changed. A process that was forked meanwhile ends."""
        if os.getpid() != self.process:
            os._exit(0)
        changed = []
        if self.modules != sys.modules and (
            lost := {name: one for name, one in self.modules.items() if _is_lost(name, one)}
        ):
            sys.modules.update(lost)
            changed.append(LOADED)
        for one, before in zip(KEPT, self.kept, strict=True):
            if one.now() != before:
                one.put_back(before)
                changed.append(one.name)
        return changed

    @property
    def is_spoilt(self) -> bool:
        """Whether something cannot be put back: a limit that the system does not raise again."""
        return bool(LIMITS.now() != self.kept[KEPT.index(LIMITS)])


@contextmanager
def unchanged(owner: PluginState | None) -> Iterator[None]:
    """Within it, code of this plugin runs: what that changes is put back. Raises MeddlingError of what it was. To look costs
    more than most rules take: the built-in plugins', which their tests show to change nothing, are not looked at.
    """
    if owner and owner.builtin:
        yield
        return
    before = Surroundings.now()
    try:
        yield
    except BaseException:
        before.put_back()
        raise
    if changed := before.put_back():
        raise MeddlingError(changed)
