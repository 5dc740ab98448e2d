"""Trainings that one sentence counts, and another one says that there were none of: 举办培训2次; 没有举办公开方面的培训."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import Report
from ogicheck_plugins.national.sentences import PREAMBLE, Said, of, said

HINT = re.compile("培训")
MATTER = "(?:了|过|任何|一次|的|政府信息公开|政务公开|信息公开|公开|业务|工作|方面|条例|相关|有关)*"
HELD = re.compile(rf"(?:举办|开展|组织|召开){MATTER}培训(?:班|会|活动)?(?:共|累计)*[1-9]\d*[次期场轮]")
OWN = "(?:20\\d\\d年度?|全年|年内|本年度?|今年|我[局委厅办院镇乡县市区]|本(?:局|委|机关|单位)|也|还|仍|一直)*"
"""Who held none, and when; of a village, or a room, others speak."""
NEVER = re.compile(rf"(?:^|(?<=[,;:])){OWN}(?:没有|从未|未|没)(?:举办|开展|组织|安排|进行){MATTER}培训(?=[,;。]|$)")
OTHERWISE = re.compile(
    "[上去往前]年|[上下]半年|季度|\\d月|部分|个别|有的|一些|对[^,;。]{2,}|针对|线[上下]|现场|单独|各[村镇乡县区]|如果|参加|上级|以来|疫情"
)
"""With these it may be of others, some of the year, or another way."""


def never_held(report: Report) -> Iterator[tuple[Said, Said, bool]]:
    """The sentence that says that there were none, and the one that counts them, where both speak of the year."""
    sentences = [one for paragraph in said(report, HINT) for one in paragraph if _is_of_year(one, report)]
    held = next((of(one, match) for one in sentences if (match := HELD.search(one.read))), None)
    never = next((of(one, match) for one in sentences if (match := NEVER.search(one.read))), None)
    if held and never and held.key != never.key:
        yield never, held, True


def _is_of_year(one: Said, report: Report) -> bool:
    text = one.read.replace(f"{report.year}年", "")
    return one.body != PREAMBLE and not OTHERWISE.search(text) and not re.search("20\\d\\d年", text)
