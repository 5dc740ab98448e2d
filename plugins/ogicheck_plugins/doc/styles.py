"""The styles of an old Word file: what they say of lists and of hidden text ([MS-DOC] 2.9.271, STSH)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from ogicheck_plugins.doc.ole import STYLES, Word
from ogicheck_plugins.doc.properties import Properties, unpacked

_PARAGRAPH, _NONE = 1, 0xFFF


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself: of paragraphs, and of characters."""

    based_on: int
    paragraph: Properties
    characters: Properties


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by their index."""

    styles: dict[int, Style]

    def paragraph(self, index: int) -> Properties:
        """All that a style and those that it is based on say of paragraphs."""
        return self._merged(index, {}, characters=False, depth=len(self.styles))

    def characters(self, index: int) -> Properties:
        """All that a style and those that it is based on say of characters."""
        return self._merged(index, {}, characters=True, depth=len(self.styles))

    def _merged(self, index: int, nearer: Properties, *, characters: bool, depth: int) -> Properties:
        while (style := self.styles.get(index)) and depth:
            nearer = (style.characters if characters else style.paragraph) | nearer
            index, depth = style.based_on, depth - 1
        return nearer


def styles_in(word: Word) -> Styles:
    """The styles of a file, as many as can be read."""
    part = word.part(STYLES)
    try:
        return Styles(dict(_styles(part)))
    except struct.error:
        return Styles({})


def _styles(part: bytes) -> list[tuple[int, Style]]:
    if len(part) < 6:
        return []
    header, count, base = struct.unpack_from("<HHH", part)
    found, at = [], 2 + header
    for index in range(count):
        if at + 2 > len(part):
            break
        (size,) = struct.unpack_from("<H", part, at)
        if size > base:
            found.append((index, _style(part[at + 2 : at + 2 + size], base)))
        at += 2 + size
    return found


def _style(stored: bytes, base: int) -> Style:
    _, kinds, counts = struct.unpack_from("<3H", stored)
    kind, based_on = kinds & 0xF, kinds >> 4
    (name,) = struct.unpack_from("<H", stored, base)
    lists = _lists(stored, base + 2 * name + 4, counts & 0xF)
    paragraph = unpacked(lists[0][2:]) if kind == _PARAGRAPH and lists else {}
    characters = lists[kind == _PARAGRAPH] if len(lists) > (kind == _PARAGRAPH) else b""
    return Style(-1 if based_on == _NONE else based_on, paragraph, unpacked(characters))


def _lists(stored: bytes, at: int, count: int) -> list[bytes]:
    """The property lists of a style; each begins at an even place."""
    lists = []
    for _ in range(count):
        if at + 2 > len(stored):
            break
        (size,) = struct.unpack_from("<H", stored, at)
        lists.append(stored[at + 2 : at + 2 + size])
        at += 2 + size + size % 2
    return lists
