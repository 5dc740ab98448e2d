"""By which day an organ has to publish its report."""

from __future__ import annotations

import re
from datetime import date

from ogicheck.api import Report

VERTICAL = re.compile(
    r"海关|税务|气象|海事|消防救援|金融监管|烟草|邮政管理|调查队|地震|出入境边防|人民银行|外汇管理|煤矿安全|通信管理"
)
"""Systems that the centre leads: they report level by level, up to 31 March."""
PROVINCE = re.compile(r"(?:省|自治区|^北京市|^天津市|^上海市|^重庆市)(?:人民)?政府(?:办公厅)?$")
COUNTY = re.compile(r"(?:县|旗)(?:人民)?政府(?:办公室)?$")
DISTRICT = re.compile(r"(?<![新发地林特验范园])区(?:人民)?政府(?:办公室)?$")
MUNICIPAL = ("beijing", "tianjin", "shanghai", "chongqing")
"""Where districts report as prefectures do."""
GOVERNMENT = re.compile(r"(?:(?<![镇乡])人民|(?<![镇乡民]))政府(?:办公[室厅])?$|管理?委员?会$|[省市州盟县区旗]$")
DEPARTMENT = re.compile(r"(?:[局厅委办]|办公室|委员会|中心|支队|大队)$")


def due(report: Report) -> date | None:
    """The last day for the kind of organ; the later one where its name leaves two. None where its kind is not clear.

    Source: 《中华人民共和国政府信息公开条例》 articles 49 and 50, and the notes on the form.
    """
    organ = report.organ
    if not organ or not report.year:
        return None
    last = _last(organ, report)
    return date(report.year + 1, *last) if last else None


def _last(organ: str, report: Report) -> tuple[int, int] | None:
    region = report.form.ruleset.region
    if VERTICAL.search(organ) or PROVINCE.search(organ):
        return 3, 31
    if COUNTY.search(organ) or (DISTRICT.search(organ) and region and region not in MUNICIPAL):
        return 2, 20
    if GOVERNMENT.search(organ):
        return 3, 10
    return (1, 31) if report.organ_kind == "township" or DEPARTMENT.search(organ) else None
