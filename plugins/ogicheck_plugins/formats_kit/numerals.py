"""Numbers as Word's number formats print them (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_PLAIN = "〇一二三四五六七八九", "十百千"
_LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖", "拾佰仟"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖", "拾佰仟"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _roman(number: int) -> str | None:
    printed = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        printed += letters * count
    return printed


def _letters(number: int) -> str | None:
    """a … z, aa, bb …: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _upper(form: Callable[[int], str | None]) -> Callable[[int], str | None]:
    return lambda number: (form(number) or "").upper() or None


def _counting(digits: str, units: str, *, short_ten: bool = True, largest: int = 9999) -> Callable[[int], str | None]:
    """十二, 一百零二: digits with units; `short_ten` leaves out the 一 of 一十二."""

    def form(number: int) -> str | None:
        if number > largest:
            return None
        printed, pending_zero = "", False
        for power in range(3, -1, -1):
            digit = number // 10**power % 10
            if not digit:
                pending_zero = bool(printed)
                continue
            printed += ("零" if pending_zero else "") + digits[digit] + (units[power - 1] if power else "")
            pending_zero = False
        return printed[1:] if short_ten and 10 <= number < 20 else printed

    return form


def _digits(digits: str) -> Callable[[int], str | None]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _series(*runs: tuple[str, int]) -> Callable[[int], str | None]:
    """Consecutive characters: each run is its first character and its length."""
    signs = "".join(chr(ord(first) + offset) for first, length in runs for offset in range(length))
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else None


def _listed(signs: str) -> Callable[[int], str | None]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else None


# Beyond 99 programs differ on the short counting forms, so there the number is unknown.
_SHORT = _counting(*_PLAIN, largest=99)
_THOUSAND = _counting(*_PLAIN)
_CIRCLED = _series(("①", 20), ("㉑", 15), ("㊱", 15))

_FORMS: dict[str, Callable[[int], str | None]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _series(("⑴", 20)),
    "decimalEnclosedFullstop": _series(("⒈", 20)),
    "numberInDash": "- {} -".format,
    "lowerLetter": _letters,
    "upperLetter": _upper(_letters),
    "lowerRoman": _roman,
    "upperRoman": _upper(_roman),
    "chineseCounting": _SHORT,
    "taiwaneseCounting": _SHORT,
    "japaneseCounting": _SHORT,
    "chineseCountingThousand": _THOUSAND,
    "taiwaneseCountingThousand": _THOUSAND,
    "ideographDigital": _digits("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "chineseLegalSimplified": _counting(*_LEGAL_SIMPLIFIED, short_ten=False),
    "ideographLegalTraditional": _counting(*_LEGAL_TRADITIONAL, short_ten=False),
    "ideographTraditional": _listed("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _listed("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _series(("㊀", 10)),
    "none": lambda number: "",
}
_WITH_ZERO = ("decimal", "decimalHalfWidth", "decimalZero", "none")
LARGEST = 99_999


def numeral(number: int, form: str) -> str | None:
    """The number as printed, None where the form, or so large a number in it, is not known."""
    known = _FORMS.get(form)
    if known is None or not 0 <= number <= LARGEST or (number == 0 and form not in _WITH_ZERO):
        return None
    return known(number)
