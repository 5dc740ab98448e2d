"""Shandong: what reports of the province customarily tell of in section six."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Text, fold, rule

ITEMS = {
    "落实上级政务公开工作要点情况": ["工作要点", "公开要点", "任务分解", "重点工作安排", "重点任务", "工作安排"],
    "建议提案办理结果公开情况": ["提案", "代表建议", "人大建议"],
    "政务公开工作创新情况": ["工作创新", "创新情况", "创新做法", "创新举措", "创新开展", "创新性", "特色做法", "亮点"],
}


@rule(
    "SD101",
    "items-unreported",
    level="note",
    formats=("2021",),
    regions=("shandong",),
    needs=("section/other",),
    clauses=(),
    messages={
        "absent": Text(
            "山东省的年度报告通常还在第六部分写明：{0}；全文没有提到。",
            "Reports in Shandong usually also tell in section six of: {0}; none of it is mentioned.",
        )
    },
    options={"items": ITEMS},
)
def items_unreported(report: Report, at: At) -> Iterator[Finding]:
    """第六部分没有写到山东省各机关通常报告的事项。

    为什么：这是山东省已发布的年度报告中常见的做法，没有找到要求这样写的省级文件，因此只作提示；信息处理费见 OGI411。
    错：第六部分只写“未收取信息处理费”，全文没有提到建议提案办理、落实要点和工作创新。
    对：第六部分逐项写明信息处理费、落实上级要点、建议提案办理结果公开和创新情况；没有的写明没有。
    怎么改：补写一句；不适用的，可在规则集中改 SD101 的 items。

    Section six does not tell what reports in Shandong customarily tell of.

    Why: Practice seen in published reports of the province; no provincial text was found that requires it. Fees: OGI411.
    Bad: Section six speaks of fees only, and nothing tells of proposals, of the yearly key points or of innovation.
    Good: Section six has a sentence on each, also where there is nothing to tell.
    Fix: Add a sentence. What does not apply can be taken out of the rule's items in a ruleset.
    """
    section = report.section("other")
    text = fold("".join(one.printed for each in report.sections for one in each.paragraphs))
    absent = [item for item, words in at.options["items"].items() if not any(word in text for word in words)]
    if section and absent:
        yield at(section).say("absent", "、".join(absent))


RULES: list[Rule] = [items_unreported]
