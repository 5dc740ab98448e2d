"""Whose figures the text speaks of: the whole area's in a department's report, another kind of place's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ogicheck.api import At, Finding, Report, ReportParagraph, Rule, Text, rule
from ogicheck_plugins.national.prose import MOST, folded, in_quotes, paragraphs, quoted_folded

WIDER = "省市县区旗州盟"
WHOLE = re.compile(
    rf"全(?P<area>[{WIDER}])(?:的?(?:去重数|合计数|汇总数|统计数|总数|汇总数据|统计数据)"
    rf"|(?:范围内|各级|各部门|各单位|各级各部门|各[县市区旗乡](?:\([县市区旗镇]\))?,各部门|各乡镇|各镇街)?(?:全年|年内|年度)?(?:共计?|累计|合计|总计)?(?:对外)?(?:新收|收到|受理|接收|办结|主动公开|公开|发布|制发)"
    rf"(?:各类)?(?:政府信息公开申请|依申请公开申请|依申请公开|政府信息|信息|行政规范性文件)(?:共计?|累计|合计|总计)?(?=\d)"
    rf"|的?行政(?:许可|处罚|强制)决定(?=\d))"
)
BODY = re.compile(r"[局厅委院队站社]$|委员会$|中心$")
FOR_THE_AREA = re.compile(r"政府|政务公开|政务服务|大数据|数据局|行政审批|管理委员会")
"""What the organ is named that gathers all organs' figures, or is the area's own."""
OWN = re.compile(r"(?:我(?P<mine>街道|街|镇|乡)(?!村)|全(?P<all>街(?![面区巷头景角口边坊])|镇|乡))(?![镇乡])")
KIND = {"街": "街道", "镇": "镇", "乡": "乡"}


@rule(
    "OGI612",
    "scope-wording",
    level="warning",
    clauses=(),
    messages={
        "whole": Text(
            "“{0}”是全{1}的数；{2}的报告只统计本机关。",
            "'{0}' is a figure of the whole area ({1}); a report of {2} counts its own.",
        ),
        "mixed": Text("“{0}”与本机关（{1}）不符。", "'{0}' does not fit the reporting organ ({1})."),
    },
)
def scope_wording(report: Report, at: At) -> Iterator[Finding]:
    """统计范围或自称与本机关不符。

    为什么：部门报告只统计本机关；写成全县的数，或者街道的报告自称“我乡”，多半是抄了别处的。
    错：某县司法局的报告写“为全县的去重数”；某街道的报告里“我乡”“全街”混用
    对：我局全年收到……；我街道……
    怎么改：改成本机关的数字和自称。

    A figure, or a word for oneself, is not the reporting organ's.

    Why: A department counts its own; figures of the whole county, or 我乡 in a street office's report, were copied.
    Bad: 为全县的去重数 in a department's report; 我乡 and 全街 in one report
    Good: 我局全年收到……
    Fix: Give the organ's own figures, and its own name for itself.
    """
    organ = report.organ or ""
    department = BODY.search(organ) and not FOR_THE_AREA.search(organ)
    own = _own_kind(organ) if report.organ_kind == "township" else None
    for paragraph in paragraphs(report):
        text = folded(paragraph.text).text
        if department:
            for match in islice(WHOLE.finditer(text), MOST):
                site = quoted_folded(paragraph, *match.span())
                yield at(site).say("whole", site.text, match["area"], organ)
        if own:
            yield from _mixed(paragraph, text, own, report, at)


def _mixed(paragraph: ReportParagraph, text: str, own: str, report: Report, at: At) -> Iterator[Finding]:
    for match in islice(OWN.finditer(text), MOST):
        kind = KIND[(match["mine"] or match["all"])[0]]
        if kind != own and not in_quotes(text, *match.span()):
            site = quoted_folded(paragraph, *match.span())
            yield at(site).say("mixed", site.text, report.organ)


def _own_kind(organ: str) -> str | None:
    found = re.search(r"(街道|镇|乡)(?:党工委)?(?:人民政府|政府|办事处)?$", organ)
    return found[1] if found else None


RULES: list[Rule] = [scope_wording]
