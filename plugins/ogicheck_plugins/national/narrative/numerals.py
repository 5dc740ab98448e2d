"""Chinese numerals: 一百二十, 三万零五, 二〇二二. (cn2an reads them too, and takes 100 ms to import.)"""

from __future__ import annotations

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"万": 10_000, "亿": 100_000_000}
SIGNS = "".join((*DIGITS, *UNITS, *GROUPS))


def value(text: str) -> int | None:
    """The number that the numeral stands for; None where it is none (百二, 万)."""
    if all(sign in DIGITS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text)) if text else None
    total = group = 0
    digit: int | None = None
    for sign in text:
        if sign in DIGITS:
            if digit:
                return None
            digit = DIGITS[sign]
        elif sign in UNITS:
            if digit is None and group:
                return None
            group += UNITS[sign] * (1 if digit is None else digit)
            digit = None
        else:
            if not group + (digit or 0):
                return None
            total += (group + (digit or 0)) * GROUPS[sign]
            group, digit = 0, None
    short = digit and len(text) > 1 and text[-2] in "百千万亿"
    return None if short else total + group + (digit or 0)
