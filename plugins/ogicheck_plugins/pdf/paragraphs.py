"""Paragraphs from lines, as a reader sees them: by first-line indents, short last lines, sizes and distances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ogicheck.api import Paragraph
from ogicheck_plugins.pdf.lines import IDEOGRAPHS, Line
from ogicheck_plugins.pdf.page import Page, around

_INDENT = 0.8
_SIZE = 0.15
_PITCH = 1.25
_NEAR = 2.0


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the lines of body text begin and end, and the distance from one to the next."""

    left: float
    right: float
    pitch: float


def measure(lines: Sequence[Line]) -> Measure:
    """The measure of all lines on pages of one size."""
    pitches = [below.top - line.top for line, below in pairwise(lines) if below.top > line.top]
    left = _first_shared(sorted(line.left for line in lines))
    right = -_first_shared(sorted(-line.right for line in lines))
    return Measure(left, right, median(pitches) if pitches else 0)


def continues(last: Line, line: Line, measure: Measure, *, same_page: bool) -> bool:
    """Whether `line` belongs to the paragraph of the line before it."""
    em = _em(last) or last.bottom - last.top
    resized = abs(em - (_em(line) or em)) > _SIZE * em
    indented = line.left > measure.left + _INDENT * em
    short = measure.right - last.right > _token_width(line) + 1.1 * em
    distant = same_page and line.top - last.top > _PITCH * measure.pitch
    return not (resized or indented or short or distant)


def paragraph(lines: Sequence[Line], page: Page, on_page: int) -> Paragraph:
    """Lines as one paragraph, placed round the `on_page` lines that stand on its first page."""
    text = lines[0].text
    for last, line in pairwise(lines):
        spaced = _latin(last.words[-1].text[-1]) and _latin(line.words[0].text[0])
        text += (" " if spaced else "") + line.text
    return Paragraph(text, page.place(around([line.box for line in lines[:on_page]])))


def _first_shared(values: Sequence[float]) -> float:
    """The first of ascending values that a tenth of all, and at least two, are near to."""
    enough = max(2, len(values) // 10)
    for index, value in enumerate(values[: len(values) - enough + 1]):
        if values[index + enough - 1] - value <= _NEAR:
            return value
    return values[0] if values else 0


def _em(line: Line) -> float | None:
    """The width of an ideograph of the line; None if it has none apart from other characters."""
    widths = [(word.right - word.left) / len(word.text) for word in line.words if min(word.text) >= IDEOGRAPHS]
    return median(widths) if widths else None


def _token_width(line: Line) -> float:
    """The width of what could not have been broken off to end the line before."""
    word = line.words[0]
    letters = next((i for i, character in enumerate(word.text) if not _latin(character)), len(word.text))
    return (word.right - word.left) / len(word.text) * max(1, letters)


def _latin(character: str) -> bool:
    return character.isascii() and not character.isspace()
