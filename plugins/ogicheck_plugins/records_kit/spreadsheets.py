"""Texts for tables that spreadsheets open: what looks like a formula would run there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ogicheck.api import one_line

STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""How a formula begins, for Chinese spreadsheets in wide characters too."""
_NUMBER = re.compile(r"[-+－＋]?[\d.,]+%?")


def plain_text(text: str) -> str:
    """A text on one line that a spreadsheet takes for text, by the `'` that is put before such; a number as it is."""
    line = text if text.isprintable() else one_line(text)
    return f"'{line}" if line.startswith(STARTS) and not _NUMBER.fullmatch(line) else line


LONGEST_NAME, LONGEST_TEXT = 31, 32_767
"""Characters that Excel allows in a sheet's name and in a cell."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def sheet_names(names: Iterable[str], reserved: Iterable[str] = ()) -> Iterator[str]:
    """Names as Excel allows them for sheets: short, each once, without certain characters."""
    taken = {"history", *(one.casefold() for one in reserved)}
    ends: Counter[str] = Counter()
    for given in names:
        plain = _FORBIDDEN.sub("_", one_line(given)) or "_"
        name = plain[:LONGEST_NAME]
        while name.casefold() in taken:
            ends[plain] += 1
            end = f"~{ends[plain] + 1}"
            name = plain[: LONGEST_NAME - len(end)] + end
        taken.add(name.casefold())
        yield name


def fitting(text: str) -> str:
    """A text cut to what a cell holds, and said so."""
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
