"""Where another organ is the subject of what an organ tells of its own disclosure: left over from another one's report."""

from __future__ import annotations

import re

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.scope import is_own
from ogicheck_plugins.national.organ_places import NAMELESS, PLACE, RANKS, TOWN, Parted, units

TIME = r"(?:(?:20\d\d年度?|一年来|全年|本年度|今年以?来?|年内|今后|下一步),?)?"
LEAD = r"(?:(?!(?:[由以除据]|[我本对向与经在按]|根据|按照|为了?))[^,.;!?:\"]{2,24}(?<![等局厅委办府镇乡处心])[,:])?"
"""A clause that says of what part of the work the sentence is: 监督保障方面."""
BASED = r"(?:(?:根据|按照|依照|依据)《[^《》]*》[^,.;!?]{0,12},|对照[^,.;!?]{2,16}(?:要求|标准|目标),)?"
"""On what ground, or held against what it is told."""
UNIT = "(?:党政(?:综合)?办(?:公室)?|办公室)?"
SUBJECT = re.compile(
    rf"(?:{LEAD}|{BASED}){TIME}(?P<name>(?:{PLACE}|{TOWN})(?:人民政府|办事处|[一-龥]{{0,12}}?管委会|[一-龥]{{2,14}}?(?:局|厅|委员会|联合社))){UNIT}(?:始终|一直|一贯|持续|切实|进一步)?"
)
TOWNSHIP = re.compile(
    rf"(?:{LEAD}|{BASED}){TIME}(?P<name>(?!乡|镇|[这那去今]|{NAMELESS})[一-龥]{{2,3}}(?:[镇乡]|街道(?=办事处)))(?<![小城集乡村名重强古]镇)"
    "(?:人民政府|办事处)?(?:还[在有]|的(?:主要)?(?:不足|问题|短板)[是有在]|在|被|办[了结]|收[了到]|全年|编[制写]|已|将|始终|坚持|把|通过|按照|围绕|年内|共|累计|主动|积极|严格|认真|及时|收到|公开|发布|组织"
    "|开展|健全|完善|高度重视|手[里上]|所?掌握)"
)
"""Another township as the subject of what a township's report tells."""
ALONE = re.compile(rf"{LEAD}{TIME}(?P<name>(?!{NAMELESS})[一-龥]{{2,3}}[市县区旗州])(?:将|已|继续|累计|全[市县区旗州])")
"""A place by itself as the subject of what a government tells: 宁江市将完成."""
RUNS = re.compile(
    "的(?:政府信息公开|政务公开|信息公开)(?:工作)?[^.;!?]{0,20}(?:部署|领导|指导|安排)[^,.;!?]{0,4}[下中]|(?:高度重视|坚持|围绕|聚焦|按照|紧扣|深化|推进|推动|[把将](?!从)|成立|调整|健全|完善|建立|严格|认真|扎实|深入|全面|负责|(?:明确|指定|配备)专人)[^.;!?]{0,32}?"
    "(?:(?:政府|政务)?信息公开|政务公开|公开(?:工作|领导小组)|先审[查核]?[^.;]{0,3}后公开|三审三校|信息的?(?:采集|审核|发布)|每件申请|申请(?:受理|办理|答复))"
)
"""How an office sees to its own disclosure."""
COUNTS = re.compile(r"(?:20\d\d年度?|全年|年内)?,?(?:共|累计)*(?:主动)?(?:公开|发布)(?:各类)?(?:政府|政务)?信息(?:共|约)?\d")
"""What a report counts of its own organ's."""
REPORTS = re.compile(
    "(?:本年度|全年)?(?:无|没有)其[他它](?:需要?|须|应当)?报告|将从[^.;]{1,10}(?:改进|提升|加强|完善|努力)|(?:20\\d\\d年度?)?(?:[未无]|没有)(?:发生|产生)?(?:收取)?[^.;]{0,12}处理费"
    "|(?:发出收费通知|收取信息处理费)\\d"
    "|在?(?:政府|政务)?信息公开(?:工作)?(?:中|方面|上)[^.;,]{0,8}(?:存在|不足)"
)
"""What none but the reporting organ says in a report."""
BESIDE = re.compile("[的,和与及等来一(:]|党|为|是")
"""Behind a name with these it is no subject of what the report tells of itself."""
OWNS = re.compile("(?:政务)?(?:微信)?(?:公众号|视频号|新媒体|抖音号)")
"""Behind an office's name: what it has of its own."""
IN_CHARGE = re.compile("政务|审批|数据|信息|公开|档案|网信|司法|监察|督查|效能|审计|电子|政府|党委|人大|政协")
"""Other offices of the place that see to disclosure for all of them."""
MATTER = 3
"""Characters by which two names tell of one matter."""
GOVERNMENT = ("人民政府", "办事处")
ZONES = ("管委会", "管理委员会")
"""Of two committees of zones neither is above the other."""


