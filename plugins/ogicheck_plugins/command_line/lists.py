"""Lists of paths in a file or on standard input: `--files-from`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ogicheck.api import SettingError, Text, named, reason

STDIN = "-"
MARK = b"\xef\xbb\xbf"
"""What editors of Windows put before UTF-8."""
EMPTY = Text("里面没有路径", "there is no path in it")


def listed(file: str) -> tuple[str, ...]:
    """The paths in a list, parted by NUL where there is one, else by lines. Raises SettingError."""
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        raise SettingError(named(file, reason(error))) from error
    data = data.removeprefix(MARK)
    parts = data.split(b"\0") if b"\0" in data else data.splitlines()
    paths = tuple(os.fsdecode(part) for part in parts if part.strip())
    if not paths:
        raise SettingError(named(file, EMPTY))
    return paths
