"""What Word and WPS leave beside a file while it is open (~$name): who has it open, twice, and nothing of the report."""

from __future__ import annotations

_SIZE, _WIDE = 162, 54
"""Bytes of such a file, and where in it the name stands anew, in UTF-16; each time its length goes before it."""


def is_lock(data: bytes) -> bool:
    """Whether the bytes are such a file's: no text has a NUL there, and nothing else this size and these lengths."""
    return len(data) == _SIZE and 0 < data[0] < _WIDE and 0 < data[_WIDE] < _WIDE and data[_WIDE + 1] == 0
