"""Texts for tables that spreadsheets open: what looks like a formula would run there."""

from __future__ import annotations

import re

from ogicheck.api import one_line

_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""How a formula begins, for Chinese spreadsheets in wide characters too."""
_NUMBER = re.compile(r"[-+－＋]?[\d.,]+%?")


def plain_text(text: str) -> str:
    """A text on one line that a spreadsheet takes for text, by the `'` that is put before such; a number as it is."""
    line = text if text.isprintable() else one_line(text)
    return f"'{line}" if line.startswith(_STARTS) and not _NUMBER.fullmatch(line) else line