def other_subject(report: Report, own: Parted, text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name's span where a sentence has such a subject."""
    township = TOWNSHIP.match(text, start, end) if own.rank == RANKS["镇"] else None
    if township and not is_own(township["name"], report):
        return township.span("name")
    alone = ALONE.match(text, start, end) if own.trade == GOVERNMENT[0] else None
    if alone and _is_slip(alone["name"], own.units[-1]):
        return alone.span("name")
    match = SUBJECT.match(text, start, end)
    if match is None or is_own(match["name"], report):
        return None
    reports = REPORTS.match(text, match.end(), end)
    owns = OWNS.match(text, match.end(), end) and _is_alike(own, match["name"])
    runs = any(way.match(text, match.end(), end) for way in (RUNS, COUNTS))
    named = _is_short_of_alike(own, match["name"]) or _is_another_name(own, match["name"])
    alike = named and not BESIDE.match(text, match.end(), end)
    if not (reports or owns or runs or alike):
        return None
    zones = match["name"].endswith(ZONES) and (report.organ or "").endswith(ZONES)
    return match.span("name") if zones or _is_elsewhere(own, match["name"], bool(reports)) else None


def _is_slip(name: str, own: str) -> bool:
    """Whether one character of a place's name is another one."""
    return len(name) == len(own) and name[-1] == own[-1] and sum(one != two for one, two in zip(name, own, strict=True)) == 1


def _is_alike(own: Parted, name: str) -> bool:
    """Whether a name is another place's office of the same kind and rank."""
    places = units(name)
    alike = bool(places) and name.removeprefix("".join(places)) == own.trade + own.kind
    return alike and places[-1] != own.units[-1] and RANKS[places[-1][-1]] == own.rank


def _is_short_of_alike(own: Parted, name: str) -> bool:
    """Whether a name is that of another place's office of the same trade and rank, or short for it: 汉丰市住建局."""
    places = units(name)
    trade = name.removeprefix("".join(places))
    rest = iter(own.trade)
    alike = bool(places) and bool(own.kind) and trade.endswith(own.kind) and len(trade) > len(own.kind) + 1
    return alike and RANKS[places[-1][-1]] == own.rank and all(char in rest for char in trade.removesuffix(own.kind))


def _is_another_name(own: Parted, name: str) -> bool:
    """Whether a name is the organ's own in other words, and not short for it: 退役军人服务管理局 for 退役军人事务局."""
    places = units(name)
    trade = name.removeprefix("".join(places)).removesuffix(own.kind)
    same = bool(own.kind and places) and places[-1] == own.units[-1] and name.endswith(own.kind)
    rest, others = iter(own.trade), iter(trade)
    short = all(char in rest for char in trade) or all(char in others for char in own.trade)
    return same and not short and trade[:MATTER] == own.trade[:MATTER]


def _is_elsewhere(own: Parted, name: str, reports: bool) -> bool:
    """Whether a name is neither a higher or lower office's nor one that sees to all of this place's disclosure."""
    places = units(name)
    if not places:
        return False
    trade, rank = name.removeprefix("".join(places)), RANKS[places[-1][-1]]
    if places[-1] == own.units[-1]:
        return own.trade not in GOVERNMENT and trade not in GOVERNMENT and not IN_CHARGE.search(name)
    if places[-1] in own.units or (own.trade in GOVERNMENT) != (trade in GOVERNMENT):
        return False
    return reports or rank == own.rank or (rank > own.rank and trade == own.trade + own.kind)
