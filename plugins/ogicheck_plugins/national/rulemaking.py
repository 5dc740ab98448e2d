"""Who may make rules (规章), as far as an organ's name tells."""

from __future__ import annotations

import re

from ogicheck.api import Report

OFFICE = re.compile(r"(?<=政府)办公[室厅]$")
COUNTY = re.compile(r"(?:县|旗|(?<![新治发地林特验范园税作理政])区)(?:人民)?政府$")
PLACE = re.compile(r"^[一-龥]{2,}?(?:省|自治[区州县旗]|市(?!场)|县|区|旗|盟)")
NATIONAL = re.compile(r"^(?:国家|国务院|中国|中央|全国)")
OF_COUNTY = re.compile(r"我[县旗]")
BODY = re.compile(r"[局厅委]$|(?<!管理)委员会$")


def lacks_power(report: Report) -> bool:
    """Whether the organ certainly may not make rules: a township, a county or district, a local department. Cities and
    provinces may, so may ministries; a government's own office reports for the government. Where the organ has no name, what
    it calls itself tells: 我镇, 我局.
    """
    organ = OFFICE.sub("", report.organ or "")
    if report.organ_kind == "township":
        return True
    if report.organ is None:
        return report.organ_kind == "department" or _says(report, OF_COUNTY)
    if organ.endswith("政府"):
        return bool(COUNTY.search(organ))
    return bool(PLACE.search(organ) and BODY.search(organ) and not NATIONAL.search(organ) and "管委" not in organ)


def _says(report: Report, pattern: re.Pattern[str]) -> bool:
    inside = (one for section in report.sections for one in section.paragraphs)
    return any(pattern.search(one.text) for one in (*report.preamble, *inside))
