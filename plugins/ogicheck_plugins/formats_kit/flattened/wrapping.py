"""Whether a program broke a text's paragraphs into lines of one width, and where a paragraph ends then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ogicheck_plugins.formats_kit.flattened.lines import TextLine

SHORT = 30
"""Columns of a line that tells nothing of where the text was wrapped: a heading, or a paragraph's end."""
WIDEST, WIDEST_CUT = 100, 200
"""Columns at which text was wrapped at most: mail and consoles wrap at 72 to 80, pages printed from a browser at twice that,
where lines are cut in their sentence.
"""
FEWEST, SHARE = 10, 0.4
"""Lines that tell whether a text was wrapped, and the share of them that must be as wide as it: paragraphs end short."""
FEWEST_CUT, SHARE_CUT, SHARE_WIDER = 4, 0.5, 0.1
"""Lines of that width that are cut in their sentence, their share of all such, and that of lines wider than those."""
SHORTER, LONGER = 6, 2
"""Columns by which a full line falls short of that width, where a number or punctuation is not parted, or goes beyond it."""
ENDS = ("。", "！", "？", "；", "：")
_ROW = re.compile(r"\S\s{3,}\S|(?:^|\s)\d[\d.,]*\s+\d[\d.,]*\s*$|(?:\S\s+\S*){4}")
"""Cells of a row that a program laid out with spaces: wide ones, two figures at its end, or many cells."""
_SPACED = re.compile(r"(?<=[一-龥]) (?=[\d〔(])|(?<=[\d〕)]) (?=[一-龥])")
"""Spaces that a program prints round figures in prose: 2023 年 1 月 1 日."""


def wrapped_at(found: Sequence[TextLine]) -> int:
    """The width at which the text was wrapped, 0 where each line is a paragraph of its own."""
    prose = [line for line in found if line.look == "prose" and line.width > SHORT and not _is_row(line)]
    return _of_most(prose) or _of_cut(prose)


def is_full(line: TextLine, width: int) -> bool:
    return line.width >= width - SHORTER and not _is_row(line)


def ends(line: TextLine) -> bool:
    return line.text.rstrip().endswith(ENDS)


def begins(line: TextLine, held: Sequence[TextLine]) -> bool:
    """Whether a line is one of a table, or, below a sentence's end, set in as a paragraph's first one is."""
    if _is_row(line):
        return True
    above = _indent(held[-1])
    return ends(held[-1]) and (_indent(line) > above or (len(held) == 1 and _indent(line) == above > 0))


def _is_row(line: TextLine) -> bool:
    return _ROW.search(_SPACED.sub("", line.text)) is not None


def _of_most(prose: Sequence[TextLine]) -> int:
    """The width of the widest lines, where enough of all lines are as wide."""
    if len(prose) < FEWEST:
        return 0
    full = _full(prose)
    return full if full <= WIDEST and len(_near(prose, full)) >= SHARE * len(prose) else 0


def _of_cut(prose: Sequence[TextLine]) -> int:
    """The width of the widest lines, where most of them are cut in their sentence, and hardly any line is wider."""
    widths = sorted({line.width for line in prose if line.width <= WIDEST_CUT}, reverse=True)
    for full in widths:
        near = _near(prose, full)
        cut = [line for line in near if not ends(line)]
        if len(cut) >= FEWEST_CUT:
            wider = sum(line.width > full + LONGER for line in prose)
            return full if len(cut) >= SHARE_CUT * len(near) and wider <= SHARE_WIDER * len(prose) else 0
    return 0


def _full(prose: Sequence[TextLine]) -> int:
    widths = sorted(line.width for line in prose)
    return widths[len(widths) * 9 // 10]


def _near(prose: Sequence[TextLine], full: int) -> list[TextLine]:
    return [line for line in prose if full - SHORTER <= line.width <= full + LONGER]


def _indent(line: TextLine) -> int:
    return len(line.text) - len(line.text.lstrip())
