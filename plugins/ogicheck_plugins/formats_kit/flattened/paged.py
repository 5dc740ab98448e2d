"""Page numbers, running heads and feet that a converter left among a text's lines, between two rows of a table as between
any two lines.
"""

from __future__ import annotations

import re
from collections import Counter

from ogicheck_plugins.formats_kit.flattened.lines import TextLine

FEWEST_NUMBERS, SHORTEST_PAGE = 3, 10
"""Pages that make a count of numbers one of pages, and the lines of each but the last: a wide figure's last digits, alone
in a line of a table, may count too, but not so far apart and on to the text's end.
"""
EDGE = 2
"""Lines at a page's top, and at its end: some converters give head and foot one after the other."""
_FEED = "\f"
_PRINTED = re.compile(r"://|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|第\s*\d+\s*页|\d+\s*/\s*\d+\s*$|^\s*[-–—]+ ?\d{1,3} ?[-–—]+\s*$")
"""What a browser or a converter prints round a page: whence, when, which page."""
_RUNNING = re.compile(_PRINTED.pattern + "|年度报告$|^\\s*[一-龥]{2,24}(?:局|厅|委员会|人民政府|办事处|管委会|中心)\\s*$")
"""The same, the title, or the organ's name."""
_DIGITS, _SPACES = re.compile(r"\d+"), re.compile(r"\s+")
_PLAIN, _DASHED = re.compile(r"([1-9]\d{0,2})"), re.compile(r"[-–—－―~·]+ ?([1-9]\d{0,2}) ?[-–—－―~·]+")


def without_page_numbers(found: list[TextLine]) -> list[TextLine]:
    """The lines but those of a number alone that counts on to the last line, on every page from the first that has one."""
    filled = [line for line in found if line.text.strip()]
    feet = _feet(filled)
    numbers = {number for look in (_PLAIN, _DASHED) for number in _counted(filled, feet, look)}
    return [line for line in found if line.number not in numbers]


def without_running_lines(found: list[TextLine]) -> list[TextLine]:
    """The lines but those that stand first or last on half of the pages, with the report's title, its organ, or where it was
    printed; of the first page not what may be its title.
    """
    pages = _pages(found)
    edges = [(at, line) for at, page in enumerate(pages) for line in {*page[:EDGE], *page[-EDGE:]}]
    often = Counter(_alike(line) for _, line in edges)
    gone = {
        line.number
        for at, line in edges
        if 2 * often[_alike(line)] >= max(len(pages), 3) and (_RUNNING if at else _PRINTED).search(line.text)
    }
    return [line for line in found if line.number not in gone]


def _pages(found: list[TextLine]) -> list[list[TextLine]]:
    """The filled lines of each page; a blank one may begin it."""
    pages: list[list[TextLine]] = [[]]
    for line in found:
        if line.text.startswith(_FEED) and pages[-1]:
            pages.append([])
        pages[-1] += [line] if line.text.strip() else []
    return pages


def _alike(line: TextLine) -> str:
    """What a running line has on every page."""
    return _SPACES.sub(" ", _DIGITS.sub("0", line.text.strip()))


def _feet(filled: list[TextLine]) -> list[int]:
    """Which lines may be the last of a page: those before a form feed, or any where no page has one."""
    below = [*(line.text.startswith(_FEED) for line in filled[1:]), True]
    feet = [at for at, line in enumerate(filled) if below[at] or line.text.endswith(_FEED)]
    return feet if len(feet) > 1 else list(range(len(filled)))


def _counted(filled: list[TextLine], feet: list[int], look: re.Pattern[str]) -> list[int]:
    matches = [(at, match) for at in feet if (match := look.fullmatch(filled[at].text.strip()))]
    lines, counts = [at for at, _ in matches], [int(match[1]) for _, match in matches]
    if len(lines) < FEWEST_NUMBERS or lines[-1] != len(filled) - 1 or counts != [*range(counts[0], counts[0] + len(counts))]:
        return []
    paged = len(feet) < len(filled) and lines != feet[-len(lines) :]
    short = any(below - above <= SHORTEST_PAGE for above, below in zip(lines, lines[1:-1], strict=False))
    return [] if paged or short else [filled[at].number for at in lines]
