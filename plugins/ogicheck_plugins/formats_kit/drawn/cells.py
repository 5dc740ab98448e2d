"""The text of table cells."""

from __future__ import annotations

from collections.abc import Sequence

from ogicheck_plugins.formats_kit.drawn.lines import SMALLEST, DrawnLine, lines_of
from ogicheck_plugins.formats_kit.drawn.page import Box, Word

_PADDING = 6.0
"""Usual space between a cell's edge and its text, in points (Word's default is 5.4)."""

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


def _link(last: DrawnLine, line: DrawnLine, box: Box) -> str:
    first = line.words[0]
    room = _room(last, box) / max((first.right - first.left) / len(first.text), SMALLEST)
    if room >= 1:
        other = room >= _AMPLE or (len(last.text) < _LEAST and room >= _SPACED)
        return " " if other and last.text[-1].isdigit() and first.text[0].isdigit() else "\n"
    return " " if _latin(last.text[-1]) and _latin(line.text[0]) else ""


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
