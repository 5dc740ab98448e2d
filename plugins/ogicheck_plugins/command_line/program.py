"""The whole program: from the streams and signals of the process to its exit code."""

from __future__ import annotations

import signal
import sys

from ogicheck.api import CLEAN, FOUND, INCOMPLETE, reason
from ogicheck_plugins.command_line import leaving, streams
from ogicheck_plugins.command_line.edge import guarded, language, stop
from ogicheck_plugins.runs_kit.console import LOST, complain


def run() -> None:
    """The whole program."""
    streams.prepare()
    leaving.guard()
    signals = _signals()
    for one in signals:
        signal.signal(one, stop)
    try:
        code = guarded(_called, sys.argv[1:])
        failure = streams.flushed()
        if failure and code in (CLEAN, FOUND):
            complain(LOST.fill(reason(failure)).say(language(sys.argv[1:])))
            code = INCOMPLETE
    finally:
        for one in signals:
            signal.signal(one, signal.SIG_DFL)
    leaving.leave(code)


def _called() -> None:
    from ogicheck_plugins.command_line.main import cli

    cli.main()


def _signals() -> list[signal.Signals]:
    """Those that ask the program to end, but what it was told to ignore."""
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    known = [signal.Signals[name] for name in names if name in signal.Signals.__members__]
    return [one for one in known if signal.getsignal(one) != signal.SIG_IGN]
