"""Functions that tests have run in other processes."""

from __future__ import annotations

import os
import time

from ogicheck.hosting.watching import begun


def own_id() -> int:
    begun()
    return os.getpid()


def change_environment() -> int:
    """As a library does that is loaded in a call."""
    begun()
    os.environ["OGICHECK_TEST"] = "changed"
    return os.getpid()


def identity(value: int) -> int:
    begun()
    return value


def die() -> None:
    os._exit(7)


def sleep(seconds: float) -> None:
    begun()
    time.sleep(seconds)
