"""What a command says: data on stdout, everything else on stderr."""

from __future__ import annotations

import codecs
import io
import sys
from typing import Any, BinaryIO, cast

import click


def complain(message: str) -> None:
    """A message on stderr, on any console: characters that it lacks are replaced."""
    encoding = sys.stderr.encoding or "utf-8"
    click.echo(message.encode(encoding, "replace").decode(encoding), err=True)


def write(data: bytes) -> None:
    """Bytes to stdout: as they are into a pipe or file, in the console's own encoding on a terminal."""
    stream = stdout()
    stream.write(data)
    stream.flush()


def stdout() -> BinaryIO:
    """A stream of UTF-8 bytes to stdout."""
    return cast(BinaryIO, _Console()) if sys.stdout.isatty() else sys.stdout.buffer


class _Console(io.RawIOBase):
    """Takes UTF-8 bytes, in pieces of any size, and writes them in the encoding of the console."""

    def __init__(self) -> None:
        super().__init__()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        text = self._decoder.decode(bytes(data))
        sys.stdout.buffer.write(text.encode(sys.stdout.encoding or "utf-8", "replace"))
        return len(data)

    def flush(self) -> None:
        sys.stdout.buffer.flush()
