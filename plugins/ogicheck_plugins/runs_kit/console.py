"""What a command says: data on stdout, everything else on stderr."""

from __future__ import annotations

import codecs
import io
import os
import sys
from contextlib import suppress
from typing import Any, BinaryIO, cast

from ogicheck.api import IncompleteError, Text, data_stream, reason

LOST = Text("标准输出写不了：{0}", "stdout cannot be written: {0}")


def complain(message: str) -> None:
    """A message on stderr, on any console: characters that it lacks are replaced. Where stderr is lost, nobody is told."""
    encoding = sys.stderr.encoding or "utf-8"
    with suppress(OSError, ValueError):
        sys.stderr.write(message.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stderr.flush()


def write(data: bytes) -> None:
    """Bytes to stdout: as they are into a pipe or file, in the console's own encoding on a terminal."""
    stream = stdout()
    stream.write(data)
    stream.flush()


def stdout() -> BinaryIO:
    """A stream of UTF-8 bytes to stdout."""
    return cast(BinaryIO, _Console()) if data_stream().isatty() else data_stream().buffer


def try_stdout() -> None:
    """Raises IncompleteError where stdout is closed."""
    try:
        os.write(data_stream().fileno(), b"")
    except io.UnsupportedOperation:
        return
    except OSError as error:
        raise IncompleteError(LOST.fill(reason(error))) from error


class _Console(io.RawIOBase):
    """Takes UTF-8 bytes, in pieces of any size, and writes them in the encoding of the console."""

    def __init__(self) -> None:
        super().__init__()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        text = self._decoder.decode(bytes(data))
        data_stream().buffer.write(text.encode(data_stream().encoding or "utf-8", "replace"))
        return len(data)

    def flush(self) -> None:
        data_stream().buffer.flush()
