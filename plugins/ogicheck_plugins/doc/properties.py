"""The properties of paragraphs and characters, in pages of 512 bytes ([MS-DOC] 2.9.33, 2.9.174, 2.6)."""

from __future__ import annotations

import struct
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from ogicheck.api import UnreadableError
from ogicheck_plugins.doc.ole import CHARACTERS, PARAGRAPHS, Word
from ogicheck_plugins.doc.pieces import MOST
from ogicheck_plugins.doc.refusals import TOO_LONG

_PAGE = 512
_PAGE_NUMBER = 0x3FFFFF
_MOST_PAGES = 10_000
"""Of properties; a report has a hundred."""
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)
_TABLE_DEFINITION, _TABS, _HUGE = 0xD608, 0xC615, 0x6646

Properties = dict[int, bytes]
"""Operands by the codes (sprm) of the properties; the last of one code counts."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Which stretches of the main stream have which style and property list."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lists: tuple[tuple[int, bytes], ...]

    def at(self, offset: int) -> tuple[int, bytes]:
        """The style's index and the property list for what lies at an offset of the main stream."""
        index = bisect(self.starts, offset) - 1
        return self.lists[index] if index >= 0 and offset < self.ends[index] else (0, b"")


def paragraph_runs(word: Word) -> Runs:
    """The property lists of paragraphs."""
    return _runs(word, PARAGRAPHS, 13)


def character_runs(word: Word) -> Runs:
    """The property lists of characters; they name no style."""
    return _runs(word, CHARACTERS, 1)


def _runs(word: Word, part: int, width: int) -> Runs:
    table = word.part(part)
    count = max(len(table) - 4, 0) // 8
    if count > _MOST_PAGES:
        raise UnreadableError(TOO_LONG.fill(MOST))
    numbers = struct.unpack_from(f"<{count}I", table, 4 * (count + 1)) if count else ()
    found = sorted(run for number in dict.fromkeys(numbers) for run in _on_page(word.main, number & _PAGE_NUMBER, width))
    starts, ends, lists = zip(*found, strict=True) if found else ((), (), ())
    return Runs(starts, ends, lists)


def _on_page(main: bytes, number: int, width: int) -> Iterator[tuple[int, int, tuple[int, bytes]]]:
    page = main[number * _PAGE : (number + 1) * _PAGE]
    if len(page) < _PAGE or 4 * (page[-1] + 1) + width * page[-1] >= _PAGE:
        return
    edges = struct.unpack_from(f"<{page[-1] + 1}I", page)
    for index, (start, end) in enumerate(zip(edges, edges[1:], strict=False)):
        at = 2 * page[len(edges) * 4 + index * width]
        yield start, end, _paragraph_list(page, at) if width > 1 else _character_list(page, at)


def _character_list(page: bytes, at: int) -> tuple[int, bytes]:
    return 0, page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_list(page: bytes, at: int) -> tuple[int, bytes]:
    if not at or at + 1 >= _PAGE:
        return 0, b""
    size, at = (2 * page[at] - 1, at + 1) if page[at] else (2 * page[at + 1], at + 2)
    stored = page[at : at + size]
    return (struct.unpack_from("<H", stored)[0], stored[2:]) if len(stored) >= 2 else (0, b"")


def unpacked(listed: bytes, data: bytes = b"") -> Properties:
    """The properties in a list; one that is too long for its page lies in the stream `data`."""
    found: Properties = {}
    at = 0
    while at + 2 <= len(listed):
        (code,) = struct.unpack_from("<H", listed, at)
        size, at = _size(code, listed, at + 2)
        operand = listed[at : at + size]
        if code == _HUGE and len(operand) == 4:
            found |= _huge(data, struct.unpack("<I", operand)[0])
        elif len(operand) == size:
            found[code] = operand
        at += size
    return found


def _huge(data: bytes, at: int) -> Properties:
    if at + 2 > len(data):
        return {}
    return unpacked(data[at + 2 : at + 2 + struct.unpack_from("<H", data, at)[0]])


def _size(code: int, listed: bytes, at: int) -> tuple[int, int]:
    """The size of a property's operand, and where it begins."""
    kind = code >> 13
    if kind != 6:
        return _OPERANDS[kind], at
    if code == _TABLE_DEFINITION:
        return max(struct.unpack_from("<H", listed.ljust(at + 2, b"\0"), at)[0] - 1, 0), at + 2
    length = listed[at] if at < len(listed) else 0
    if code == _TABS and length == 255:
        return len(listed), at + 1
    return length, at + 1


def switched_on(properties: Properties, code: int) -> bool:
    """Whether a property that is either on or off is on."""
    return properties.get(code, b"\0")[0] & 1 == 1


def number(properties: Properties, code: int, default: int = 0) -> int:
    """A property's operand as a number."""
    operand = properties.get(code)
    return default if operand is None else int.from_bytes(operand, "little", signed=True)
