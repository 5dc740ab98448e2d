"""The streams of an old Word file and the header that says where its parts lie ([MS-DOC] 2.5, FIB)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO

import olefile  # type: ignore[import-untyped]  # it has none

from ogicheck.api import UnreadableError
from ogicheck_plugins.doc.refusals import DAMAGED, ENCRYPTED, NO_WORD, TOO_OLD

MAGIC, WORD_97 = 0xA5EC, 0xC1
_FLAGS, _ENCRYPTED, _TABLE_1 = 0x0A, 0x0100, 0x0200
_COUNTS, _PARTS = 0x4C, 0x9A
CHARACTERS, PARAGRAPHS, PIECES, LISTS, OVERRIDES, STYLES = 12, 13, 33, 73, 74, 1
"""The indices of the parts that are read, among the header's places and sizes."""


class TooOldError(UnreadableError):
    """The file is of a version before Word 97."""


@dataclass(frozen=True, slots=True)
class Word:
    """The streams `main` (WordDocument), `table` and `data`."""

    main: bytes
    table: bytes
    data: bytes

    def part(self, index: int) -> bytes:
        """A part of the table stream; b"" where the file has none."""
        start, size = struct.unpack_from("<II", self.main, _PARTS + 8 * index)
        return self.table[start : start + size]

    @property
    def lengths(self) -> tuple[int, ...]:
        """Characters of the text, footnotes, headers, macros, comments, endnotes and text boxes, which follow each other."""
        counted: tuple[int, ...] = struct.unpack_from("<7i", self.main, _COUNTS)
        return counted


def opened(data: bytes) -> Word:
    """The streams of a file; raises UnreadableError, TooOldError where it is of a version before Word 97."""
    try:
        return _opened(data)
    except UnreadableError:
        raise
    # olefile raises many kinds of errors on damaged files.
    except Exception as error:
        raise UnreadableError(DAMAGED.fill("OLE")) from error


def _opened(data: bytes) -> Word:
    with olefile.OleFileIO(BytesIO(data)) as ole:
        if not ole.exists("WordDocument"):
            raise UnreadableError(NO_WORD)
        main = ole.openstream("WordDocument").read()
        magic, version = struct.unpack_from("<HH", main)
        (flags,) = struct.unpack_from("<H", main, _FLAGS)
        if flags & _ENCRYPTED:
            raise UnreadableError(ENCRYPTED)
        if magic != MAGIC or version < WORD_97:
            raise TooOldError(TOO_OLD)
        table = ole.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
        return Word(main, table, ole.openstream("Data").read() if ole.exists("Data") else b"")
