"""Figures by which a text comes back to what it counted before: 公众号推送信息412条, and 公众号341条推送中多数重复."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ogicheck.api import Report
from ogicheck_plugins.national.sentences import HIDDEN, PREAMBLE, Said, of, said
from ogicheck_plugins.national.swapped import EVERYWHERE, MOST, OTHER_TIMES

UNIT = "(?P<unit>人次|场次|[家户件]次|[条篇次个期场份人户家名种项幅册辆件])"
NUMBER = rf"(?<![\d.第%])(?P<many>\d{{1,6}}){UNIT}"
MARKS, LETTERS = re.compile('[“”《》"]'), '一-龥“”《》"'
NOUN = f"(?P<noun>[{LETTERS}]{{2,12}}?)"
LONG = f"(?P<noun>[{LETTERS}]{{3,12}}?)"
CHANNEL = "公众号|新媒体|网站|微博|微信|抖音|视频号|头条号"
VERB = "公开|发布|推送|举办|编印|编发|制作|印发|开展|组织|刊发|更新"
FIGURE = re.compile(rf"(?P<before>[{LETTERS}、]{{0,24}})(?:共计?|合计|达|为)?{NUMBER}(?P<behind>[{LETTERS}]{{0,12}})")
DONE = re.compile(rf"(?P<verb>{VERB})的{NUMBER}{NOUN}(?=[里中,。;]|主要|均|都|全部|有)")
"""Things by what was done with them: 公开的39件复文中."""
BY_CHANNEL = re.compile(rf"(?P<verb>{CHANNEL})的?{NUMBER}{NOUN}(?=[里中])")
ALL = re.compile(rf"(?P<verb>全部|所有){NUMBER}{NOUN}(?=的|均|都|[里中,。;])")
TOPIC = re.compile(rf"(?:^|[,;])(?P<verb>){NUMBER}{NOUN}(?=的|均|都|全部|逐)")
"""Things named first in their clause, as known already."""
NAMED = re.compile(rf"(?:^|[,;])(?P<verb>){LONG}{NUMBER}(?=的(?!基础))")
BASED = re.compile(rf"已(?P<verb>发|编发|推送|发布|公开|刊发)的?{LONG}{NUMBER}(?=的基础上|[里中])")
"""The same with their name first: 居民云课堂18场的开支; 在已发新媒体推文64篇的基础上."""
CONCEDED = re.compile(
    rf"(?P<verb>虽)然?(?:全年|年内|本年度?|今年)?(?:已经?|也)?(?:{VERB}|办|开|做)了?(?:的)?{NUMBER}(?P<noun>[一-龥]{{2,8}}?)(?=[,;])"
)
CONCEDED_BEHIND = re.compile(
    rf"(?P<verb>虽)然?(?:全年|年内|本年度?|今年)?(?:已经?|也)?(?:{VERB}|办|开|做)了?(?P<noun>[一-龥]{{2,8}}?)共?{NUMBER}(?=[,;])"
)
"""What was done, all the same: 虽办了7期培训，…; 全年虽发布解读38篇，…."""
ANNUAL = re.compile(
    rf"(?:全年|年内|本年度?|一年来)的?(?:共计?)?(?P<verb>){NUMBER}{NOUN}"
    "(?=[里中,。;]|没有|[未的均都只仅来]|加以|得到|取得)"
)
"""What the year had in all: 全年41场发布会中."""
PLACES = re.compile(rf"(?P<verb>){NUMBER}(?P<noun>村|社区|行政村|村居|村民小组|乡镇|镇街|镇|学校)(?=[里中]有|[里中],)")
"""Places that there are so many of: 19个村里有5个村."""
WAYS = (DONE, BY_CHANNEL, ALL, TOPIC, NAMED, BASED, CONCEDED, CONCEDED_BEHIND, ANNUAL, PLACES)
UNSURE = (TOPIC, NAMED, PLACES)
"""Ways to tell of some of them, if they are fewer."""
OTHERWISE = re.compile(f"{OTHER_TIMES}|每|[月日]均|其中|约|近|超|余|另")
"""With these a figure is of some, or of another time."""
LAST = "去年"
"""The year that is over is the report's own where the digits are but swapped."""
GENERAL = EVERYWHERE | frozenset("申请事项问题活动内容")
"""Characters of what is counted everywhere, and of matters of any kind."""
COMMON = re.compile(
    "(?:政府|政务|公开|主动|各类|相关)*(?:信息|活动|工作|文件|内容|事项|申请|项目|任务|会议|问题|材料|稿件|栏目)"
)
"""Nouns of what there are several sorts of."""
ITEMS = ("政府信息", "信息", "各类信息")
OF_ALL = re.compile(r"(?:^|[,;:。])(?:20\d\d年|全年|本年度?)(?:[我全本][局委厅县市区镇乡])?(?:主动)?$")
"""What counts all that was disclosed, but for what one channel did; and what may stand before it."""
ALL_PLACES = re.compile("全[市县区镇乡旗街]|街道|[下所]?辖|所有|全部")
NAME, NEAR = 2, 6
"""A noun's last characters (解读 of 政策解读), and those before a figure among which they stand."""
LEAST = 2
"""Other characters that name one thing."""


