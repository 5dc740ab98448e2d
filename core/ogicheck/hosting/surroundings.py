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
from functools import partial
from os import _exit, getpid
from typing import Any, NamedTuple

from ogicheck.hosting.prints import FROM_FILE
from ogicheck.values.findings import PluginState
from ogicheck.values.texts import Text, TextError, joined

try:
    import resource

    KINDS = frozenset(getattr(resource, name) for name in dir(resource) if name.startswith("RLIMIT_"))
except ImportError:  # a system without limits to set
    KINDS = frozenset()
CHANGED = Text("它改动了{0}；能还原的已还原", "it changed {0}, which was put back as far as it can be")
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


def _folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - once for each rule
    except OSError:
        return ""


class Names(dict[str, Any]):  # noqa: PLW1641 - nor has a dict a hash
    """Equal to what was there before where all of it is there still; a plugin's file may have been loaded again."""

    def __eq__(self, before: Any) -> bool:
        is_there = (self.get(name) is one or name.startswith(FROM_FILE) for name, one in before.items())
        return dict.__eq__(self, before) or all(is_there)


def _renew(own: MutableMapping[str, Any], before: Mapping[str, Any]) -> None:
    own.update(before)
    for added in own.keys() - before.keys():
        del own[added]


def _limit(before: Mapping[int, tuple[int, int]]) -> None:
    """As far as the system takes them back."""
    for kind, both in before.items():
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, both)


def _handlers() -> dict[int, Any]:
    """Only the main thread may set them, and none of those that code outside of Python has set."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    numbers = [signal.Signals[name] for name in SIGNALS if name in signal.Signals.__members__]
    return {number: handler for number in numbers if (handler := signal.getsignal(number)) is not None}


NAMES = (
    Text("已加载的模块（sys.modules）", "the modules that are loaded (sys.modules)"),
    Text("共用模块的函数", "functions of modules that all use"),
    Text("程序的出口和输入输出（sys）", "the way out of the program, or its streams (sys)"),
    Text("递归深度限制", "the limit of recursion"),
    Text("当前文件夹", "the current folder"),
    Text("环境变量", "the environment"),
    Text("模块查找路径（sys.path）", "where modules are looked for (sys.path)"),
    Text("区域设置（locale）", "the locale"),
    Text("信号的处理", "what signals do"),
    Text("系统给进程的限制", "the limits that the system sets to the process"),
)
WAYS: tuple[tuple[Callable[[], Any], Callable[[Any], object]], ...] = (
    (lambda: Names(sys.modules), sys.modules.update),
    (lambda: [Names(vars(one)) for one in SHARED], lambda before: list(map(dict.update, map(vars, SHARED), before))),
    (lambda: {name: getattr(sys, name, None) for name in SYSTEM}, vars(sys).update),
    (sys.getrecursionlimit, sys.setrecursionlimit),
    (_folder, os.chdir),
    (lambda: dict(os.environ), partial(_renew, os.environ)),
    (lambda: list(sys.path), partial(sys.path.__setitem__, slice(None))),
    (partial(locale.setlocale, locale.LC_ALL), partial(locale.setlocale, locale.LC_ALL)),
    (_handlers, lambda before: [signal.signal(*one) for one in before.items()]),
    (lambda: {kind: resource.getrlimit(kind) for kind in KINDS}, _limit),
)
"""How each of these is read, and put back."""


class Surroundings(NamedTuple):
    """The surroundings at one moment, in one process: what each of `NAMES` was."""

    process: int
    kept: tuple[Any, ...]

    @classmethod
    def now(cls) -> Surroundings:
        return cls(getpid(), tuple(now() for now, _ in WAYS))

    def put_back(self) -> list[Text]:
        """Put everything back as it was; what had been changed. A process that was forked meanwhile ends."""
        if getpid() != self.process:
            _exit(0)
        changed = []
        for name, (now, put_back), before in zip(NAMES, WAYS, self.kept, strict=True):
            if now() == before:
                continue
            put_back(before)
            changed.append(name)
        return changed


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
