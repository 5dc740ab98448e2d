"""The characters of an old Word file as accepted and printed ([MS-DOC] 2.4.1, 2.6.1, 2.9.192)."""

from __future__ import annotations

import re
import struct
from bisect import bisect
from collections.abc import Iterator

from ogicheck_plugins.doc.ole import Word
from ogicheck_plugins.doc.pieces import Story
from ogicheck_plugins.doc.properties import Properties, character_runs, number, switched_on, unpacked
from ogicheck_plugins.doc.styles import Styles
from ogicheck_plugins.formats_kit.marks import drawn

_HIDDEN, _DELETED, _STYLE, _SYMBOL, _PICTURE = 0x083C, 0x0800, 0x4A30, 0x6A09, 0x6A03
_STRUCK, _STRUCK_TWICE, _POSITION, _LIFTED = 0x0837, 0x2A53, 0x2A48, 0x4845
_SHIFTS = {1: 1, 2: -1}
UNKNOWN = "\ufffd"
_SIGNS = {0x0B: "\n", 0x1E: "-", 0x09: "\t", 0x0A: "\n"}
_PRINTED = dict.fromkeys(range(0x20)) | _SIGNS
_FIELD = re.compile("[\x13\x14\x15]")
_BEGIN, _SEPARATE, _PICTURE_SIGN = "\x13", "\x14", "\x01"
_SMALLEST = 3 * 1440 / 2.54
"""3 cm in twentieths of a point."""


class Characters:
    """Tells what of a stretch of the text is printed; asked in order, as fields run on over paragraphs."""

    def __init__(self, word: Word, story: Story, styles: Styles) -> None:
        self._word, self._story, self._styles = word, story, styles
        self._runs = character_runs(word)
        self._properties = [unpacked(listed) for _, listed in self._runs.lists]
        self._hides = [self._is_hidden(properties) for properties in self._properties]
        self._looks = [self._look(properties) for properties in self._properties]
        symbols = any(_SYMBOL in properties for properties in self._properties)
        self._special = any(self._hides) or symbols or any(look != (False, 0) for look in self._looks)
        self._fields: list[bool] = []

    def printed(self, start: int, text: str, *, hidden: bool) -> str:
        """What is printed of the characters from `start` on; `hidden` is whether their paragraph's style hides them."""
        if self._special or hidden:
            text = "".join(self._shown(start + index, sign, hidden=hidden) for index, sign in enumerate(text))
        if self._fields or _BEGIN in text:
            text = "".join(self._results(text))
        printed = text.translate(_PRINTED)
        return printed.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def pictures(self, start: int, text: str) -> int:
        """How many pictures more than 3 cm wide or high stand among the characters."""
        places = (start + match.start() for match in re.finditer(_PICTURE_SIGN, text))
        return sum(self._is_large(number(self._at(place), _PICTURE, -1)) for place in places)

    def _is_large(self, at: int) -> bool:
        if at < 0 or at + 40 > len(self._word.data):
            return False
        width, height, across, down = struct.unpack_from("<4H", self._word.data, at + 28)
        larger: int = max(width * across, height * down)
        return larger / 1000 > _SMALLEST

    def _index(self, position: int) -> int:
        offset = self._story.offset(position)
        index = bisect(self._runs.starts, offset) - 1
        return index if index >= 0 and offset < self._runs.ends[index] else -1

    def _at(self, position: int) -> Properties:
        index = self._index(position)
        return self._properties[index] if index >= 0 else {}

    def _shown(self, position: int, sign: str, *, hidden: bool) -> str:
        index = self._index(position)
        properties = self._properties[index] if index >= 0 else {}
        if hidden and _HIDDEN not in properties and _STYLE not in properties:
            return ""
        if index >= 0 and self._hides[index]:
            return ""
        if _SYMBOL in properties or index < 0:
            return UNKNOWN if _SYMBOL in properties else sign
        struck, shift = self._looks[index]
        return drawn(sign, struck_out=struck and sign >= " ", shift=shift)

    def _look(self, properties: Properties) -> tuple[bool, int]:
        """Whether text is struck out, and how far it stands above the line."""
        styled = self._styles.characters(number(properties, _STYLE)) if _STYLE in properties else {}
        known = styled | properties
        shift = _SHIFTS.get(number(known, _POSITION), 0) or number(known, _LIFTED)
        return switched_on(known, _STRUCK) or switched_on(known, _STRUCK_TWICE), shift

    def _is_hidden(self, properties: Properties) -> bool:
        if switched_on(properties, _DELETED):
            return True
        styled = self._styles.characters(number(properties, _STYLE)) if _STYLE in properties else {}
        return switched_on(styled | properties, _HIDDEN)

    def _results(self, text: str) -> Iterator[str]:
        """Within a field, what stands before its separator is the instruction, not the result."""
        at = 0
        for match in _FIELD.finditer(text):
            if True not in self._fields:
                yield text[at : match.start()]
            at = match.end()
            if match[0] == _BEGIN:
                self._fields.append(True)
            elif self._fields and match[0] == _SEPARATE:
                self._fields[-1] = False
            elif self._fields:
                self._fields.pop()
        if True not in self._fields:
            yield text[at:]


def hides(styles: Styles, index: int) -> bool:
    """Whether a paragraph style hides its text."""
    return switched_on(styles.characters(index), _HIDDEN)
