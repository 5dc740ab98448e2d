"""Plans for the report year, or one before it, which was over when the report was written: 2023年，我镇将进一步….

They stand in the section on problems, in what was left of the year before's report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.scope import BODIES
from ogicheck_plugins.national.sentences import Said, said

BODY = "problems"
DISPOSED = (
    "(?:架构|机构|领导|部|结构)|[^,;。]{0,12}(?:的|情况|结果|成果)[^,;。]{0,10}(?:公开|公布|公示|发布|报送|上传|推送|下发)"
)
"""What 将 is 把 before: 将制定的清单向社会公布."""
PLANS = re.compile(
    rf"^(?:[^,;。:]{{0,10}}(?:措施|打算|方向|改进|下一步|情况|思路):)?(?:[一二三四五六七八九十\d()（）、.是]{{0,4}})(?:[在于])?(?P<year>20\d\d)年度?里?,?(?:[我本全](?:{BODIES})|我们|中心|街道|[一-龥]{{2,14}}(?:{BODIES}))?,?(?:将|拟|计划|准备|打算)"
    "(?:[:,]|从|以|进一步|继续|持续|不断|着力|重点|大力|努力|切实|深入|加大|加强|加快|完善|健全|优化|强化|提[升高]|推[进动]|围绕|坚持|按照|针对|严格|全面|认真|聚焦|紧[扣盯]|通过|采取|抓[好住实]|做[好实]|在|把|对"
    f"|(?:组织|举办|开展|制定|编[制印]|建立|探索|选派|邀请|实行|设立|统一|逐步|积极|争取|结合|依托|增加|扩大|深化|拓展|丰富|细化)(?!{DISPOSED}))"
)
"""A clause that opens with its year, or words for measures before it, and goes on with a will and what is to be done."""
WILL = re.compile("将[把对]")
"""With 把 or 对 behind it 将 is no 把 itself."""
MADE_OF = re.compile("作为|纳入|列[为入]|融入|摆[在上]|放在|贯穿|列进|当[作成]")
"""With these 将 is 把: 将加强公开作为重点."""
DONE = re.compile("已[经]?|了[,;。]|完成了|取得|得到|上年|去年|上一年")
"""Words of what was done, and of the year that a plan was made in."""


def planned(report: Report) -> Iterator[tuple[Said, int]]:
    """The sentences of the section on problems that plan for the report year, or one before it, with that year."""
    for paragraph in said(report):
        for one in paragraph:
            for clause in one.read.split(";") if one.body == BODY else ():
                match = PLANS.match(clause)
                over = match and report.year and int(match["year"]) <= report.year
                made_of = match and MADE_OF.search(clause) and not WILL.search(match[0])
                if match and over and not (made_of or DONE.search(clause)):
                    yield one, int(match["year"])
