"""Years that a name stands beside, which says which year is meant: 上年度（2021年）, 结转下年度（2023年）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ogicheck.api import Report
from ogicheck_plugins.national.sentences import Said, of
from ogicheck_plugins.national.sums import figure
from ogicheck_plugins.national.told import told

HOW = ("所述", "所涉", "所指", "对应的", "统计", "")
REPORTED = (*(f"{whose}{how}年度" for whose in ("本报告", "本年报", "报告") for how in HOW), "本统计年度", "统计年度")
"""How a report calls its own year: 本报告统计年度."""
NAMES = {
    **dict.fromkeys(REPORTED, (0,)), "本年度": (0,), "本年": (0,), "今年": (0, 1), "去年": (-1, 0), "明年": (1, 2),
    "上一个年度": (-1,), "上一年度": (-1,), "上一年": (-1,), "上年度": (-1,), "上年": (-1,),
    "全年": (0,), "一年来": (0,), "过去一年": (0,), "过去的一年": (0,),
    "下一个年度": (1,), "下一年度": (1,), "下一年": (1,), "下年度": (1,), "下年": (1,),
}  # fmt: skip
"""How many years behind the report's each name may be: what a report is written in is the year behind it."""
NAME = "(?<![上下前往])(?<![上下前]一)(?<![上下前]个)(?<!上一个)(?P<name>" + "|".join(NAMES) + ")"
OWN = NAME.replace("|".join(NAMES), "|".join(REPORTED))
LINK = r"(?:[(](?:[即指为系]|是指|也就是)?|,?(?:即|也就是|亦即|是指)[(]?)"
YEAR = r"(?P<year>20\d\d)(?:年|(?=[)]))(?![-—~至到]?20\d\d)"
BOUND = "(?=度?(?:[,;。)内里中]|期间|全年|$))"
APPOSED = (
    re.compile(f"{NAME}{LINK}{YEAR}"),
    re.compile(f"{OWN}[为是:]{YEAR}"),
    re.compile(f"{OWN},?{YEAR}{BOUND}"),
    re.compile(f"{NAME}(?:[为是系即]|就是){YEAR}{BOUND}"),
    re.compile(r"(?P<year>20\d\d)年度?[(]即?(?P<name>本报告年度|报告年度|本年度?|上一?年度?|下一?年度?)[)]"),
    re.compile(rf"(?P<year>20\d\d)年度?(?:这一?个?|作为|即|就是|为|是){OWN}(?=[,;。)里内中])"),
)
THAT_YEAR = re.compile(
    r"^(?P<year>20\d\d)年是[^,;。\d]{2,24}年,(?:[我本全][一-龥])?本年度?(?:[我本全][一-龥])?(?:一?共|累计|合计|总计)"
)
"""What is told of a year's name, and summed up as this one: 2022年是提升年，本年度共发布信息64条."""
ANNOUNCING = re.compile("公布|发布|公开上|编制|编写|向社会|年度报告")
"""Who publishes the report of 上一年度 writes in the year behind it."""
TWELVE = re.compile(
    r"(?:^|(?:一年来|全年|年内|本年度?)[,(]?即?)(?P<year>20\d\d)年1月?(?:1日)?份?起?[至到—~-]{1,2}(?:(?P=year)年)?12月"
    r"|(?:本年度?|全年|报告期)[^,;。\d]{0,8}(?P<begun>20\d\d)年1月1日"
)
"""All months of a year, as the time of which a sentence speaks."""
UP_TO = re.compile(
    r"^截[至止]到?(?P<year>20\d\d)年(?:12月31日|年?[底末]),?(?:[我本全][一-龥]{1,2})?(?:全年(?!预|决)|本年度?(?:共|累计|合计|总计))"
)
"""The end of a year, to which all of this one is counted: 截至2021年底，全年公开信息35条."""
COMPARED = re.compile(r"同比[较比]?(?P<year>20\d\d)年")
FROM = re.compile(r"[由从自](?P<year>20\d\d)年度?结转(?:[至到])?(?:本年|今年)")
TO = re.compile(r"结转(?:[至到入])?(?P<year>20\d\d)年度?(?:继续)?(?:办理|处理|答复)?")
KEPT = re.compile("上|往|前|去年|[由从自]|本年|今年")
"""What stands before those that another year handed on."""
WAYS = (
    *((way, "本年度", 0) for way in (TWELVE, THAT_YEAR, UP_TO)),
    (COMPARED, "上年", -1),
    (FROM, "上年度", -1),
)
COUNT = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Misnamed:
    """Words that name a year; `due` is the one that the name means, `name` how it is called."""

    words: Said
    name: str
    due: int


def misnamed(report: Report, paragraph: Sequence[Said]) -> Iterator[Misnamed]:
    """The years of a paragraph that are none that their names can mean, one a sentence."""
    if report.year:
        for one in paragraph:
            found = next(_misnamed(report, one, report.year), None)
            if found:
                yield found


def _misnamed(report: Report, one: Said, year: int) -> Iterator[Misnamed]:
    for match in (match for way in APPOSED for match in way.finditer(one.read)):
        shifts = NAMES[match["name"]]
        named = int(match["year"])
        announced = named == year and -1 in shifts and ANNOUNCING.search(one.read)
        if named - year not in shifts and not announced and not _is_of_another(one.read, match, shifts, year):
            yield Misnamed(of(one, match), match["name"], year + shifts[0])
    for way, name, shift in WAYS:
        dated = way.search(one.read)
        told_ = {int(group) for group in dated.groups() if group} if dated else set()
        if dated and told_ != {year + shift} and str(year) not in one.read:
            yield Misnamed(of(one, dated), name, year + shift)
    handed = TO.search(one.read)
    if handed and _is_too_early(report, one.read, handed.start(), int(handed["year"]), year):
        yield Misnamed(of(one, handed), "下年度", year + 1)


def _is_of_another(text: str, match: re.Match[str], shifts: Sequence[int], year: int) -> bool:
    """Whether the name is counted from another year that the sentence speaks of: 2020年比上年（2019年）增加."""
    others = {int(one) for one in re.findall(r"(20\d\d)年", text)} - {int(match["year"]), year}
    return any(int(match["year"]) - other in shifts for other in others)


def _is_too_early(report: Report, text: str, at: int, named: int, year: int) -> bool:
    """Whether applications are handed on to the report year, or one before it, and the figure is that of those handed on
    to the next one: that year itself got another number.
    """
    before = text[:at]
    if named > year or KEPT.search(before) or re.search(r"20\d\d年", before):
        return False
    forward, over = told(report, "carried_forward"), told(report, "carried_over")
    counts = {int(count) for count in COUNT.findall(text)}
    known = bool(forward and over) and not set(forward.figures if forward else ()) & set(over.figures if over else ())
    return known and any(figure(cell) in counts for cell in (forward.cells if forward else ()))
