"""Builds old Word files by the book ([MS-CFB], [MS-DOC]): what a test needs of them, and no more."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_SECTOR, _END, _FREE = 512, 0xFFFFFFFE, 0xFFFFFFFF
_TEXT_AT, _PAGE = 1024, 512
IN_TABLE, ENDS_ROW = b"\x16\x24\x01", b"\x17\x24\x01"
HIDDEN, DELETED = b"\x3c\x08\x01", b"\x00\x08\x01"
Stretch = tuple[str, bytes]
"""Text and the properties that it has."""


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE file of up to 60 KB with these streams."""
    padded = [data.ljust(-(-max(len(data), 4096) // _SECTOR) * _SECTOR, b"\0") for data in streams.values()]
    chain, start, starts = [0xFFFFFFFD, _END], 2, []
    for data in padded:
        count = len(data) // _SECTOR
        chain += [*range(start + 1, start + count), _END]
        starts.append(start)
        start += count
    fat = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for index, (name, data) in enumerate(zip(streams, padded, strict=True), 1):
        following = index + 1 if index < len(streams) else _FREE
        entries.append(_entry(name, 2, starts[index - 1], len(data), right=following))
    head = struct.pack("<8s16s5H6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    return head + fat + b"".join(entries).ljust(_SECTOR, b"\0") + b"".join(padded)


def _entry(name: str, kind: int, start: int, size: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    coded = name.encode("utf-16-le")
    links = struct.pack("<HBB3I", len(coded) + 2, kind, 1, _FREE, right, child)
    return coded.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


def doc(paragraphs: Sequence[Stretch], runs: Sequence[Stretch] = (), *, flags: int = 0, version: int = 0xC1) -> bytes:
    """A Word 97 file; each paragraph's text ends with its mark, and `runs` are the same text with character properties."""
    text = "".join(one for one, _ in paragraphs)
    coded = text.encode("utf-16-le")
    pages_at = -(-(_TEXT_AT + len(coded)) // _PAGE)
    main = bytearray(pages_at * _PAGE)
    main[_TEXT_AT : _TEXT_AT + len(coded)] = coded
    struct.pack_into("<HH", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 0x0A, flags)
    count = len(coded) // 2
    struct.pack_into("<i", main, 0x4C, count)
    clx = struct.pack("<BI", 2, 16) + struct.pack("<2I", 0, count) + struct.pack("<HIH", 0, _TEXT_AT, 0)
    table = bytearray(clx)
    struct.pack_into("<II", main, 0x1A2, 0, len(clx))
    for place, stretches, width in ((0x102, paragraphs, 13), (0xFA, runs, 1)):
        if stretches:
            pages = _pages(stretches, width)
            first = len(main) // _PAGE
            numbers = range(first, first + len(pages))
            part = bytes(4 * (len(pages) + 1)) + struct.pack(f"<{len(pages)}I", *numbers)
            struct.pack_into("<II", main, place, len(table), len(part))
            table += part
            main += b"".join(pages)
    return ole({"WordDocument": bytes(main), "0Table": bytes(table)})


def _pages(stretches: Sequence[Stretch], width: int) -> list[bytes]:
    """One page for each stretch: none of them is ever full."""
    pages, at = [], _TEXT_AT
    for text, properties in stretches:
        end = at + len(text.encode("utf-16-le"))
        page = bytearray(_PAGE)
        struct.pack_into("<II", page, 0, at, end)
        page[-1] = 1
        page[8] = 32
        stored = b"\0\0" + properties if width > 1 else properties
        if width > 1:
            stored += b"\0" * (len(stored) % 2 == 0)
            page[64 : 65 + len(stored)] = bytes([(len(stored) + 1) // 2]) + stored
        else:
            page[64 : 65 + len(stored)] = bytes([len(stored)]) + stored
        pages.append(bytes(page))
        at = end
    return pages


def row_end(*edges: int, flags: Sequence[int] = ()) -> Stretch:
    """The mark at the end of a row whose cells have these edges and merge flags."""
    count = len(edges) - 1
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    definition = struct.pack(f"<B{count + 1}h", count, *edges) + cells
    return "\x07", IN_TABLE + ENDS_ROW + b"\x08\xd6" + struct.pack("<H", len(definition) + 1) + definition


def cell(text: str) -> Stretch:
    return f"{text}\x07", IN_TABLE
