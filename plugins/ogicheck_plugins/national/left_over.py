"""Sentences left from another year's report: they name its year, and tell of what a report tells of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ogicheck.api import Report, ReportParagraph
from ogicheck_plugins.national.announcing import announces
from ogicheck_plugins.national.narrative.dated import plain as told_plainly
from ogicheck_plugins.national.narrative.scope import BODIES, is_own
from ogicheck_plugins.national.narrative.scope import ORGAN as ORGAN_NAME
from ogicheck_plugins.national.sentences import PREAMBLE, Said, said

NUMBER = r"(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.,]|[一二三四五六七八九十]是|第[一二三四五六七八九十],)?"
OPENING = r"(?:[在于对从]|回[顾望首]|总结|[纵综]观|盘点|刚?刚?过去的|(?P<topic>[^\d,;:《》]{2,16})[,:])?"
ORGAN = r"(?P<organ>[我本全][一-龥]{1,6}?|[一-龥]{2,18}?)?"
BOUND = r"(?![底末初前后起]|\d|以[来前后]|之[前后]|[学财][年度]|[-—~至])"
WORKING = "(?:的[^\\d,;:。《》的]{0,8}工作[中里])?"
LEAD = re.compile(rf"^{NUMBER}{OPENING}{ORGAN}(?P<year>20\d\d)年度?{WORKING}{BOUND}(?P<rest>.*)$")
"""A sentence that begins with a year as its time: behind a number, a topic, the organ."""
BEHIND = re.compile(r"(?P<before>[^\d;:。]{2,40}),(?P<clause>20\d\d年.*)$")
BASIS = re.compile("按照|根据|依据|对照|针对|围绕|自从|贯彻|落实")
OWN = re.compile(rf"[我本全](?:{BODIES}|级|年度)")
INSIDE = re.compile("(?:[我本]?[局委厅办院镇乡]|街道)?(?:党组|党委|党工委|党支部|领导班子|领导小组|主要领导|党政办)")
"""Who leads an organ, within it."""
SUBJECT = re.compile(
    r"(?:全年|期间|[里中内])?,?([一-龥]{2,9}?(?:局|厅|委员会|办公室|政府(?!信息)|街道|镇|乡|[馆院]|(?<!为)中心|公司|学校|协会|单位|社区)"
    r"|[省市县区州镇乡]政府(?!信息)|[省市县区州]委|国务院|上级)"
)
UNDER = re.compile("在|依托|遵照|依照|通过")
"""What stands before those under whom, or by whose order, it was done."""
ATTRIBUTIVE = re.compile(r"[^,:;]{1,12}的")
"""Behind a year that is a noun's: 2021年印发的方案."""
SCENE = re.compile(r"在.*[下中]$|^(?:按|对|针对|围绕)[^,;。]{2,12}(?<![局厅委府办])$|综上|总之|总体|整体|概括|总结")
"""What leads to a year and names nobody: 在县政府指导下."""
NAMED = re.compile(r"是[^,;。\d]{2,40}年,")
"""What is said of the year itself: 2021年是关键之年."""
GENERAL = re.compile(r"规定|要求|情况|方面|收费|处理费|事项|来看|统计|公开")
"""Topics that are no other organ's."""
WORK = re.compile("公开|信息发布|发布信息|公文|解读|回应|政务新媒体|政府网站|目录")
DONE = re.compile(
    "扎实|认真|严格|积极|持续|不断|深入|全面|大力|切实|坚持|始终|稳步|有序|平稳|圆满|强化|加强|深化|健全|完善|提升|推进|推动|落实"
    "|及时|未发生|未出现|没有发生|成效|台阶|列入|纳入|重视|研究|组织|开展|举办|召开|培训|畅通|保持|适应|配备|正常|更新|维护|梳理|规范|下功夫|提高|丰富|优化|发挥"
)
"""What a report says of the work of its year."""
ONCE = re.compile(
    "建成|落成|[成设建]立|组建|新建|[搬迁]|启用|改版|上线|挂牌|开通|投入|机构改革|划转|合并|撤[销并]|试点|首次|获|荣|评[为选]|表彰|先进"
    "|印发|出台|修[订正]|制定|颁布|施行|下发|承担|批准|启动|加入|签[订署]|入选|增设|成为|授予|被"
)
"""What happens once, so that a later report may tell when."""
LOOKED_AT = re.compile(
    "年报|年度报告|决算|预算|考核|评估|通报|审计|测评|反馈|整改|问题|不足|短板|差距|以来|累计|至今|当年|目前|现已|仍|曾"
)
FROM_YEAR = re.compile(r"[由从自较比]20\d\d年")
"""A year from which something rose or fell: 标注率由2021年的95%提高到100%."""
SOLVED = re.compile("(?:解决|回应|围绕|关[心注]|热点|研究|针对)[^,;。]{0,12}问题")
"""Problems that are no faults of the work."""
COMPARED = re.compile(
    "[较比](?!好|快|高|强|大|为)|同比|环比|[上去往前历]年|上一年|今年|本年(?!度报告)|此后|随后|持平|这一?年之?后"
)
PLANNED = re.compile("将|继续|进一步|[要应拟](?!求|公开尽)|力争|努力|重点|着力|目标|打算|计划|下一步|今后")
PAST = re.compile("[已了]|完成|取得|未|成效|全年|共|圆满")
FEE = "处理费"
FEES = re.compile("处理费|收费|费用|收取|减免|需要?报告|需要?说明|其他事项")
NOTHING = re.compile(r"[未无免零]|没有|不存在|不收取|收取|\d元|0件|发出")
OF_FEES = re.compile(
    "已在|不再|另行|详见|参见|见于|此前|先前|前[一次]|上一?[份期次]|开始|实[行施]|(?<!现)将|继续|拟|计划|印发|出台|修[订正]|制定|颁布|施行|下发|明确|公布|自|[上去往历]年|今年|本年|以来"
)
STILL = re.compile("仍然?(?:存在|有|需)|依然(?:存在|有)|还(?:存在|有|需)|尚(?:存在|有)")
MENDED = re.compile("今年|本年|采取|整改|改进了|[上去往]年|上一年|已[经得]?(?:解决|改进|完善)")
TITLED = re.compile(
    r"(?P<year>20\d\d)年度?[^,;:\d]{0,8}(?:主动公开|依申请公开|信息公开|政务公开|信息管理|平台建设|监督保障|总体|概述|工作(?=情况|概况|总体)|基本(?=情况)|工作开展"
    r"|收到和处理|行政复议|行政诉讼)[^,;:\d]{0,20}(?:情况|工作|概[述况]|总述)(?:如下|见下表)?[:。]?$"
)
LONGEST_HEADING = 40
OF_ANOTHER = re.compile(
    "整改|年报|报告|决算|预算|考核|评估|对比|回顾|问题|公布|公示|培训|会议|要点|方案|计划|目录|[上去往]年"
)
NEXT = 1
"""How far the year of an older file, or of one made too early, is from the report's."""


