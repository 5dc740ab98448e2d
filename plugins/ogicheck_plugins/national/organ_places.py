"""An organ's full name as places and an office: 云州省|清河县|司法局. 乡 or 市 inside a place is no sign of its level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

NAMELESS = (
    "可[与向由以到致]|依[托照据靠]|通过|利用|借助|按照|根据|围绕|将(?!乐县)|致电|拨打|[现特兹][将由就对]|周边|相邻|毗邻|邻近|兄弟|外地|其他|有关|相关|部分|所辖|下辖|辖区|上级|下级"
    "|[赴参被经获受据随陪邀请让使给往到从自同跟与和对为由向在原至带访助帮派送报各全我本该多两三几某]"
)
"""How no place's name begins: what stands for several places, or leads to one."""
ONE = "(?<![一-龥])[一-龥]县|(?<=[省市州])[一-龥]县"
PLACE = rf"(?!{NAMELESS})(?:[一-龥]{{2,3}}[省市县区旗州盟]|{ONE}){{1,3}}"
TOWN = rf"(?:[一-龥]{{2,3}}[市县区旗](?:人民政府)?)?(?!乡|镇|{NAMELESS})[一-龥]{{2,3}}(?:[镇乡]|街道)"
SIGN = (
    "(?:(?<![城都])市(?![场政容民管])|县(?!域)|区(?![域块划])|省|旗|州|盟|(?:[镇乡]|街道)(?=人民政府|办事处|$))"
    "(?![省区县州盟旗]|市(?!中区|南区|北区|[场政容民]))"
)
UNIT = re.compile(rf"[一-龥]{{1,8}}?{SIGN}")
OFFICE = re.compile("(?P<trade>人民政府|办事处)|(?P<named>[一-龥]{2,16})(?P<kind>局|委员会|厅)")
RANKS = {**dict.fromkeys("县区旗", 2), **dict.fromkeys("镇乡道", 1), **dict.fromkeys("市州盟", 3), "省": 4}


@dataclass(frozen=True, slots=True)
class Parted:
    """`units` are its places from the widest on; of 司法局 the trade is 司法 and the kind 局."""

    units: tuple[str, ...]
    trade: str
    kind: str

    @property
    def place(self) -> str:
        return "".join(self.units)

    @property
    def rank(self) -> int:
        return RANKS[self.units[-1][-1]]


@lru_cache(maxsize=256)
def units(name: str) -> tuple[str, ...]:
    """The places by which a name begins."""
    found, at = [], 0
    while match := UNIT.match(name, at):
        found.append(match[0])
        at = match.end()
    return tuple(found)


@lru_cache(maxsize=256)
def parted(name: str) -> Parted | None:
    """The name's parts, where it begins with a place and ends with what an office is called."""
    places = units(name)
    office = OFFICE.fullmatch(name, len("".join(places)))
    if not places or office is None:
        return None
    return Parted(places, office["trade"] or office["named"], office["kind"] or "")


def without_places(name: str) -> list[str]:
    """What is left of a name without the higher places before it."""
    places = units(name)
    return [name[len("".join(places[:count])) :] for count in range(1, len(places))]
