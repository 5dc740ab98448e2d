"""The process's own streams: stdout for data alone, whatever plugins and libraries print, and streams that are closed."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

STDIN, STDOUT, STDERR = 0, 1, 2


def prepare() -> None:
    """Keep stdout for data: what is printed in other ways, by libraries and other processes too, goes to stderr."""
    _open_closed()
    data = os.dup(STDOUT)
    os.dup2(STDERR, STDOUT)
    sys.stdout = open(data, "w", encoding=sys.stdout.encoding, errors="replace")  # noqa: SIM115, PTH123 - a number, open as long as the process


def flushed() -> OSError | ValueError | None:
    """Flush all streams; why stdout could not be, and then let go of it, so that the interpreter does not try again."""
    failure = _flush(sys.stdout)
    _flush(sys.stderr)
    return failure


def _flush(stream: TextIO) -> OSError | ValueError | None:
    try:
        stream.flush()
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return error
    return None


def _open_closed() -> None:
    """A closed stream's number would go to the next file that is opened, here or in a worker: give it to nothing, in the
    wrong direction, so that who reads or writes it is told.
    """
    for number, direction in ((STDIN, os.O_WRONLY), (STDOUT, os.O_RDONLY), (STDERR, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, direction)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            os.set_inheritable(number, True)
    sys.stdin = sys.stdin or open(STDIN, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process
    sys.stdout = sys.stdout or open(STDOUT, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process
    sys.stderr = sys.stderr or open(STDERR, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process
