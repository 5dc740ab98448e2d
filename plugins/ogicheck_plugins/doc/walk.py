"""The blocks of an old Word file in the order in which they are read."""

from __future__ import annotations

import re
from functools import lru_cache

from ogicheck.api import Block, Paragraph, Picture, Place
from ogicheck_plugins.doc.lists import LEVELS, numbering_in
from ogicheck_plugins.doc.ole import Word
from ogicheck_plugins.doc.pieces import story
from ogicheck_plugins.doc.properties import Properties, number, paragraph_runs, switched_on, unpacked
from ogicheck_plugins.doc.rows import shapes
from ogicheck_plugins.doc.styles import styles_in
from ogicheck_plugins.doc.text import Characters, hides
from ogicheck_plugins.formats_kit.rows import DEEPEST, Flow

_PARAGRAPH = re.compile("([^\r\x07\x0c]*)([\r\x07\x0c])")
_CELL_MARK = "\x07"
_IN_TABLE, _ENDS_ROW, _DEPTH, _ENDS_INNER_ROW, _ENDS_INNER_CELL = 0x2416, 0x2417, 0x6649, 0x244C, 0x244B
_LIST, _LEVEL = 0x460B, 0x260A
_PLACE = Place(part="WordDocument")


def blocks_of(word: Word) -> tuple[Block, ...]:
    """The text boxes, then the text; raises UnreadableError, or struct.error where the header is cut off."""
    text, *between, boxes = (max(length, 0) for length in word.lengths)
    walk = _Walk(word)
    walk.read(text + sum(between), boxes)
    walk.read(0, text)
    return walk.flow.blocks()


class _Walk:
    """Goes through paragraphs in order."""

    def __init__(self, word: Word) -> None:
        self.flow = Flow(_PLACE)
        self._story = story(word)
        self._runs = paragraph_runs(word)
        self._styles = styles_in(word)
        self._styled = lru_cache(maxsize=256)(self._styles.paragraph)
        self._numbering = numbering_in(word)
        self._characters = Characters(word, self._story, self._styles)
        self._unpacked = lru_cache(maxsize=256)(lambda listed: unpacked(listed, word.data))
        self._hides = lru_cache(maxsize=256)(lambda index: hides(self._styles, index))

    def read(self, start: int, length: int) -> None:
        for match in _PARAGRAPH.finditer(self._story.text, start, start + length):
            style, listed = self._runs.at(self._story.offset(match.start(2)))
            self._take(match, style, self._styled(style) | self._unpacked(listed))

    def _take(self, match: re.Match[str], style: int, properties: Properties) -> None:
        depth = _depth(properties)
        if match[2] == _CELL_MARK and not depth:
            depth = 1
        if switched_on(properties, _ENDS_ROW) or switched_on(properties, _ENDS_INNER_ROW):
            self.flow.end_row(depth, shapes(properties))
            return
        self._text(match, properties, depth, hidden=self._hides(style))
        if match[2] == _CELL_MARK or switched_on(properties, _ENDS_INNER_CELL):
            self.flow.end_cell(depth)

    def _text(self, match: re.Match[str], properties: Properties, depth: int, *, hidden: bool) -> None:
        text = self._characters.printed(match.start(), match[1], hidden=hidden)
        if text.strip():
            self.flow.add(Paragraph(text, _PLACE, self._number(properties)), depth)
        for _ in range(self._characters.pictures(match.start(), match[1])):
            self.flow.add(Picture(_PLACE), depth)

    def _number(self, properties: Properties) -> str | None:
        named = number(properties, _LIST)
        return self._numbering.number(named, min(number(properties, _LEVEL), LEVELS - 1)) if named > 0 else ""


def _depth(properties: Properties) -> int:
    """How many tables a paragraph stands in."""
    if not switched_on(properties, _IN_TABLE):
        return 0
    return min(max(number(properties, _DEPTH, 1), 1), DEEPEST)
