"""Numbers as Excel shows them (ISO/IEC 29500-1, 18.8.30 and 18.8.31)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

GENERAL = "General"
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy",
    22: "yyyy/m/d h:mm", 31: "yyyy年m月d日", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-", 42: "#,##0;-#,##0;-", 43: "#,##0.00;-#,##0.00;-",
    44: "#,##0.00;-#,##0.00;-", 49: "@",
}  # fmt: skip
_DIGITS = 11
"""Significant digits that Excel shows of a number in the general format."""
LONGEST = 255
"""Characters that Excel lets a number format have."""
_LARGEST = 40
"""The power of ten beyond which no number of a report lies."""
_DAY_0, _LAST_DAY = datetime(1899, 12, 30), 2_958_465
_COLOURS = "Red|Black|Blue|Green|White|Yellow|Cyan|Magenta|红色|黑色|蓝色"
_UNSHOWN = re.compile(rf"\[(?:\$[^\]]*|{_COLOURS})\]|_.|\*.", re.IGNORECASE)
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_SECTION_ENDS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_CORE = re.compile(r"(?P<before>[^#0?]*)(?P<whole>[#0?,]+)(?:\.(?P<part>[#0?]+))?(?P<percent>%?)(?P<after>[^#0?]*)")
_DATE = re.compile("[ymdYMD]")
_CODE_LETTERS = re.compile(r"[A-Za-z\[\]<>=/@]|\.$|,$")


def shown(stored: str, code: str) -> str:
    """A stored number in a number format; in the general one where the format is beyond what is known here."""
    try:
        value = Decimal(stored)
    except InvalidOperation:
        return stored
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        return stored
    return _shown(value, code)


@lru_cache(maxsize=4096)
def _shown(value: Decimal, code: str) -> str:
    section, signed = _section(code, value)
    plain = _UNSHOWN.sub("", section)
    bare = _LITERAL.sub("", plain)
    if code in (GENERAL, "@"):
        return _general(value)
    if not bare.strip("-()（） "):
        return "".join(one or other for one, other in _LITERAL.findall(plain)) + bare.strip()
    if _DATE.search(bare):
        return _date(value)
    match = _CORE.fullmatch(bare)
    if match is None or _CODE_LETTERS.search(match["before"] + match["after"]) or match["whole"].endswith(","):
        return _general(value)
    before, after = (_LITERAL.sub(r"\1\2", side) for side in re.split(r"[#0?][#0?,.]*%?", plain, maxsplit=1))
    digits = _digits(abs(value), match)
    minus = "-" if value < 0 and re.search(r"[1-9]", digits) else ""
    return minus + before.strip("-()+ ") + digits + after.strip("-()+ ") if signed or digits else ""


def _section(code: str, value: Decimal) -> tuple[str, bool]:
    """The part of a format that is for a value, and whether it is one for values other than zero."""
    sections = _SECTION_ENDS.split(code)
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], value != 0


def _digits(value: Decimal, match: re.Match[str]) -> str:
    part, whole = match["part"] or "", match["whole"]
    value = value * 100 if match["percent"] else value
    rounded = f"{value.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP, Context(prec=60)):f}"
    ahead, _, behind = rounded.partition(".")
    ahead = ahead.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        ahead = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", ahead)
    needed = len(part.rstrip("#?"))
    behind = behind[:needed] + behind[needed:].rstrip("0")
    return ahead + (f".{behind}" if behind else "") + match["percent"]


def _general(value: Decimal) -> str:
    if value == value.to_integral_value() and abs(value) < 10**_DIGITS:
        return f"{value.to_integral_value():f}".replace("-0", "0") if value == 0 else f"{value.to_integral_value():f}"
    rounded = Context(prec=_DIGITS, rounding=ROUND_HALF_UP).plus(value)
    return f"{rounded.normalize():f}" if -_DIGITS < rounded.adjusted() < 2 * _DIGITS else str(rounded)


def _date(value: Decimal) -> str:
    """A date, in one form whatever the format: none of the report's figures is one."""
    if not 1 <= value <= _LAST_DAY:
        return _general(value)
    return (_DAY_0 + timedelta(days=int(value))).strftime("%Y-%m-%d")
