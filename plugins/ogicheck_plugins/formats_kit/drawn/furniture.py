"""Page numbers, running headers and footers: lines in the margins that belong to no paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ogicheck_plugins.formats_kit.drawn.lines import DrawnLine, lines_of
from ogicheck_plugins.formats_kit.drawn.page import Page, Word

_MARGIN = 0.12
"""Share of the page's height above and below where numbers and headers stand: official documents leave 3.5 cm of A4's 29.7
free (GB/T 9704)."""
_MARKED = re.compile(r"[-–—－―~·]+ ?\d{1,3} ?[-–—－―~·]+|第 ?\d{1,3} ?页([ ,，、/／]*共 ?\d{1,3} ?页)?")
_NUMBER = re.compile(r"(第 ?)?\d{1,3}( ?页)?([ ,，、/／]*(共 ?)?\d{1,3}( ?页)?)?|Page \d+( of \d+)?")
_DIGITS = re.compile(r"\d+")


def without_marked_numbers(page: Page) -> list[Word]:
    """The page's words without a page number that says so (— 3 —, 第 3 页), which is one even within a table."""
    margin = [word for word in page.words if _marginal(word, page)]
    if not any(word.text[0] in "-–—－―~·第" for word in margin):
        return list(page.words)
    dropped = {word for line in lines_of(margin) if _MARKED.fullmatch(line.text) for word in line.words}
    return [word for word in page.words if word not in dropped]


def body_lines(pages: Sequence[Page], lines: Sequence[Sequence[DrawnLine]]) -> list[list[DrawnLine]]:
    """Each page's lines outside tables without page numbers and without headers and footers that pages repeat."""
    repeated = Counter(key for page, on_page in zip(pages, lines, strict=True) for key in _running(page, on_page))
    often = {key for key, count in repeated.items() if count > 1 and 2 * count >= len(pages)}
    return [
        [line for line in on_page if not (_marginal(line, page) and (_number(line) or _key(line) in often))]
        for page, on_page in zip(pages, lines, strict=True)
    ]


def _running(page: Page, lines: Sequence[DrawnLine]) -> Iterator[tuple[str, int]]:
    return (_key(line) for line in lines if _marginal(line, page))


def _key(line: DrawnLine) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.top / 3)


def _number(line: DrawnLine) -> bool:
    return bool(_NUMBER.fullmatch(line.text))


def _marginal(item: Word | DrawnLine, page: Page) -> bool:
    return item.bottom < page.height * _MARGIN or item.top > page.height * (1 - _MARGIN)
