"""What character recognition takes: its libraries, and memory."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec

from ogicheck.api import Document

_MMAP_THRESHOLD = -3
"""glibc's M_MMAP_THRESHOLD; elsewhere there is no such call, or no limit of memory."""


def installed() -> bool:
    """Whether pictures can be read here."""
    return all(map(find_spec, ("rapidocr", "onnxruntime")))


def within_memory(reading: Callable[[bytes], Document], data: bytes) -> Document:
    """Raises MemoryError in all its disguises: the libraries have errors of their own for what their C++ side throws, and
    for what they cannot load.
    """
    _spare_memory()
    try:
        return reading(data)
    except Exception as error:
        if any(sign in str(error) for sign in ("bad_alloc", "Insufficient memory", "failed to map segment")):
            raise MemoryError from error
        raise


def _spare_memory() -> None:
    """Halves what reading takes: numpy sets 90 MB a core aside for linear algebra, of which nothing here makes use, and
    glibc keeps large blocks that were freed, unless told from what size on to give them back.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, 1 << 20)
