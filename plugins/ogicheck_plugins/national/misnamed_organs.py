"""Where a text tells of the organ's own doing and names another's: another place's, or another kind of office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ogicheck.api import Report
from ogicheck_plugins.national.former_names import former_name
from ogicheck_plugins.national.narrative.scope import is_own
from ogicheck_plugins.national.organ_places import PLACE, RANKS, TOWN, Parted, parted, units
from ogicheck_plugins.national.organ_words import any_of, organ_words
from ogicheck_plugins.national.other_subjects import IN_CHARGE, LEAD, other_subject

Span = tuple[int, int]
KINDS = "局|委员会|厅"
LEADERS = (
    "主要负责同志",
    "主要负责人",
    "主要领导",
    "分管领导",
    "分管负责同志",
    "分管负责人",
    "领导班子成员",
    "班子成员",
    "负责同志",
)
DOES = (*"把让将已每", "多次", "定期", "专题", "负责", "承担", "牵头", "确定", "落实专人", "配备", "指定", "党组会")
"""What an organ does, beside the words by which reports without a title are known."""
TIME = r"(?:(?:20\d\d年度?|一年来|全年|本年度|今年以来|年内),?)?"
STOP = re.compile("[.;!?]")
NUMBER = re.compile(r"\(?[一二三四五六七八九十\d]{1,2}[),]|[一二三四五六]是")
TOWNSHIP = 1
BY = r"(?:由|[请可](?:直接)?[与向]|致电)"
CHARGED = "(?:具体|统一|牵头|全面|直接|统筹){0,2}(?:负责|承担|编制|受理|解释|联系|咨询|反映|查询|组织实施)"
CONTACT = re.compile(
    f"(?:请|可)(?:直接)?(?:与|向|致电|联系|咨询)(?P<name>{PLACE}[一-龥]{{2,14}}?(?:局|委员会|厅))(?:办公室)?(?:联系|咨询|反映|查询|[,(.:])"
)
OWNED = "(?:政府信息|政务信息|信息)?(?:主动)?(?:公开)?(?:基本|事项)?(?:目录|指南|专栏|清单|网站|公众号|网页)"
"""What an office has of its own for disclosure."""
ASKED = "(?:递交|提[出交])的?[^,.;]{0,8}申请"
"""Who is asked for information."""
CONTACT_TOWN = re.compile(
    rf"(?:请|可)(?:直接)?(?:与|向|致电|联系|咨询)(?P<name>{TOWN}(?:人民政府|办事处)?)(?:党政(?:综合)?办(?:公室)?|办公室)?(?:联系|咨询|反映|查询|[,(.:])"
)
ABOVE = re.compile(
    rf"(?:[在按由经向]|接受|通过|依托|登录|按照|根据|报送)(?P<name>{PLACE})"
    "(?:(?:人民)?政府(?:门户)?网站?|(?:人民)?政府信息公开(?:网|平台|专栏)|政务公开(?:工作)?(?:领导小组)?办|政府办(?:公室)?)"
)
"""The government whose site an organ uses, or whose office sees to its disclosure."""
ITS_PLACES = re.compile(
    rf"在(?P<name>{TOWN})(?:便民|为民|党群|政务|社区事务)?(?:服务|受理)?(?:服务中心|服务大厅|受理中心|综合文化站|公开栏|办事大厅)"
)
"""Where a township serves its people."""
SEEN = re.compile("赴|学习|查看|浏览|对标|比对|参照|发现|推广|迁|企业|投资|招商")
"""Words of what an organ looks at, or does, elsewhere."""
ELSEWHERE = re.compile(
    "[我本](?:局|县|市|区|镇|乡|街道|委|厅)|合作|协作|协同|联合|共同|联动|结对|帮扶|对口|支援|毗邻|跨[省市县区域]|互[访认通派学鉴]|交流|考察"
    "|调研|观摩|参观|借鉴|经验|先进|典型|标杆|示范|做法|外出学习|前来|来访|友好|两[地县区市局镇]|双方|评为|案例|转发|移[交送]|抄送|链接|网址|http"
)
"""Words of a passage on what another organ does, beside this one or for it."""
RENAMED = re.compile(
    "划[归入转]|[撤合]并|更名|改名|改称|改为|区划|原[一-龥]{2,}|曾|前身|挂牌|加挂|牌子|合署|职责调整|机构改革|组建|简称|名称"
)
COORDINATES = re.compile(
    "管理|安全|应急|绿化|动员|卫生|教育|公积金|食品|减灾|消防|就业|退役|拥军|残疾|老龄|养老|科学技术|标准|规划|发展|禁毒|物业|文明"
)
"""Trades in which a committee may stand beside the bureau: 城市管理委员会."""
RUNS = re.compile(
    "(?:高度重视|认真(?:做好|抓好|落实|履行|开展)|扎实(?:做好|推进|开展)|全面(?:做好|推进|加强)|切实(?:做好|加强|抓好)|深入推进|严格落实|持续(?:推进|做好)|组织实施)"
    "[^.;!?]{0,8}(?:政府信息|政务|信息)公开(?:的?(?:各项|组织|日常|具体)?(?:工作|组织|职责|任务|制度|实施))"
)
"""What an office tells of its own disclosure as a whole."""


def misnamed_organs(report: Report, name: str, text: str) -> Iterator[Span]:
    """Spans of a folded text that name another organ where the report's own is meant, whose folded name is given."""
    own = parted(name)
    if own is None:
        return
    words = organ_words(report.form)
    acting = _acting(own, tuple(words.leaders), tuple(words.acts))
    bounds = _bounds(text)
    for at, (start, end) in enumerate(pairwise(bounds)):
        if not is_of_another(text[bounds[max(0, at - 1)] : bounds[min(len(bounds) - 1, at + 2)]]):
            opened = NUMBER.match(text, start, end)
            yield from _found(report, own, acting, text, (opened.end() if opened else start, end))


