"""Sentences that count what was done in a year that the report cannot know of: 2035年组织培训13场 in a report for 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.scope import BODIES
from ogicheck_plugins.national.sentences import Said, said

DONE = re.compile(
    rf"(?P<year>20\d\d)年度?(?:以来|里|内|中|期间|全年)?,?(?:[我本全](?:{BODIES}))?(?:已经?|共|累计|全年|新)*"
    r"(?:组织|开展|发布|举办|召开|办理|收到|接到|受理|办结|答复|印发|编发|制发|主动公开|公开|回应|推送|更新|新增|完成|建成|编制|培训|解读|处理|检查|抽查|走访|征集|采纳|制作|发放|印制|张贴|设立|接待)[^,;。\d]{0,24}(?P<many>\d+)[一-龥]"
)
"""A year with a verb of what was done in it, and how much."""
OTHERWISE = re.compile(
    r"^[^,;。:]{0,8}(?:改进|措施|打算)[^,;。:]{0,4}:|将|拟|预计|预期|计划|约定|承诺|协议|不少于|下一步|明年|来年|目标|力争|规划|纲要|远景|结转|转入|转至|延至|顺延|继续|预算"
    r"|起(?:施行|执行|实施)|有效期|到期|届满|截[至止]到?20\d\d|20\d\d年\d{1,2}月|[至到—-]20\d\d年"
)
"""What is planned, carried on, or told up to the day of the report."""


def later_years(report: Report) -> Iterator[Said]:
    """They name no other year beside that one."""
    for paragraph in said(report):
        for one in paragraph:
            match = DONE.search(one.read)
            if match and report.year and int(match["year"]) > report.year and int(match["many"]):
                years = set(re.findall(r"20\d\d(?=年)", one.read))
                if years == {match["year"]} and not OTHERWISE.search(one.read):
                    yield one