def left_over(report: Report) -> Iterator[Said]:
    """The sentences, each by where it stands: before the first section, in the overview, section five, section six."""
    year = report.year or 0
    looks_back = any(MENDED.search(one.text) for one in _problems(report))
    for paragraph in said(report):
        for one in paragraph:
            if str(year) in one.read or not re.search(r"20\d\d年", one.read):
                continue
            if one.body == PREAMBLE:
                found = announces(one, report)
            elif one.body == "other" or FEE in one.read:
                found = _is_of_fees(one, year, report) or _is_work(one, year, paragraph, report)
            elif one.body == "problems":
                found = not looks_back and _is_wanting(one, year)
            else:
                found = announces(one, report) or _is_heading(one, year, paragraph) or _is_work(one, year, paragraph, report)
            if found:
                yield one


def _problems(report: Report) -> Sequence[ReportParagraph]:
    section = report.section("problems")
    return section.paragraphs if section else ()


def _is_of_fees(one: Said, year: int, report: Report) -> bool:
    """Whether section six tells of another year that nothing was charged, or that there is nothing to report."""
    leads = (LEAD.match(one.read), LEAD.match(one.read.partition(",")[2]))
    own = [lead for lead in leads if lead and is_by_own(lead, report) and NOTHING.search(lead["rest"])]
    return bool(own and FEES.search(one.read)) and not OF_FEES.search(one.read)


