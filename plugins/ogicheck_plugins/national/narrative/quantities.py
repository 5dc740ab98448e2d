"""Quantities as sentences print them: 46件, 1,090 件, 1 090件, 一百二十件, 3.2万条, 70余件, 4.7%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from ogicheck.api import numerals

Precision = Literal["exact", "more", "about", "less"]
"""How far a quantity binds: to the figure, to it or somewhat more (70余, 超过70), near it (约, 左右), or below (不足)."""

CASES = frozenset((*"件份条宗起例次项", "件次"))
"""Units in which applications and cases are counted."""

COUNTED = (
    "个百分点|百分点|个工作日|平方米|人次|件次|份次|条次|批次|场次|户次|家次|万元|亿元|公里|小时|分钟|部(?![分门])|"
    "[件份条宗起次篇期例项个批则场家人名处册本幅组类种元%成倍天年月日号时岁字页版级届层楼室路套台间所辆户亩吨米]"
)
BEHIND_DIGITS = "[卷轮张封支集讲笔座位枚块堂]"
"""Units behind digits only: 一张网, 一支队伍 count nothing."""
NOT_EVEN_ONE = "(?<!有)(?<![余剩])一[件条次起宗份例][都也]?(?:未|没|无)"
"""One of something that is none: 一件未发, 一件也没有."""
NUMBER = rf"""
    (?=[\d{numerals.SIGNS}])(?!20\d\d[无未没])(?![{numerals.SIGNS}]{{1,2}}年(?:[来内间]|以来))
    (?:(?P<zero>(?<=[为数])零(?=[,。;、)]|$))
      |百分之(?P<share>[{numerals.SIGNS}]{{1,9}})
      |(?:(?<![\d.几第])
           (?P<digits>\d{{1,3}}(?:(?:,\d{{3}}){{1,4}}|(?:[ ]\d{{3}}){{1,4}})(?![\d,]|[ ]\d)|\d{{1,15}}(?:\.\d{{1,8}})?)
         (?P<scale>[万亿千百])?(?P<more>[余多几])?(?P<late>万)?(?P<unit>{COUNTED}|{BEHIND_DIGITS})?
        |(?<![{numerals.SIGNS}数几第])(?!{NOT_EVEN_ONE})(?P<chinese>[{numerals.SIGNS}]{{1,12}})(?P<many>[余多几])?(?P<of>{COUNTED}))
       (?P<after>以上|以下|左右|上下|以内)?)
    (?!\d|\.\d)
"""
AFTER: dict[str, Precision] = {"以上": "more", "左右": "about", "上下": "about", "以下": "less", "以内": "less"}
BEFORE: dict[str, Precision] = {
    **dict.fromkeys(("约", "大约", "近", "将近", "接近"), "about"),
    **dict.fromkeys(("超过", "超", "逾", "至少", "不少于", "突破", "多达"), "more"),
    **dict.fromkeys(("不足", "不到", "不超过", "至多"), "less"),
}  # fmt: skip
QUALIFIER = re.compile(f"(?P<said>{'|'.join(sorted(BEFORE, key=len, reverse=True))})(?:占|为|达|达到|有)?$")
BEHIND = 6
"""Characters before a number in which a qualifier stands (不超过达到)."""

ROUNDED = ((Decimal(10), Decimal(10)), (Decimal(5), Decimal(4)), (Decimal(1), Decimal(2)))
"""How many points a share that is a multiple of so much may be off, where it is said to be about that."""

SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit ("" where none is printed). `step` is what one in the last digit is worth (3.2万: 1000)."""

    value: Decimal
    unit: str
    precision: Precision = "exact"
    step: Decimal = Decimal(1)

    @property
    def counts_cases(self) -> bool:
        return self.unit in CASES

    def fits(self, figure: int | Decimal) -> bool:
        """Whether a table's figure bears the quantity out."""
        if self.precision == "less":
            return figure <= self.value
        if self.precision == "more":
            return figure >= self.value
        if self.precision == "about":
            return abs(figure - self.value) * 10 <= self.value
        return self.value in {_rounded(figure, self.step, how) for how in (ROUND_HALF_UP, ROUND_DOWN)}

    def __str__(self) -> str:
        return f"{self.value.normalize():f}"


def _rounded(figure: int | Decimal, step: Decimal, how: str) -> Decimal:
    return (Decimal(figure) / step).quantize(Decimal(1), how) * step


def follows(share: Quantity, part: Decimal, whole: Decimal) -> bool:
    """Whether a percentage is the part's share of the whole, rounded or truncated at its last printed digit; one that is
    said to be about so much, as far as people round.
    """
    exact = part * 100 / whole if whole else Decimal(0)
    if share.precision == "about":
        return bool(whole) and abs(exact - share.value) < _leeway(share)
    ways = (ROUND_HALF_UP, ROUND_DOWN)
    return bool(whole) and share.value in {(exact / share.step).quantize(Decimal(1), way) * share.step for way in ways}


def _leeway(share: Quantity) -> Decimal:
    """How far a share that is about so much may be off: round ones farther than those with decimals."""
    return next((leeway for digit, leeway in ROUNDED if share.value % digit == 0), Decimal(1))


def quantity(match: re.Match[str], before: str) -> Quantity | None:
    """The quantity that NUMBER matched, behind the text `before`; None where the numeral makes no number (与结转件一起)."""
    if match[0] == "一起" and before.endswith("件"):
        return None
    if match["zero"]:
        return Quantity(Decimal(0), "")
    if match["share"]:
        share = numerals.value(match["share"])
        return None if share is None else Quantity(Decimal(share), "%")
    if digits := match["digits"]:
        scale = Decimal(SCALES.get(match["scale"] or "", 1) * SCALES.get(match["late"] or "", 1))
        number = Decimal(digits.replace(",", "").replace(" ", "")) * scale
        step = scale.scaleb(-len(digits.partition(".")[2]))
    else:
        chinese = numerals.value(match["chinese"])
        if chinese is None:
            return None
        number, step = Decimal(chinese), Decimal(1)
    said = QUALIFIER.search(before)
    more = match["more"] or match["many"]
    precision = "more" if more else AFTER.get(match["after"] or "") or (BEFORE[said["said"]] if said else "exact")
    return Quantity(number, match["unit"] or match["of"] or "", precision, step)