class Told(NamedTuple):
    """A figure in the sentence `at` a place: `before` and `behind` are its words on both sides, `ahead` all up to it."""

    at: int
    many: int
    unit: str
    before: str
    behind: str
    ahead: str
    words: Said


def recalled(report: Report) -> Iterator[tuple[Said, Said, bool]]:
    """The words that come back to a figure, those that gave it otherwise, and whether that is sure: fewer may be some."""
    sentences = [one for paragraph in said(report, FIGURE) for one in paragraph if one.body != PREAMBLE]
    told = list(islice((figure for at, one in enumerate(sentences) for figure in _figures(one, at, report)), MOST))
    texts = map(_opened, sentences)
    found = ((at, way, match) for at, text in enumerate(texts) for way in WAYS for match in way.finditer(text))
    for at, way, match in islice(found, MOST):
        sentence = sentences[at]
        clause = re.split("[,;:、。()]", sentence.read[: match.start()])[-1].replace(f"{report.year}年", "")
        first = None if OTHERWISE.search(clause.replace(LAST, "")) else _first(told, sentence, at, match, way)
        if first and (LAST not in clause or sorted(match["many"]) == sorted(str(first.many))):
            yield of(sentence, match), first.words, way not in UNSURE or int(match["many"]) > first.many


def _figures(sentence: Said, at: int, report: Report) -> Iterator[Told]:
    text = _opened(sentence)
    for match in FIGURE.finditer(text):
        ahead = text[: match.start("many")].replace(f"{report.year}年", "")
        before, behind = (MARKS.sub("", match[side]) for side in ("before", "behind"))
        yield Told(at, int(match["many"]), match["unit"], before, behind, ahead, of(sentence, match))


def _opened(sentence: Said) -> str:
    """A sentence with the names that it quotes, but for the numbers in those, each character at its place."""
    pairs = zip(sentence.read, sentence.line.text, strict=True)
    return "".join(read if read != HIDDEN or own.isdigit() else own for read, own in pairs)


def _first(told: Sequence[Told], sentence: Said, at: int, match: re.Match[str], way: re.Pattern[str]) -> Told | None:
    """The one figure of the same, given in a paragraph before; none where the figure itself is given elsewhere."""
    many, unit, noun = int(match["many"]), match["unit"], MARKS.sub("", match["noun"])
    plain = noun in ITEMS and OF_ALL.search(sentence.read[: match.start()])
    common = COMMON.fullmatch(noun) if way is ANNUAL else len(set(noun) - GENERAL) < LEAST
    if way not in (BY_CHANNEL, PLACES) and not plain and common:
        return None
    others = [one for one in told if one.unit == unit and one.words.key != sentence.key]
    if any(one.many == many for one in others):
        return None
    alike = [one for one in others if _is_of_it(one, match, noun, way) and not OTHERWISE.search(one.ahead)]
    values = {one.many for one in alike}
    before = all(one.at < at and one.words.address != sentence.address for one in alike)
    return alike[0] if len(values) == 1 and before else None


def _is_of_it(one: Told, match: re.Match[str], noun: str, way: re.Pattern[str]) -> bool:
    """Whether a figure counts what the words name."""
    verb = match["verb"]
    beside = one.before.endswith(noun) or one.behind.startswith(noun)
    if way is DONE:
        swapped = sorted(match["many"]) == sorted(str(one.many))
        of_all = noun not in ITEMS or swapped or not re.search(CHANNEL, one.before)
        return beside and of_all and verb in one.ahead + one.behind
    if way is BY_CHANNEL:
        return verb in one.before and noun[:2] in one.before + one.behind[:4]
    if way in (PLACES, ANNUAL):
        return beside and (way is ANNUAL or bool(ALL_PLACES.search(one.before)))
    if way in (NAMED, BASED):
        return noun in one.before
    if way in (CONCEDED, CONCEDED_BEHIND):
        return noun[-NAME:] in one.before[-NEAR:] or one.behind.startswith(noun)
    return beside and (way is TOPIC or "全部" in one.before or "所有" in one.before or "所辖" in one.before)
