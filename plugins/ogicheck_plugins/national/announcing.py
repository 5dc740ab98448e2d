"""Sentences that announce what follows as another year's: 现将我局2021年度政府信息公开工作情况报告如下."""

from __future__ import annotations

import re

from ogicheck.api import Report, fold
from ogicheck_plugins.national.identity import EARLIER, announced_year
from ogicheck_plugins.national.sentences import PREAMBLE, Said

PAPERS = "(?!要点|计划|方案|安排|部署|打算|思路|考核|评估|测评|会议|培训|通知|意见|责任|台账|标准|整改|问题|领导|要求|需要)"
"""What is not behind 工作 where that is all the work of a year."""
ABOUT = re.compile(
    r"(?P<year>20\d\d)年度?的?[^,.;。\d]{0,16}(?:(?:政府信息|政务)公开[^,.;。\d]{0,8}(?:报告|年报|情况|总结|工作)|工作(?:开展)?情况)"
    + PAPERS
)
REPORTING = re.compile(
    "本报告|本年报|本年度报告|[现下面]将|以下|如下|特此|[现向].{0,3}公布|现公开|形成|编制|编写|撰写|总结|反映"
)
ELSEWHERE = re.compile("查阅|下载|链接|历年|见县|登录|点击|往期")
ANNOUNCED = re.compile(
    r"(?:(?P<now>现|下面|以下|这里)|[将就对把])[将就对把]?(?P<of>[^,;。\d]{0,16})(?P<year>20\d\d)年度?(?P<what>[^,;。\d]{2,30})"
    r"(?:如下|于下|(?(now)(?:公布|汇报|总结)|(?!)))"
)
DONE = re.compile(
    r"(?:完成|推进|落实|做好|开展|抓好|履行)了?(?P<year>20\d\d)年度?的?(?P<what>[^,;。\d]{0,8}(?:政府信息|政务)公开[^,;。\d]{0,10}(?:任务|工作|职责|目标))"
    + PAPERS
    + r"[^。]*?如下"
)
OF_ITSELF = re.compile(
    r"^(?:本报告|本年报|本年度报告|以上|以下|这)(?:主要|全面|客观|如实|真实|集中|就)?(?:是|为|系|反映|总结|记录|展示|体现|涵盖|汇总)了?"
    r"(?:我[局县区市镇乡委厅]|本[局机关单位]{1,2}|全[局县市])?(?P<year>20\d\d)年度?(?P<what>[^,;。\d]{0,24}(?:情况|工作|总结|报告|年报))"
    + PAPERS
)
"""What a report says of itself: 本报告全面反映2021年我局政府信息公开工作情况."""
MATTER = re.compile("信息公开|政务公开|工作")
OTHERS = re.compile(
    "整改|问题|计划|打算|安排|要点|思路|方案|部署|预算|决算|培训|考核|评估|测评|会议|反馈|对比|审计|清单|目录|意见|项目|资金|人员|底|末|以来|前|重点|目标|举措|措施|展望|上报"
)
"""What is announced beside the work of a year."""
BASED = re.compile("基础上|报送|上报|短板|体例|结构|一致|相同|沿用|[按参比]照|对标")
"""What is told of another report beside this one."""
STARTS = re.compile("基础上|继续|巩固|[较比](?!好|快|高)|[上去]年|上一年|今年|与|之后|以后")
NEXT = 1


def announces(one: Said, report: Report) -> bool:
    """Whether it does, and title or period are the report year's. What OGI111 tells of is left to it."""
    title, year = report.title, report.year
    if year is None or EARLIER.search(one.read) or ELSEWHERE.search(one.read):
        return False
    leads = _opens(one.read, year) or _is_of_itself(one.read, year)
    known = bool(title and title.year == year)
    if one.body != PREAMBLE:
        return leads and (known or report.period is not None)
    told = announced_year(fold(one.whole)) == year - 1
    return bool(known and title and one.text not in title.text) and not told and (leads or _introduces(one, year))


def _introduces(one: Said, year: int) -> bool:
    match = ABOUT.search(one.read)
    around = (re.split("[,;]", one.read[: match.start()])[-1], one.read[match.end() :]) if match else ()
    plain = match and REPORTING.search(one.read) and not any(BASED.search(words) for words in around)
    return bool(plain) and _is_beside(match, year)


def _opens(text: str, year: int) -> bool:
    """Whether a section's sentence leads to what follows, which it calls another year's."""
    said = ANNOUNCED.search(text)
    if said and MATTER.search(said["what"]) and not OTHERS.search(said["of"] + said["what"]):
        return _is_beside(said, year)
    done = DONE.search(text)
    return bool(done) and not (OTHERS.search(done["what"] if done else "") or STARTS.search(text)) and _is_beside(done, year)


def _is_of_itself(text: str, year: int) -> bool:
    said = OF_ITSELF.match(text)
    return bool(said) and not OTHERS.search(said["what"] if said else "") and _is_beside(said, year)


def _is_beside(match: re.Match[str] | None, year: int) -> bool:
    return match is not None and abs(int(match["year"]) - year) == NEXT
