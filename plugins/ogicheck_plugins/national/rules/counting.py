"""Numbers that were lost, and units that are not those of applications."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from ogicheck.api import At, Finding, Report, Rule, Text, fold, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.prose import MOST, folded, in_quotes, paragraphs, quoted_folded, sentence
from ogicheck_plugins.national.vocabulary import lexicon

CLAUSE = re.compile(r"[^,.;:、!?()]+(?=(?P<after>[,.;:、!?()]|$))")
LONGEST = 60
NOUN = re.compile(r"[对将把凡按的]|[均皆都全](?:为|是|系|属)")
"""With these the unit is part of a noun: 对收到的申请件, 均为自然人申请件."""
YEAR = re.compile(r"(?:19|20)\d\d年(?:度)?|\d{1,2}月(?:\d{1,2}日)?|第[\d一二三四五六七八九十]+")
QUANTITY = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿余多若干几数各每逐该此些整首]|未|无|没")
COUNTING = re.compile(
    r"(?:共|累计|合计|总计|其中|全年|本年|发布|公开|收到|受理|办结|答复|制发|制定|开展|组织|举办|召开|编发|编写|撰写|制作|推送|刊发|报送|转发|上传|发表|回复|新收|结转|发生|撤下|下架|收录|清理|更新|修订|归集|录入|登记|移交|整改)"
)
DENIED = re.compile("[未无没]有?$")
"""Before what was done, that it was not: 没有收到申请件."""
UNITS = "件|条|篇|份|次|期|场|人次|%"
ALONE = re.compile(
    rf"(?:共计?|累计|合计|总计|达到?|(?<![预合签违解履])约|数量为|总数为|(?:增长|下降|增加|减少|占比?)(?:了|为)?)(?:{UNITS})(?=[,.;:、)]|$)"
)
NUMBERLESS = re.compile(r"\((?:19|20)\d\d\)第?号|(?:19|20)\d\d年(?:月\d{1,2}日|\d{1,2}月日|月日)")
PERIOD = re.compile(r"统计|所列数据|数据的")
FIGURE = r"(?:\d{1,6}|[零〇一二两三四五六七八九十百千]{1,8})"
APPLICATION = r"(?:依申请公开|(?:政府)?信息公开申请|公开申请|申请公开(?:政府)?信息)"
BEHIND = re.compile(
    rf"{APPLICATION}(?:的?申请|的?信息申请)?(?:的?(?:数量|件数|总数|数))?(?:共计?|合计|总计|为|是|有|:){{0,3}}{FIGURE}(?P<unit>条|人次|次|起|份|宗|例|个)(?![数序月工小]|的?(?:行政|诉讼|复议|案))"
)
BEFORE = re.compile(
    rf"(?:收到|受理|接收|接受|接到|办理|办结|答复|新收|提出)(?:了|的)?(?:各类)?{FIGURE}(?P<unit>条|人次|次|起|份|宗|例|个)(?:的)?(?:政府)?(?:依申请公开|信息公开申请|公开申请)"
    rf"(?!的?(?:咨询|培训|沟通|会商|宣传|抽查|检查|回访|说明))"
)
INFORMATION = re.compile(rf"信息(?:共计?|合计|总计|为|是|有|:){{0,3}}{FIGURE}(?:条|份|个)$")
CAME_IN = re.compile(r"收到|受理|接收|接受|接到|新收|办结|答复|办理|处理|提出|提交|申请(?:共|总|数)")
SORTED = re.compile(r"主动公开|不予公开|属性|制作|制发|拟制|认定|确定为|标注|定为|公文|文件")
"""What is disclosed, made or marked as disclosed on application is sorted so, and is no application."""


@lru_cache(maxsize=16)
def _counted(nouns: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    ways = (f"{re.escape(noun)}(?:{'|'.join(map(re.escape, units))})" for noun, units in nouns if units)
    return re.compile(f"(?:{'|'.join(ways) or '(?!)'})$")


@rule(
    "OGI605",
    "number-lost",
    level="warning",
    clauses=(),
    messages={"lost": Text("“{0}”缺少数字，应补上。", "'{0}' lacks its number: fill it in.")},
)
def number_lost(report: Report, at: At) -> Iterator[Finding]:
    """有单位，没有数字。

    为什么：多半是留空待填或转换时丢了数字，读者不知道是多少。
    错：全年发布政策解读篇；共收到申请件
    对：全年发布政策解读12篇；共收到申请0件
    怎么改：补上数字，没有的写0。

    A unit without its number.

    Why: A blank was left to fill in, or the number was lost in conversion.
    Bad: 全年发布政策解读篇
    Good: 全年发布政策解读12篇
    Fix: Fill in the number, 0 where there was none.
    """
    pattern = _counted(_nouns(lexicon(report.form).counted))
    for paragraph in paragraphs(report):
        text = folded(paragraph.text).text
        for start, end in islice(_lost(text, pattern), MOST):
            if not in_quotes(text, start, end):
                site = quoted_folded(paragraph, start, end)
                yield at(site).say("lost", site.text)


def _nouns(counted: Mapping[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((fold(noun), tuple(units)) for noun, units in sorted(counted.items(), key=lambda one: -len(one[0])))


def _lost(text: str, counted: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in ALONE.finditer(text))
    for match in NUMBERLESS.finditer(text):
        if not PERIOD.search(text, *sentence(text, match.start())):
            yield match.span()
    stated = False
    for clause in CLAUSE.finditer(text):
        if len(clause[0]) > LONGEST:
            continue
        words = YEAR.sub("", clause[0])
        found = counted.search(clause[0])
        told = list(COUNTING.finditer(words[: -len(found[0])])) if found else []
        own = words[told[0].start() :] if told else clause[0]
        quantity = QUANTITY.search(own if told else words) or (told and DENIED.search(words, 0, told[0].start()))
        if found and not quantity and not NOUN.search(own) and clause["after"] != ":" and (told or stated):
            yield clause.start() + found.start(), clause.end()
        stated = clause["after"] == "," and bool(re.search(rf"\d(?:{UNITS})$", clause[0]))


@rule(
    "OGI609",
    "request-unit",
    level="note",
    clauses=(FORM_2019, FORM_2021),
    messages={
        "unit": Text("“{0}”：申请按“件”计，不用“{1}”。", "'{0}': applications are counted in 件, not in {1}."),
    },
)
def request_unit(report: Report, at: At) -> Iterator[Finding]:
    """申请的计量单位不是“件”。

    为什么：表格和条例都按“件”统计申请，“条”“次”“起”“份”让人以为统计的是别的东西。
    错：收到依申请公开5条；受理3次政府信息公开申请
    对：收到政府信息公开申请5件
    怎么改：把“条”“次”等改成“件”。

    Applications are counted in another unit than 件.

    Why: The tables count them in 件; 条, 次, 起 and 份 look like another thing.
    Bad: 收到依申请公开5条
    Good: 收到政府信息公开申请5件
    Fix: Write 件.
    """
    for paragraph in paragraphs(report):
        text = folded(paragraph.text).text
        for match in islice((one for pattern in (BEHIND, BEFORE) for one in pattern.finditer(text)), MOST):
            if not _is_information(text, match):
                site = quoted_folded(paragraph, *match.span())
                yield at(site).say("unit", site.text, match["unit"])


def _is_information(text: str, match: re.Match[str]) -> bool:
    """Whether information is counted that is open to applicants: 制作依申请公开信息30条, 主动公开60条、依申请公开5条."""
    start, end = sentence(text, match.start())
    said = text[max(start, match.start() - LONGEST) : match.start()]
    came, put = (max((one.end() for one in words.finditer(said)), default=-1) for words in (CAME_IN, SORTED))
    if came > put or CAME_IN.match(match[0]):
        return False
    return bool(INFORMATION.search(match[0]) or SORTED.search(said) or SORTED.match(text, match.end() + 1, end))


RULES: list[Rule] = [number_lost, request_unit]
