"""Plugins that are not built in are loaded, and their hooks called, in a process of their own first: one that ends its
process, does not end, or takes all memory must not take the run with it.

The process is an interpreter that is told what to load, and says so before each: the last that it spoke of is the one that
it did not survive.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from subprocess import DEVNULL
from tempfile import TemporaryFile
from typing import IO

from ogicheck.api import MeddlingError, Text, rehearse
from ogicheck_plugins.executors.serving import limit_memory

SECONDS = 30.0
"""How long plugins may take to load, all of them: a large library takes a second or two."""
MEMORY = 2048
"""MB that they may take as they are loaded: large libraries reserve some hundreds."""
FULL, SPOILT = 77, 78
"""The exit codes of a process that has no memory left, and of one in which something cannot be put back."""
ENDED = Text("加载它时进程结束（退出码 {0}）", "loading it ended the process (exit code {0})")
TOO_LARGE = Text("加载它需要的内存超过 {0} MB", "loading it takes more than {0} MB of memory")
LIMITED = Text(
    "它改动了无法还原的东西，如系统给进程的限制", "it changes what cannot be put back, such as the limits of the process"
)
ENDLESS = Text("{0} 秒内没有加载完", "not loaded within {0} seconds")
DONE = ""
"""What is said when all are loaded."""
SAYS = "ogicheck-loads "
"""What a line begins with that says which plugin is loaded next, as no plugin's own prints do."""


def fatal(names: Sequence[str], files: tuple[str, ...]) -> Mapping[str, Text]:
    """The plugins of these names that end their process as they are loaded, or do not end, and why."""
    return _fatal(tuple(names), files, tuple(_stamp(file) for file in files))


@lru_cache(maxsize=32)
def _fatal(names: tuple[str, ...], files: tuple[str, ...], _: tuple[object, ...]) -> dict[str, Text]:
    found: dict[str, Text] = {}
    while left := [name for name in names if name not in found]:
        culprit, why = _tried(left, files)
        if culprit not in left:
            break
        found[culprit] = why
    return found


def _tried(names: Sequence[str], files: Sequence[str]) -> tuple[str, Text]:
    command = [sys.executable, "-m", __name__, "\0".join(files).encode().hex(), *names]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
    with TemporaryFile() as said:  # no pipe, which ends only with all that a plugin leaves running
        try:
            code = subprocess.run(
                command, stdin=DEVNULL, stdout=said, stderr=DEVNULL, timeout=SECONDS, check=False, env=environment
            ).returncode
        except subprocess.TimeoutExpired:
            return _last(said), ENDLESS.fill(f"{SECONDS:g}")
        return _last(said), {FULL: TOO_LARGE.fill(MEMORY), SPOILT: LIMITED}.get(code, ENDED.fill(code))


def _last(said: IO[bytes]) -> str:
    said.seek(0)
    lines = [
        line.removeprefix(SAYS) for line in said.read().decode("utf-8", "replace").splitlines() if line.startswith(SAYS)
    ]
    return lines[-1] if lines else DONE


def _stamp(file: str) -> object:
    try:
        status = Path(file).stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


def main(words: Sequence[str]) -> None:
    files, names = bytes.fromhex(words[0]).decode(), words[1:]
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    limit_memory(MEMORY)
    try:
        rehearse(tuple(files.split("\0")) if files else (), names, lambda name: print(SAYS + name, file=out, flush=True))
    except MemoryError:
        os._exit(FULL)
    except MeddlingError:
        os._exit(SPOILT)
    print(SAYS + DONE, file=out, flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
