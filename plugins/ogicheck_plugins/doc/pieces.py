"""The text of an old Word file, which lies in pieces ([MS-DOC] 2.4.1, 2.8.35)."""

from __future__ import annotations

import struct
from bisect import bisect
from dataclasses import dataclass

from ogicheck.api import UnreadableError
from ogicheck_plugins.doc.ole import PIECES, Word
from ogicheck_plugins.doc.refusals import DAMAGED, TOO_LONG

MOST = 1_000_000
"""Characters; a report has twenty thousand."""
_PROPERTIES, _TABLE = 1, 2
_COMPRESSED, _OFFSET = 0x40000000, 0x3FFFFFFF


@dataclass(frozen=True, slots=True)
class Story:
    """The characters (UTF-16 code units), and where in the file each piece of them begins and how wide it is."""

    text: str
    starts: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]

    def offset(self, position: int) -> int:
        """Where in the main stream the character at a position lies."""
        piece = max(bisect(self.starts, position) - 1, 0)
        offset, width = self.offsets[piece]
        return offset + (position - self.starts[piece]) * width


def story(word: Word) -> Story:
    """The whole text of a file, its footnotes and so on included; raises UnreadableError."""
    table = _piece_table(word.part(PIECES))
    count = (len(table) - 4) // 12
    if count < 1:
        raise UnreadableError(DAMAGED.fill("PlcPcd"))
    ends = struct.unpack_from(f"<{count + 1}I", table)
    if ends[-1] > MOST:
        raise UnreadableError(TOO_LONG.fill(MOST))
    texts, offsets = [], []
    for index, (start, end) in enumerate(zip(ends, ends[1:], strict=False)):
        (packed,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * index + 2)
        width, offset = (1, (packed & _OFFSET) // 2) if packed & _COMPRESSED else (2, packed & _OFFSET)
        stored = word.main[offset : offset + (end - start) * width]
        if end < start or len(stored) < (end - start) * width:
            raise UnreadableError(DAMAGED.fill("WordDocument"))
        texts.append(stored.decode("cp1252", "replace") if width == 1 else _units(stored))
        offsets.append((offset, width))
    return Story("".join(texts), ends[:-1], tuple(offsets))


def _units(stored: bytes) -> str:
    """Code units, not characters, as positions count those."""
    return "".join(map(chr, struct.unpack(f"<{len(stored) // 2}H", stored)))


def _piece_table(part: bytes) -> bytes:
    """The PlcPcd within the Clx, behind property lists of pieces."""
    at = 0
    while at + 5 <= len(part):
        if part[at] == _TABLE:
            (size,) = struct.unpack_from("<I", part, at + 1)
            return part[at + 5 : at + 5 + size]
        if part[at] != _PROPERTIES:
            break
        at += 3 + struct.unpack_from("<H", part, at + 1)[0]
    raise UnreadableError(DAMAGED.fill("Clx"))
