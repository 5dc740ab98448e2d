"""Sentences that tell what the organ did in a year near the report's, where nothing says why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ogicheck.api import Report
from ogicheck_plugins.national.left_over import (
    ATTRIBUTIVE,
    COMPARED,
    FROM_YEAR,
    LEAD,
    LOOKED_AT,
    ONCE,
    OWN,
    PLANNED,
    SOLVED,
    SUBJECT,
    behind,
    is_by_own,
    names_month,
)
from ogicheck_plugins.national.narrative.dated import LASTING
from ogicheck_plugins.national.narrative.dated import plain as told_plainly
from ogicheck_plugins.national.sentences import Said, said

NEAR = (-2, -1, 1)
"""How far an older file's year is from the report's, or that of one made too early."""
SO_FAR = "累计"
"""Of one year, where the sentence names but that."""
BODIES = ("overview", "requests", "review")
THIS_YEAR = re.compile("今年|本年(?!度?报告)|本年度(?!报告)|报告期|全年")
SUMMED = re.compile(r",?(?:全年)?(?:共|累计|总共|合计|一共)")
"""What stands between a year and a deed of whoever reports."""
ROUTINE = re.compile(
    "(?:先后|多次)?(?:组织(?:召开|开展|举办)?|开展|举办|召开|举行|听取|接受|回应|抽查|督查|检查)(?:了)?(?!的)|(?:未|没有)(?:发生|出现|收到)"
)
"""What is done year by year, and told without a name; or did not happen."""
COUNTED = re.compile(
    r"(?P<noun>[一-龥]{2,4}?)(?:共|共计|总计|累计|约|近|达|为)?(?:\d+(?:\.\d+)?(?:万|余|多)?|[两二三四五六七八九十])(?P<unit>人次|[件条次篇个项期场份人户批轮宗起例部册幅])"
)
ITEMS = ("信息", "申请")
NONE = re.compile(
    "(?:未|没有|无|不存在)(?:发生|收到|出现|收取|涉及|产生|引发|因|被|接到|受理|有)?[^,;。]{0,20}(?:案件|复议|诉讼|申请|举报|投诉|纠纷|泄密|追究|追责|问责)"
)
MOVED = re.compile("承接|接收|划[入转归]|移交|下放|取消|共建|新[增设]|升级|迁|筹建|购置|确定|认定|命名|据此|以此|在此基础")
"""What happened once, or is the ground for what follows."""
TIED = re.compile("(?:据此|在此|以此|对此|为此|由此|对照|这些|上述|该|其|此后|之后|随后|至|到|而)")
"""How the sentence behind begins that goes on from it."""
DENIED = re.compile("(?:未|没有|无)被")


def ascribed(report: Report) -> Iterator[Said]:
    """They name one year and who did it; no sentence beside them names a year, and none gives this year's of the same."""
    for paragraph in said(report):
        for at, one in enumerate(paragraph):
            told = one.body in BODIES and _tells(one, report) and not _goes_on(paragraph, at)
            if told and not _is_told_again(one, report):
                yield one


def is_continued(paragraph: Sequence[Said], one: Said, report: Report) -> bool:
    """Whether the next sentence goes on from what this one tells, or gives the report year's in the same unit."""
    at = next((to for to, other in enumerate(paragraph) if other.key == one.key), len(paragraph))
    units = {match["unit"] for match in COUNTED.finditer(one.read)}
    behind = "".join(other.read for other in paragraph[at + 1 : at + 2])
    next_ = re.match(
        rf"(?:而|到|至)?(?:{report.year}年度?|今年|本年度?),?[^,;。\d]{{0,10}}\d+(?P<unit>人次|[一-龥])", behind
    )
    return bool(TIED.match(behind)) or bool(next_ and next_["unit"] in units)


def _tells(one: Said, report: Report) -> bool:
    """Whether it, or what stands behind a semicolon, begins with the year, and tells of a figure, or that there was nothing,
    as the organ's own.
    """
    leads = [lead for part in one.read.split(";") if (lead := LEAD.match(part) or behind(part, report))]
    return len(leads) == 1 and _tells_of_its_own(one, leads[0], report)


def _tells_of_its_own(one: Said, lead: re.Match[str], report: Report) -> bool:
    year = report.year or 0
    if int(lead["year"]) - year not in NEAR or set(re.findall(r"20\d\d(?=年)", one.read)) != {lead["year"]}:
        return False
    rest = told_plainly(lead["rest"]).replace(SO_FAR, "共")
    figures = COUNTED.search(rest) or NONE.search(rest)
    return bool(figures) and _is_by_name(lead, report) and not _is_doubtful(rest, int(lead["year"]) > year)


def _is_by_name(lead: re.Match[str], report: Report) -> bool:
    rest = lead["rest"].lstrip(",")
    named = lead["organ"] or any(way.match(rest) for way in (OWN, SUMMED, ROUTINE, SUBJECT))
    attributive = ATTRIBUTIVE.match(lead["rest"]) and not NONE.match(rest)
    return bool(named) and is_by_own(lead, report) and not attributive


def _is_doubtful(rest: str, later: bool) -> bool:
    once = ONCE.search(DENIED.sub("", rest)) or MOVED.search(rest)
    seen = LOOKED_AT.search(SOLVED.sub("", rest)) or LASTING.search(rest) or THIS_YEAR.search(rest.lstrip(",")[2:])
    compared = COMPARED.search(rest) or FROM_YEAR.search(rest) or names_month(rest)
    return bool(once or seen or compared or (later and PLANNED.search(rest)))


def _goes_on(paragraph: Sequence[Said], at: int) -> bool:
    """Whether the sentence before or behind it names a year, or goes on from it."""
    beside = [*paragraph[max(0, at - 1) : at], *paragraph[at + 1 : at + 2]]
    years = any(re.search(r"20\d\d年", other.read) or THIS_YEAR.search(other.read) for other in beside)
    return years or any(TIED.match(other.read) for other in paragraph[at + 1 : at + 2])


def _is_told_again(one: Said, report: Report) -> bool:
    """Whether another sentence of the paragraph, or one of the report year, counts the same: the years are compared."""
    nouns = {_counted(match) for match in COUNTED.finditer(one.read)}
    others = (other for paragraph in said(report, COUNTED) for other in paragraph if other.key != one.key)
    beside = (other for other in others if other.address == one.address or str(report.year) in other.read)
    return any(_counted(match) in nouns for other in beside for match in COUNTED.finditer(other.read))


def _counted(match: re.Match[str]) -> tuple[str, str]:
    """What is counted, and in what unit: two kinds of documents are two things, two ways to call information are not."""
    noun = match["noun"]
    return (noun[-2:] if noun.endswith(ITEMS) else noun), match["unit"]
