"""Chinese numerals: 一百二十, 三万零五, 二〇二二. (cn2an reads them too, and takes 100 ms to import.)

No text makes these functions fail: what is no numeral is None.
"""

from __future__ import annotations

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"万": 10_000, "亿": 100_000_000}
SIGNS = "".join((*DIGITS, *UNITS, *GROUPS))
CIRCLE = "○"
"""Often written for 〇, but not by itself: there it stands for a character left out."""
LONGEST = 24
"""Digits of a number: more are none of a report's, and Python refuses to read some thousands."""

_ONE_BY_ONE = DIGITS | {CIRCLE: 0}


def value(text: str) -> int | None:
    """The number that a numeral stands for, counted out or digit by digit; None where it is none (百二, 万)."""
    return positional(text) if all(sign in _ONE_BY_ONE for sign in text) else counted(text)


def positional(text: str) -> int | None:
    """The number whose digits stand one by one, Chinese or not: 二〇二二, 2○22."""
    if len(text) > LONGEST:
        return None
    digits = "".join(str(_ONE_BY_ONE.get(sign, sign)) for sign in text)
    return int(digits) if digits.isdecimal() else None


def counted(text: str) -> int | None:
    """The number that is counted out: 三, 十三, 一百二十; None where digits stand one by one (三三)."""
    total = group = 0
    digit: int | None = None
    unit, above = GROUPS["万"], GROUPS["亿"] + 1
    for sign in text:
        if sign in DIGITS and not digit:
            digit = DIGITS[sign]
        elif UNITS.get(sign, unit) < unit and digit != 0 and not (digit is None and group):
            unit = UNITS[sign]
            group, digit = group + unit * (digit or 1), None
        elif GROUPS.get(sign, above) < above and group + (digit or 0):
            above = GROUPS[sign]
            total, group, digit, unit = total + (group + (digit or 0)) * above, 0, None, GROUPS["万"]
        else:
            return None
    short = digit and len(text) > 1 and text[-2] in "百千万亿"
    return None if short or not text else total + group + (digit or 0)
