"""Ways past the edge of the program: code that ends the process, and what is raised where nothing can catch it."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import sys
import threading
from typing import Any, NoReturn

from ogicheck.api import INCOMPLETE, Text, attributed
from ogicheck_plugins.command_line.edge import language, ring_again
from ogicheck_plugins.runs_kit.console import complain

LEFT = Text("它要直接结束整个程序（os._exit({0})）", "it was to end the whole program (os._exit({0}))")


class LeavingError(BaseException):
    """A plugin's code was to end the process, with a code that would pass for a verdict."""

    def __init__(self, code: object) -> None:
        super().__init__(code)
        self.text = LEFT.fill(code)


_leave, _process = os._exit, os.getpid


def guard() -> None:
    """From now on what would end this process ends its command instead, and what is raised aside is a sentence."""
    own = _process()

    def left(status: int) -> NoReturn:
        if _process() != own:  # a process that it forked
            _leave(status)
        error = LeavingError(status)
        if threading.current_thread() is threading.main_thread():
            raise error
        _complain(error)
        _leave(INCOMPLETE)

    os._exit = left
    sys.unraisablehook = threading.excepthook = _aside


def leave(code: int) -> NoReturn:
    """End the process; threads and processes that a plugin has left at work, which the interpreter would wait for, hold
    nothing up.
    """
    for child in multiprocessing.active_children():
        child.kill()
    if any(not one.daemon for one in threading.enumerate() if one is not threading.main_thread()):
        atexit._run_exitfuncs()
        _leave(code)
    sys.exit(code)


def _aside(what: Any) -> None:
    """A signal that came upon a destructor comes again; of anything else it is told, but where the interpreter ends."""
    if sys.is_finalizing():
        return
    if isinstance(what.exc_value, KeyboardInterrupt):
        ring_again()
    elif what.exc_value is not None:
        _complain(what.exc_value)


def _complain(error: BaseException) -> None:
    complain(attributed(error).say(language(sys.argv[1:])))
