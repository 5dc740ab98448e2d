"""A run that hangs ends by itself and says where.

A test that takes too long is failed by pytest-timeout, and the run goes on. It sets none to what comes after: the second
wait of a `with` block that was left by it, the fixtures of a test that has failed, threads that are joined at the very end.
"""

from __future__ import annotations

import faulthandler
import os
import threading

import pytest

LIMIT = 1000.0
"""Seconds from the start of a test to that of the next, or to the end of the process: more than a test may take."""


class Watch:
    """What is under way, and until when."""

    def __init__(self, stderr: int) -> None:
        self.stderr = stderr
        self.timer = threading.Timer(0, self.give_up)

    def over(self, name: str) -> None:
        self.timer.cancel()
        self.timer = threading.Timer(LIMIT, self.give_up, [name])
        self.timer.daemon = True
        self.timer.start()

    def give_up(self, name: str) -> None:
        os.write(self.stderr, f"\n{name} does not end: after {LIMIT:g} seconds each thread is at\n".encode())
        faulthandler.dump_traceback(self.stderr)
        os._exit(1)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.over(nodeid)

    def pytest_unconfigure(self) -> None:
        self.over("the run")


def pytest_configure(config: pytest.Config) -> None:
    """Standard error is kept while it is not captured."""
    config.pluginmanager.register(Watch(os.dup(2)))
