"""The text of table cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ogicheck_plugins.formats_kit.drawn.lines import SMALLEST, DrawnLine, lines_of
from ogicheck_plugins.formats_kit.drawn.page import UNREAD, Box, Word

_PADDING = 6.0
"""Usual space between a cell's edge and its text, in points (Word's default is 5.4)."""

_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_OVER = 0.3
"""Share of their height by which two lines overlap that are no lines of one figure: set as tight as 1.2 they share 0.2."""
_AMPLE, _LEAST, _SPACED = 2, 2, 1.5
"""With room for so many digits more, or behind fewer for one with a space before it, a figure goes on in no other line: that
is another figure.
"""


def cell_text(words: Sequence[Word], box: Box) -> str:
    """A cell's lines; one that had no room for another character runs on into the next, any other ends with a newline."""
    if len(words) == 1:
        return words[0].text
    lines = lines_of(words)
    text = lines[0].text if lines else ""
    for last, line in zip(lines, lines[1:], strict=False):
        text += _link(last, line, box) + line.text
    return text


def is_full(words: Sequence[Word], box: Box) -> bool:
    """Whether the last line of a cell has no room for another character like its last."""
    lines = lines_of(words)
    if not lines:
        return False
    word = lines[-1].words[-1]
    halves = [1 if character.isascii() else 2 for character in word.text]
    return _room(lines[-1], box) < (word.right - word.left) * halves[-1] / sum(halves)


def _room(line: DrawnLine, box: Box) -> float:
    return box[2] - box[0] - 2 * _PADDING - (line.right - line.left)


def _crosses(last: DrawnLine, line: DrawnLine) -> bool:
    return last.bottom - line.top > _OVER * min(last.height, line.height)


def _parted(line: DrawnLine) -> str:
    """What stands before another figure: a blank may part the thousands of one."""
    return UNREAD if _THOUSANDS.match(line.text) else " "


def _link(last: DrawnLine, line: DrawnLine, box: Box) -> str:
    figures = last.text[-1].isdigit() and line.text[0].isdigit()
    if figures and _crosses(last, line):
        return UNREAD
    first = line.words[0]
    room = _room(last, box) / max((first.right - first.left) / len(first.text), SMALLEST)
    if room >= 1:
        other = room >= _AMPLE or (len(last.text) < _LEAST and room >= _SPACED)
        return _parted(line) if other and figures else "\n"
    return " " if _latin(last.text[-1]) and _latin(line.text[0]) else ""


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
