"""A cell's printed text as a number. Blank, 0, '/', text and absent are five different things."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from ogicheck.values.report import Number, Shape
from ogicheck.values.words import INVISIBLE

PLACEHOLDERS = {"/", "-", "--", "---", "—", "——", "–", "―", "─", "无", "\\", "※"}
UNITS = "件份条宗起次篇期个项元"
MARKS = str.maketrans(dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "*"))
"""Signs that point to a note. Their digits are none of the figure's."""
PLAIN = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
APART = re.compile(r"\d[^\S\n]+(?!\d{3}(?!\d))\d")
"""Space between digits that parts no thousands: figures of two cells. A line's end is where a narrow column broke one."""
BLANKS = re.compile(rf"[\s{INVISIBLE}]+")
MINUS = re.compile("[−‐‑]")
TURNED = re.compile("\u202e[^\u202c]*[^\u202c\\s][^\u202c]*[^\u202c\\s]")
"""Characters that a mark without ink turns round: 12 is then printed as 21."""
LONGEST = 24
UNREAD = "\ufffd"
"""Stands in a cell's text for a character that is printed there and could not be read."""
UNREAD_FIGURE = re.compile(rf"[\d.,/+-]*{UNREAD}[\d.,/+{UNREAD}-]*")


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Number | None, Shape]:
    """Value and shape of a cell's text. 375万 and 251000元 have the values 375 and 251000 and the shape `unit`."""
    trimmed = BLANKS.sub("", text)
    if not trimmed:
        return None, "blank"
    if UNREAD in trimmed:
        return None, "unread"
    if TURNED.search(text):
        return None, "text"
    folded = MINUS.sub("-", unicodedata.normalize("NFKC", trimmed.translate(MARKS)))
    if folded in PLACEHOLDERS:
        return None, "placeholder"
    if len(folded) > LONGEST + 40 or APART.search(text):
        return None, "text"
    return _number(folded, trimmed)


def _number(folded: str, printed: str) -> tuple[Number | None, Shape]:
    match = PLAIN.match(folded)
    if not match or len(match[0]) > LONGEST:
        return None, "text"
    value, rest = _value(match[0]), folded[match.end() :]
    if not rest:
        return value, "plain" if printed == match[0] and "," not in printed else "format"
    if re.fullmatch(rf"[万亿]?[{UNITS}]?", rest):
        return value, "unit"
    return (value, "format") if re.fullmatch(r"[(〔\[].*[)〕\]]|[*注]+", rest) else (None, "text")


def _value(digits: str) -> Number:
    plain = digits.replace(",", "")
    return Decimal(plain) if "." in plain else int(plain)


@lru_cache(maxsize=4096)
def is_figure(text: str) -> bool:
    """Whether a text stands for a figure: a number, a placeholder, a number with something beside it, one not read."""
    value, shape = parse(text)
    unread = shape == "unread" and UNREAD_FIGURE.fullmatch("".join(text.split()))
    return value is not None or shape == "placeholder" or bool(unread)
