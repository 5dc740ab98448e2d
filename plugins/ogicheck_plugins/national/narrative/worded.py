"""A figure's words without their order: 全年编印公报10期 and 编印的公报全年共10期 count one thing, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.activities import LISTS, NARROWED, SOME, UNITS
from ogicheck_plugins.national.narrative.meaning import Counted
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.series import is_break
from ogicheck_plugins.national.narrative.words import Token
from ogicheck_plugins.national.narrative.yearly import is_limited, is_of_all_years, is_yearly, sentence

WORDED = "activity/="
"""What such a measure begins with."""
WHEN = frozenset(("year", "current", "mark", "part.sum"))
"""Kinds of words that tell when, or that it is a sum."""
YEAR_ENDS = re.compile("12月31|1月1日|12月底|12月末")
"""Days that bound the whole year."""
OF_NOUN = re.compile("(?<=政务|信息)公开(?=[^了的]{2})|公开(?=[栏专目指平])")
"""Behind and before these it is a noun's part."""
VERBS = re.compile(
    "主动公开|公开|发布|公布|发出|刊发|刊登|登载|举办|召开|开展|组织|举行|承办|制作|编制|编印|编发|编写|印发|下发|推出|[办出发](?=了)"
)
"""Verbs of making things and of making them public."""
OWN = re.compile(
    "我们|[我本](?:局|县|区|市|省|州|旗|镇|乡|街道?|办|委|厅|院|校|中心|处|队|单位|机关|部门)"
    "|全(?:局|厅|委|院|校|队|中心|机关|单位|县|区|市|省|州|旗|镇|乡|街道)"
)
"""Whoever reports, by whatever it calls itself."""
IDLE = re.compile(
    "年[末底]|这?一年[中内来]?|回顾|综上|虽然?|尽管|[总件条期篇次份个场项处人]数|场次|总人次|[总数]量|之数|数字|合计|共计|总计|累计|一共|总共|[上前]述|以上"
    "|先后|通过|利用|依托|借助|经由|进行|完成|实现|对外|及时|积极|持续|顺利|认真|有序|各类|相关|有关|一系列|各项|准确"
    "|(?<=[网台栏号站端报])[上里中]|达到|截至|截止|[共计均还也达经被把将由于在从以为是有了的所这该其到至自起止对数末]"
)
"""What is said in one sentence and not in the other, whatever is counted."""
GENERAL = frozenset("信息政府务公内容工作情况条件数据社会发◇")
"""Characters of what is counted everywhere: LEAST others are a name."""
LEAST = 3
TELLING = ("都", "均", "并", "已", "全部", "及时", "由")
"""Behind what is counted these begin what is told of it."""
SCENE = re.compile("^(?:[对就在按从以向为由]|通过|依托|利用|借助|结合)|(?:方面|领域|[上下中里内看])$")
"""A clause that says of what, or by what means, the next one tells."""
SHORT = 6
"""A clause of no more characters is a topic."""


def worded(phrase: Phrase) -> Iterator[Counted]:
    """An activity by all the words of its clause, or of those before it where that names nothing."""
    if phrase.negated or phrase.completed or phrase.quantity.unit not in UNITS or _is_of_some(phrase):
        return
    lead = _leading(phrase)
    own = (*phrase.gap, *_counted(phrase.tail))
    name = "" if _sets_scene(lead, len(lead) == len(phrase.before)) else _named(own)
    name = name or _named((*lead, *own))
    if name and not SOME.search(name):
        yield Counted(f"{WORDED}{name}/{phrase.quantity.unit}", whole=is_yearly(phrase))


def _is_of_some(phrase: Phrase) -> bool:
    """Whether the figure is of some of what its words name, of another time, or of many years."""
    before = sentence(phrase.before)
    told = (*before, *phrase.gap)
    days = any(token.kind == "day" and not YEAR_ENDS.search(token.text) for token in told)
    listed = any(token.kind in LISTS and token.kind != "open" for token in told)
    return days or listed or phrase.has(*NARROWED) or is_of_all_years(phrase) or is_limited(before)


def _named(tokens: Tokens) -> str:
    """The characters of what tokens name, without who, when and how it was done, in order of their codes; "" for nothing."""
    said = "".join(token.text for token in tokens if token.kind not in WHEN and token.kind != "day")
    said = IDLE.sub("", OWN.sub("", VERBS.sub("", OF_NOUN.sub("◇", said))))
    return "".join(sorted(said)) if len(set(said) - GENERAL) >= LEAST else ""


def _leading(phrase: Phrase) -> Tokens:
    """The clauses before a figure's own, behind the figure before."""
    before = sentence(phrase.before)
    first = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at].quantity), 0)
    return before[first:]


def _sets_scene(lead: Tokens, first: bool) -> bool:
    """Whether the clauses before may say of what, or whose, the figure is."""
    said = "".join(token.text for token in lead if token.kind not in WHEN)
    named = any(token.among("organ", "scope", "channel", "topic") for token in lead)
    return bool(said) and (named or (first and len(said) <= SHORT) or bool(SCENE.search(said)))


def _counted(tail: Tokens) -> Tokens:
    """What stands behind a figure up to what is told of it."""
    return tail[: next((at for at, token in enumerate(tail) if is_break(token) or _tells(token)), len(tail))]


def _tells(token: Token) -> bool:
    return token.kind == "whole" or token.text.startswith(TELLING)
