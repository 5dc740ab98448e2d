"""Sentences that tell of somebody who applied: 今年有一位村民来信申请公开宅基地审批材料."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import Report
from ogicheck_plugins.national.sentences import Said, of, said

HINT = re.compile("申请")
APPLIED = re.compile(
    "(?:有|收到|接到)(?:[一两1-9二三四五六七八九十]{1,2})(?:位|名|户|家)(?:本[村镇乡地])?(?:村民|居民|市民|群众|公民|企业|律师|个体户|农户|住户|业主)[^,;。《]{0,10}"
    "(?:申请公开|申请获取|提出(?:政府)?信息公开申请|递交(?:政府)?信息公开申请)"
)
OTHER_TIMES = re.compile("20\\d\\d年|[上去往前历]年|如|假如|例如|曾|以来|若|模拟|演练|培训|案例")
BODIES = ("overview", "requests")


def applicants(report: Report) -> Iterator[Said]:
    """The words of each, told of the report year."""
    for paragraph in said(report, HINT):
        for one in paragraph:
            match = APPLIED.search(one.read)
            if match and one.body in BODIES and not OTHER_TIMES.search(one.read.replace(f"{report.year}年", "")):
                yield of(one, match)