def _is_wanting(one: Said, year: int) -> bool:
    """Whether section five tells what was still wanting at the end of another year, and not what became of it."""
    lead = LEAD.match(one.read)
    return bool(lead and int(lead["year"]) == year - NEXT and STILL.search(lead["rest"])) and not MENDED.search(one.read)


def _is_heading(one: Said, year: int, paragraph: Sequence[Said]) -> bool:
    match = TITLED.search(one.read) if len(one.read) <= LONGEST_HEADING and len(paragraph) == 1 else None
    return bool(match) and abs(int(match["year"] if match else 0) - year) == NEXT and not OF_ANOTHER.search(one.read)


def _is_work(one: Said, year: int, paragraph: Sequence[Said], report: Report) -> bool:
    """Whether a sentence tells of another year's work on disclosure as a report tells of its own year's. A paragraph that
    goes on to the report year tells how things came to be.
    """
    lead = LEAD.match(one.read) or behind(one.read, report)
    attributive = lead and ATTRIBUTIVE.match(lead["rest"]) and not NAMED.match(lead["rest"])
    if not lead or not is_by_own(lead, report) or attributive or abs(int(lead["year"]) - year) != NEXT:
        return False
    rest = NAMED.sub("", told_plainly(lead["rest"]), count=1)
    later = int(lead["year"]) > year
    looked_at = LOOKED_AT.search(SOLVED.sub("", told_plainly(one.read)))
    compared = COMPARED.search(rest) or FROM_YEAR.search(one.read)
    doubtful = ONCE.search(lead["rest"]) or looked_at or compared or names_month(rest)
    planned = later and (PLANNED.search(rest) or not PAST.search(rest))
    goes_on = any(str(year) in other.read or re.search("今年|本年", other.read) for other in paragraph if other is not one)
    return bool(WORK.search(one.read) and DONE.search(rest)) and not (doubtful or planned or goes_on)


def behind(text: str, report: Report) -> re.Match[str] | None:
    """What begins with the year behind a clause on the work that nobody else does: 我局重视公开，2021年召开会议2次."""
    match = BEHIND.match(text)
    named = list(ORGAN_NAME.findall(match["before"])) if match else []
    own = all(OWN.search(name) or is_own(name, report) for name in named)
    doubtful = match and (ONCE.search(match["before"]) or COMPARED.search(match["before"]) or BASIS.search(match["before"]))
    return LEAD.match(match["clause"]) if match and own and not doubtful else None


def names_month(text: str) -> bool:
    """Whether a sentence tells of a part of its year."""
    return bool(re.search(r"\d{1,2}月|季度|[上下]半年|年初|年底", text))


def is_by_own(lead: re.Match[str], report: Report) -> bool:
    """Whether nobody else is named as the one who did it, before the year or right behind it."""
    topic, subject = lead["topic"], SUBJECT.match(lead["rest"])
    if topic and not (GENERAL.search(topic) or SCENE.match(topic) or OWN.match(topic)):
        return False
    does = subject and not (UNDER.match(subject[1]) or BASIS.match(subject[1]))
    named = [name for name in (lead["organ"], subject[1] if subject and does else "") if name]
    return all(OWN.match(name) or INSIDE.fullmatch(name) or is_own(name, report) for name in named)
