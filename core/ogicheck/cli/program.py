"""The whole program: from the streams and signals of the process to its exit code."""

from __future__ import annotations

import signal
import sys

from ogicheck.cli import leaving, streams
from ogicheck.cli.console import LOST, complain
from ogicheck.cli.edge import guarded, language, stop
from ogicheck.values.errors import CLEAN, FOUND, INCOMPLETE, reason


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
    sys.exit(code)


def _called() -> None:
    from ogicheck.cli.main import cli

    cli.main()


def _signals() -> list[signal.Signals]:
    """Those that ask the program to end, but what it was told to ignore."""
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    known = [signal.Signals[name] for name in names if name in signal.Signals.__members__]
    return [one for one in known if signal.getsignal(one) != signal.SIG_IGN]
