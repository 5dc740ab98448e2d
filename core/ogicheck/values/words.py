"""Words as they are compared: without spaces, of one width, with or without the number before them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ogicheck.values.numerals import counted

MARKS = str.maketrans("、。．〔〕【】［］[]“”‘’「」'／\u2011", ",..()()()()" + '"' * 7 + "/-")
"""Marks that reports use for each other without a difference in meaning."""
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff"
)
"""Marks without ink, as a character class: Unicode's Default_Ignorable_Code_Point as far as text has it."""
UNSEEN = re.compile(f"[{INVISIBLE}]")
ORDINAL = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
NUMBERING = re.compile(
    rf"第(?P<a>{ORDINAL})(?:部分|章|节|,|\.|:)|\((?P<b>{ORDINAL})\),?|(?P<c>{ORDINAL})[,.:)]|(?P<d>{ORDINAL})是|(?P<e>[①-⑳])"
)
ANNOTATION = re.compile(r"\([^()]*\)$")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text for comparison: NFKC, no white space, one form of each mark."""
    marked = UNSEEN.sub("", text).translate(MARKS)
    return "".join(unicodedata.normalize("NFKC", marked).translate(MARKS).split())


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The folded text without its number, and without marks at its ends."""
    folded = fold(text)
    match = NUMBERING.match(folded)
    return (folded[match.end() :] if match else folded).strip(".:;,")


def unannotated(folded: str) -> str:
    """A folded text without the explanation in brackets behind it."""
    return folded.partition("(")[0] or ANNOTATION.sub("", folded)


def printed_number(text: str) -> str:
    """The number at the start of a text, as printed there ("" where there is none)."""
    match = NUMBERING.match(fold(text))
    if not match:
        return ""
    trimmed = text.lstrip()
    return next((trimmed[:end] for end in range(1, 12) if fold(trimmed[:end]) == match[0]), match[0])


def ordinal(printed: str) -> int | None:
    """What a printed number counts: 三、 and 三 are 3, (12) is 12. None where it is no number (三三)."""
    match = NUMBERING.match(fold(printed)) or NUMBERING.fullmatch(fold(printed) + ",")
    if not match:
        return None
    digits = next(group for group in match.groups() if group)
    return int(digits) if digits.isdecimal() else counted(digits)


@lru_cache(maxsize=1024)
def style(printed: str) -> str:
    """The style of a printed number: the number with each figure replaced by a sign for its kind, such as (一)."""
    folded = fold(printed)
    return re.sub(r"\d+", "1", re.sub(r"[一二三四五六七八九十]+", "一", re.sub(r"[①-⑳]", "①", folded)))


def is_cut(text: str) -> bool:
    """Whether a bracket lacks its other half: the text is a piece of a longer one."""
    folded = fold(text)
    return folded.count("(") != folded.count(")")