def is_of_another(passage: str) -> bool:
    """Whether a passage may well speak of another organ: what is done with it, or learnt from it, or how it was renamed."""
    return bool(ELSEWHERE.search(passage) or RENAMED.search(passage))


def opening(text: str) -> str:
    """The first two sentences."""
    return text[: _bounds(text)[:3][-1]]


def _bounds(text: str) -> list[int]:
    return [0, *(match.end() for match in STOP.finditer(text)), len(text)]


def _found(report: Report, own: Parted, acting: re.Pattern[str], text: str, said: Span) -> Iterator[Span]:
    """The first in a sentence."""
    (start, end), words = said, organ_words(report.form)
    ways = (acting.match(text, start, end), *_charged(own).finditer(text, start, end), _owning(own).search(text, start, end))
    trade = next((match.span("name") for match in ways if match and _is_another(own, match)), None)
    if trade:
        yield trade
        return
    if former := former_name(own.trade + own.kind, words, text, start, end):
        yield former
        return
    if asked := _asked(own, text, start, end):
        yield asked
        return
    if subject := other_subject(report, own, text, start, end):
        yield subject
        return
    if above := _above(report, own, text, start, end):
        yield above
        return
    other = _sibling(own).match(text, start, end) if report.organ_kind == "department" else None
    if other and RUNS.search(text, other.end(), end) and not _is_excused(other["name"], report):
        yield other.span("name")


def _is_another(own: Parted, match: re.Match[str]) -> bool:
    """Whether a name of the same trade is another place's of the same level, or another kind of office of this place."""
    place, kind = match["place"], match["kind"] or ""
    if own.place.endswith(place) or place.endswith(own.place):
        return kind != own.kind and not (COORDINATES.search(own.trade) and "委员会" in (kind, own.kind))
    other = parted(match["name"].removesuffix("办公室"))
    return other is not None and kind == own.kind and other.rank == own.rank and other.units[-1] != own.units[-1]


def _above(report: Report, own: Parted, text: str, start: int, end: int) -> Span | None:
    """Another place whose government's site or office the organ uses, or another township's place of service."""
    match = (ITS_PLACES if own.rank == TOWNSHIP else ABOVE).search(text, start, end)
    if match is None or SEEN.search(text, start, end) or is_own(match["name"], report):
        return None
    other = not re.search(_stem(own), match["name"]) if own.rank == TOWNSHIP else _is_another_place(own, match["name"])
    return match.span("name") if other else None


def _is_another_place(own: Parted, name: str) -> bool:
    """Whether a place is none of the organ's, and of the rank of its last."""
    places = units(name)
    return bool(places) and RANKS[places[-1][-1]] == own.rank and places[-1] not in own.units


def _asked(own: Parted, text: str, start: int, end: int) -> Span | None:
    """Another bureau of this place, or another township, that is to be asked about the report."""
    if own.rank == TOWNSHIP:
        town = CONTACT_TOWN.search(text, start, end)
        return town.span("name") if town and not re.search(_stem(own), town["name"]) else None
    match = CONTACT.search(text, start, end) if own.kind else None
    other = parted(match["name"]) if match else None
    if match is None or other is None or other.units[-1] != own.units[-1]:
        return None
    alike = other.trade in own.trade or own.trade in other.trade
    return None if alike or IN_CHARGE.search(match["name"]) else match.span("name")


def _stem(own: Parted) -> str:
    """A township's name without the word for its level: 望海楼 of 望海楼街道."""
    return re.escape(re.sub("(?:街道|[镇乡])$", "", own.units[-1]))


def _is_excused(name: str, report: Report) -> bool:
    """Whether another office of this place sees to disclosure for all, or bears a part of the organ's own name."""
    return bool(IN_CHARGE.search(name)) or is_own(name, report)


def _name(own: Parted) -> str:
    place = TOWN if own.rank == TOWNSHIP else PLACE
    kind = f"(?P<kind>{KINDS})" if own.kind else "(?P<kind>)"
    return f"(?P<name>(?P<place>{place}){re.escape(own.trade)}{kind}(?:办公室)?)"


@lru_cache(maxsize=16)
def _acting(own: Parted, leaders: tuple[str, ...], acts: tuple[str, ...]) -> re.Pattern[str]:
    """The subject of a sentence."""
    led, does = any_of([*leaders, *LEADERS]), any_of([*acts, *DOES])
    return re.compile(f"{LEAD}{TIME}{_name(own)}(?:{led})?{TIME}(?:{does})")


@lru_cache(maxsize=16)
def _charged(own: Parted) -> re.Pattern[str]:
    """Who is charged with something, or to be asked."""
    return re.compile(f"(?:(?P<to>向)|{BY}){_name(own)}(?(to)(?:{CHARGED}|{ASKED})|{CHARGED})")


@lru_cache(maxsize=16)
def _owning(own: Parted) -> re.Pattern[str]:
    """Whose catalogue, guide or account the organ sees to."""
    return re.compile(f"[对将把在]{_name(own)}的?{OWNED}")


@lru_cache(maxsize=16)
def _sibling(own: Parted) -> re.Pattern[str]:
    """Another bureau of the organ's place as the subject of a sentence."""
    office = f"(?!{re.escape(own.trade)})[一-龥]{{2,12}}?(?:局|委员会)"
    return re.compile(f"{TIME}(?P<name>{re.escape(own.units[-1])}{office})(?![的,与和及等来一])")
