"""Gansu: what the city of Wuwei wants counted in the overview, by its notice of 19 December 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import At, Clause, Finding, Report, Rule, Text, fold, rule

FIRST_YEAR = 2025
NUMBER = "武政办发〔2025〕54号"
NOTICE = Clause("wuwei-2025-54", Text(f"{NUMBER}第一条", "Notice of Wuwei on the reports for 2025, point 1"))
COUNT = r"(?:\d|[零〇一二两三四五六七八九十百千万]{1,6}[余多]?[条件篇期个处次场份]|未|无|没有)"
ITEMS = {
    "政府网站发布数量": rf"(?:网站|网)[^.;]{{0,40}}?{COUNT}",
    "政务新媒体发布数量": rf"(?:新媒体|公众号|微信|微博|视频号|抖音|客户端)[^.;]{{0,40}}?{COUNT}",
    "政府公报、公示栏发布数量": rf"(?:公报|公示栏|公开栏)[^.;]{{0,40}}?{COUNT}",
    "政策解读数量": rf"解读[^.;]{{0,30}}?{COUNT}|{COUNT}[^.;,]{{0,8}}解读",
    "回应关切数量": rf"(?:回应|留言|来信|关切)[^.;]{{0,30}}?{COUNT}",
    "重点领域发布数量": rf"(?:重点领域|教育|医疗|就业|养老|公共资源)[^.;]{{0,60}}?{COUNT}",
    "公开平台设立数量": rf"(?:平台|专区|查阅点|查阅场所)[^.;]{{0,40}}?{COUNT}|{COUNT}个?[^.;,]{{0,8}}(?:平台|专区|查阅点)",
}


@rule(
    "GS101",
    "counts-unreported",
    level="note",
    formats=("2021",),
    regions=("wuwei",),
    needs=("section/overview",),
    clauses=(NOTICE,),
    messages={
        "absent": Text(
            "武威市要求总体情况写明的数量，没有写到：{0}。", "The overview lacks counts that Wuwei asks for: {0}."
        ),
    },
    options={"items": ITEMS},
)
def counts_unreported(report: Report, at: At) -> Iterator[Finding]:
    """武威市的年度报告，总体情况没有写全市里要求的数量。

    为什么：武威市2025年12月19日的通知要求总体情况写明各类平台发布数量、解读和回应数量、重点领域发布数量、平台设立数量。
    错：总体情况只写“通过门户网站发布信息300条”。
    对：网站、新媒体、公报公示栏、解读、回应、重点领域、平台各写明数量，没有的写明没有。
    怎么改：逐项补上数量；不适用的，可在规则集中改 GS101 的 items。

    The overview of a report in Wuwei lacks counts that the city asks for.

    Why: The city's notice of 19 December 2025 names the counts: by channel, of interpretations and responses, of priority
    fields, of platforms.
    Bad: 通过门户网站发布信息300条 and no other count.
    Good: A count for each, also where there was nothing.
    Fix: Add the counts. What does not apply can be taken out of the rule's items in a ruleset.
    """
    section = report.section("overview")
    if section is None or (report.year or 0) < FIRST_YEAR:
        return
    text = fold("".join(one.printed for one in section.paragraphs))
    absent = [item for item, pattern in at.options["items"].items() if not re.search(pattern, text)]
    if absent:
        yield at(section).say("absent", "、".join(absent))


RULES: list[Rule] = [counts_unreported]
