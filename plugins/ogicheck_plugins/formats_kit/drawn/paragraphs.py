"""Paragraphs from lines, as a reader sees them: by first-line indents, short last lines, sizes and distances."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ogicheck.api import Paragraph
from ogicheck_plugins.formats_kit.drawn.lines import SMALLEST, DrawnLine, em_of
from ogicheck_plugins.formats_kit.drawn.page import Page, around

_INDENT, _CENTRED, _HANGING = 0.8, 2.5, 1.1
"""In characters: the least indent (of two, as forms have, or one), how far in a centred line begins at least (more than an
indent), and how much room a full line may leave, where one more character did not fit."""
_SIZE, _LARGER = 0.15, 1.15
"""By how much a size differs from the line's before to be another's, and from the text's to be a heading's."""
_PITCH = 1.25
"""Lines of the usual distance between two lines of a paragraph at most: space between paragraphs is half a line at
least."""
_ASKEW = 2
"""Characters by which the blanks beside a centred line differ at most: an unprinted mark at its end is one."""
_HEADING = re.compile("[一二三四五六七八九十]+、")
_NUMBERED = re.compile(r"[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}[.．、](?!\d)")
_ENDED = "。；！？：”）"
_RAGGED = 0.8
"""Share of the measure that a line fills at least whose paragraph goes on, unless a sentence ends with it."""
_INDENTED = 0.1
"""Share of the lines at least that begin with an indent where paragraphs do."""
_UNBROKEN = re.compile("[（《〈【〔“‘「『(]*(?:[!-~]+|.)[，。、；：？！）》〉】〕”’」』)]*")
"""What a line may not begin or end amid: a number or a Latin word, and punctuation with what it clings to."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the lines of body text begin and end, the distance from one to the next, the size of an ideograph, and whether
    paragraphs begin with an indent."""

    left: float
    right: float
    pitch: float
    em: float
    indents: bool


def measure(lines: Sequence[DrawnLine]) -> Measure | None:
    """The measure of all lines on pages of one size, None without lines. One line in twenty may stand out."""
    if not lines:
        return None
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    few = len(lines) // 20
    pitches = sorted(below.top - line.top for line, below in pairwise(lines) if below.top > line.top)
    ems = [em for line in lines if (em := em_of(line))]
    em = max(median(ems) if ems else lines[0].height, SMALLEST)
    indented = sum(left > lefts[few] + _INDENT * em for left in lefts)
    return Measure(
        lefts[few],
        rights[-1 - few],
        pitches[len(pitches) // 5] if pitches else 0,
        em,
        indented >= _INDENTED * len(lines),
    )


def continues(last: DrawnLine, line: DrawnLine, measure: Measure, *, same_page: bool) -> bool:
    """Whether `line` belongs to the paragraph of the line before it. A numbered heading behind a sentence never does."""
    em = em_of(last) or measure.em
    resized = abs(em - (em_of(line) or em)) > _SIZE * em
    indented = line.left > measure.left + _INDENT * em
    short = measure.right - last.right > _unbroken_width(line) + _HANGING * em and not _is_ragged(last, measure)
    distant = same_page and line.top - last.top > _PITCH * measure.pitch * max(1, em / measure.em)
    if last.text.endswith("。") and (_HEADING.match(line.text) or (_NUMBERED.match(line.text) and not measure.indents)):
        return False
    if em > _LARGER * measure.em and _centred(line, measure):
        return not (resized or short)
    return not (resized or indented or short or distant)


def _is_ragged(line: DrawnLine, measure: Measure) -> bool:
    """Whether a line breaks off within a sentence, not far from the end of the measure."""
    filled = line.right - measure.left >= _RAGGED * (measure.right - measure.left)
    return filled and line.text[-1] not in _ENDED and not _HEADING.match(line.text)


def paragraph(lines: Sequence[DrawnLine], page: Page, on_page: int) -> Paragraph:
    """Lines as one paragraph, placed round the `on_page` lines that stand on its first page."""
    text = lines[0].text
    for last, line in pairwise(lines):
        text += (" " if _parts_words(last.words[-1].text[-1], line.words[0].text[0]) else "") + line.text
    return Paragraph(text, page.place(around([line.box for line in lines[:on_page]])))


def _centred(line: DrawnLine, measure: Measure) -> bool:
    left, right = line.left - measure.left, measure.right - line.right
    return left > _CENTRED * measure.em and abs(left - right) < _ASKEW * measure.em


def _unbroken_width(line: DrawnLine) -> float:
    """The width of what could not have been broken off to end the line before."""
    word = line.words[0]
    unbroken = _UNBROKEN.match(word.text)
    return (word.right - word.left) * (unbroken.end() if unbroken else 1) / len(word.text)


def _parts_words(last: str, first: str) -> bool:
    """Whether a line's end parts words; digits on both sides are of one figure, which a program broke anywhere."""
    return _latin(last) and _latin(first) and not (last.isdigit() and first.isdigit())


def _latin(character: str) -> bool:
    return character.isascii() and not character.isspace()
