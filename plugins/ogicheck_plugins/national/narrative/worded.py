"""A figure by its words: 全年编印公报10期 and 编印的公报全年共10期 count one thing, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.activities import LISTS, NARROWED, UNITS
from ogicheck_plugins.national.narrative.meaning import REVIEWS, Counted
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.scope import BODIES
from ogicheck_plugins.national.narrative.series import BREAKS, is_break
from ogicheck_plugins.national.narrative.words import Token
from ogicheck_plugins.national.narrative.yearly import is_limited, is_of_all_years, is_yearly

WORDED = "activity/="
"""What such a measure begins with."""
WHEN = frozenset(("year", "current", "day", "part.sum"))
"""Kinds of words that tell when, or that it is a sum."""
NARROWING = frozenset(NARROWED) - {"result"}
"""Kinds of words with which a figure is one of some; 纠正 is a result of reviews alone."""
SOME = re.compile("[每均应须原曾再首前后季第邻又]")
"""With one of these a figure may be of some, of another time or another's."""
TOPICS = re.compile(
    "^(?:互动交流|政民互动|公众参与|平台建设|监督保障|信息管理|主动公开|依申请公开|政策解读|解读|解读回应|回应关切|队伍建设|制度建设|(?:业务|教育|宣传)培训)"
    "(?:工作)?方面"
)
"""What a report treats of, part by part: no part of what is counted."""
ASIDE = re.compile(
    "(?:此外|另外|同时|还有|其中|与此同时)|(?:互动交流|政民互动|公众参与|平台建设|监督保障|信息管理|主动公开|依申请公开|(?:政策)?解读(?:回应)?|回应关切|队伍建设"
    "|制度建设|组织领导|业务培训|宣传|培训|信息公开|政务公开)(?:工作)?(?:方面|[上中])?"
    "|.{2,12}(?:(?:稳步|持续|不断|扎实|有序|深入|全面|也?在)(?:推进|开展|提升|加强|完善|落实|发展)|到位|有力|有效|明显|显著|良好|扎实|不足|滞后|不够.{1,3})"
)
"""A clause that says of what part of the work a sentence is, or how that goes: it names nothing that is counted."""
TREATED = re.compile(
    "(?:另|还)?需要?说明(?:的是)?|从?.{0,8}(?:解读|培训|互动|公开|平台|监督|保障|管理|宣传|新媒体|渠道|能力|短板|运行)[^,]{0,6}?(?:方面|环节|角度|来看|看|[上中])?"
    "|.{2,14}(?:得到?|有效|充分)(?:有效|充分)?发挥|虽然|尽管|(?:按照?|根据|依照|对照|落实).{2,16}(?:要求|部署|安排)|.{2,14}存在.{2,12}"
)
"""The same in freer words, before what is said to be the year's."""
YEAR_ENDS = re.compile("12月31|1月1日|12月底|12月末")
"""Days that bound the whole year."""
OF_NOUN = re.compile("(?<=政务|信息)公开(?=[^了的]{2})|公开(?=[栏专目指平])")
"""Behind and before these it is a noun's part."""
VERBS = re.compile(
    "主动公开|公开|发布|公布|发出|刊发|刊登|登载|举办|召开|开展|组织|举行|承办|制作|编制|编印|编发|编写|印发|下发|推出|设[立置于在]|建成|覆盖|[办出发](?=了)"
)
"""Verbs of making things and of making them public."""
OWN = re.compile(f"我们|[我本](?:{BODIES})|全(?:局|厅|委|院|校|队|中心|机关|单位|县|区|市|省|州|旗|镇|乡|街道)")
"""Whoever reports, by whatever it calls itself."""
IDLE = re.compile(
    "年[末底]|这?一年[中内来]?|回顾|综上|虽然?|尽管|[总件条期篇次份个场项处人]数|场次|总人次|[总数]量|之数|数字|合计|共计|总计|累计|一共|总共|[上前]述|以上"
    '|先后|通过|利用|依托|借助|经由|进行|完成|实现|对外|及时|积极|持续|顺利|认真|有序|各类|相关|有关|一系列|各项|准确|目前|仅|只|[“”"]'
    "|(?<=[网台栏号站端报])[上里中]|达到|截至|截止|[共计均还也达经被把将由于在从以为是有了的所这该其到至自起止对数末]"
)
"""What is said in one sentence and not in the other, whatever is counted."""
GENERAL = frozenset("信息政府务公内容工作情况条件数据社会发◇")
"""Characters of what is counted everywhere: LEAST others are a name, MANY others one thing's."""
LEAST, MANY = 3, 6
CHANNEL = re.compile(
    "(?:政务|官方)?(?:微信)?公众号|(?:政务|官方)?微[信博](?:公众号)?|(?:政府)?(?:门户)?网站|(?:政务)?新媒体|(?:政务)?抖音号?"
)
"""What counts by itself what it published."""
TELLING = ("都", "均", "并", "已", "全部", "及时", "由")
"""Behind what is counted these begin what is told of it."""
TOLD = re.compile("逐[条件篇份项一]|累计|覆盖|平均|阅读|点击|浏览|收效|质量|满意|进行|经过?|获")
"""Within the words behind a figure, what is told of the counted."""
SCENE = re.compile("^(?:[对就在按从以向为由]|通过|依托|利用|借助|结合)|(?:方面|领域|[上下中里内看])$")
"""A clause that says of what, or by what means, the next one tells."""
PLACED = re.compile(
    "[^、和及与等]*(?:栏目|频道|专栏|专区|专题|平台|网站|系统|板块|方面)|(?:对照|按照|围绕|针对|依托|通过|利用|聚焦|结合|除)[^、和及与等]*"
)
"""Words that say where, or by what means: with them a figure is no larger than without."""
AIM = re.compile(
    "优化|扩大|加强|加大|强化|推进|推动|完善|健全|规范|深化|提升|提高|做好|抓好|坚持|拓[展宽]|丰富|创新|落实|畅通|注重|突出"
)
"""A clause that begins so tells of what was striven for, not of what the figure is of."""
NAMES = (
    (re.compile("(?:政务|官方|局)?(?:微信)?公众号(?:推送|编发|更新)?(?:文章|推文|发文|图文|信息)?"), "公众号"),
    (re.compile("(?:政策|文件)*解读(?:材料|稿件?|信息|产品)?"), "解读"),
    (re.compile("(?:政务|政府信息|信息)◇(?:工作)?(?:业务|专题)?(?:工作)?培训(?:班|会|活动)?"), "公开培训"),
    (re.compile("(?:政务|政府)?(?:◇日|开放日|◇开放日)(?:活动)?"), "公开日"),
    (re.compile("(?:走进|参加)?(?:线|网络|网)?访谈(?:直播间|节目|栏目|活动)?"), "访谈"),
    (re.compile("(?:收到?)?(?:群众|公众|网民)(?:咨询)?类?留言"), "留言"),
    (re.compile("聘[请任](?:的)?"), ""),
    (re.compile("(?:公众|群众|网民)?(?:网站)?(?:互动|留言)栏目(?:收|提交)?(?:公众|群众|网民)?留言"), "网站留言"),
    (re.compile("门户网站"), "网站"),
)
"""What is called in many ways, and one name of each."""
PERSONS, PERSON = ("名", "位"), "人"
SHORT = 6
"""A clause of no more characters is a topic."""


def worded(phrase: Phrase) -> Iterator[Counted]:
    """An activity by all the words of its clause, or of those before it where that names nothing."""
    if phrase.negated or phrase.completed or phrase.quantity.unit not in UNITS or _is_of_some(phrase):
        return
    aside = (ASIDE, TREATED) if is_yearly(phrase) else (ASIDE,)
    clauses = (one for one in _clauses(_leading(phrase)) if not any(way.fullmatch(_said(one)) for way in aside))
    lead = tuple(token for clause in clauses for token in clause)
    own = (*phrase.gap, *_counted(phrase.tail))
    name = "" if _sets_scene(lead, len(lead) == len(phrase.before)) else _named(own)
    name = name or _named((*lead, *own))
    if name and not SOME.search(name):
        ended = any(word in token.text for token in phrase.gap for word in ("年末", "年底"))
        yield Counted(f"{WORDED}{name}/{phrase.quantity.unit}", whole=ended or is_yearly(phrase))


def alike(measure: str) -> str:
    """A measure's words without their order, each thing by one name: the same of figures that count one thing."""
    name, _, unit = measure.removeprefix(WORDED).rpartition("/")
    for called, one in NAMES:
        name = called.sub(one, name)
    unit = PERSON if unit in PERSONS else unit
    return f"{WORDED}{''.join(sorted(name.replace('、', '')))}/{unit}"


def ending(measure: str) -> str:
    """What a measure has in common with all those within which it may be: its last characters, and its unit."""
    name, _, unit = measure.rpartition("/")
    return f"{name[-LEAST:]}/{unit}"


def is_within(measure: str, whole: str) -> bool:
    """Whether a measure's words are another's, behind words that say where, or by what means: “政策解读”栏目政策解读材料."""
    (name, _, unit), (all_, _, units) = (one.removeprefix(WORDED).rpartition("/") for one in (measure, whole))
    return unit == units and name != all_ and name.endswith(all_) and bool(PLACED.fullmatch(name.removesuffix(all_)))


def is_specific(measure: str) -> bool:
    """Whether a measure's words name one thing alone: a channel, or what is described by MANY characters."""
    name = measure.removeprefix(WORDED).rpartition("/")[0]
    return bool(CHANNEL.fullmatch(name)) or len(set(name) - GENERAL) >= MANY


def _is_of_some(phrase: Phrase) -> bool:
    """Whether the figure is of some of what its words name, of another time, or of many years."""
    if not NARROWING.isdisjoint(phrase.kinds) or is_of_all_years(phrase):
        return True
    before = phrase.sentence
    told = (*before, *phrase.gap)
    kinds = {token.kind for token in told}
    days = "day" in kinds and any(token.kind == "day" and not YEAR_ENDS.search(token.text) for token in told)
    listed = any(kind in kinds for kind in LISTS if kind != "open")
    ended = phrase.has("result") and any(kind.removeprefix("subject.") in REVIEWS for kind in kinds)
    return days or listed or ended or is_limited(before)


def _clauses(tokens: Tokens) -> Iterator[Tokens]:
    """Each with the mark that ends it."""
    start = 0
    for at, token in enumerate(tokens, 1):
        if token.text in BREAKS or at == len(tokens):
            yield tokens[start:at]
            start = at


def _said(clause: Tokens) -> str:
    return "".join(token.text for token in clause if token.kind not in WHEN and token.text not in BREAKS)


def _named(tokens: Tokens) -> str:
    """What tokens name, without who, when and how it was done; "" for nothing."""
    said = _said(tokens)
    said = IDLE.sub("", OWN.sub("", VERBS.sub("", OF_NOUN.sub("◇", TOPICS.sub("", said))))).strip("、")
    return said if len(set(said) - GENERAL) >= LEAST else ""


def _leading(phrase: Phrase) -> Tokens:
    """The clauses before a figure's own, behind the figure before."""
    before = phrase.sentence
    first = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at].quantity), 0)
    return before[first:]


def _sets_scene(lead: Tokens, first: bool) -> bool:
    """Whether the clauses before may say of what, or whose, the figure is."""
    said = "".join(token.text for token in lead if token.kind not in WHEN and token.kind != "mark")
    if AIM.match(said):
        return False
    named = any(token.among("organ", "scope", "channel", "topic") for token in lead)
    return bool(said) and (named or (first and len(said) <= SHORT) or bool(SCENE.search(said)))


def _counted(tail: Tokens) -> Tokens:
    """What stands behind a figure up to what is told of it."""
    end = next((at for at, token in enumerate(tail) if is_break(token) or _tells(token)), len(tail))
    told = next((at for at in range(end) if TOLD.search(tail[at].text)), None)
    if told is None:
        return tail[:end]
    one = tail[told]
    return (*tail[:told], one._replace(text=TOLD.split(one.text)[0]))


def _tells(token: Token) -> bool:
    return token.kind == "whole" or token.text.startswith(TELLING)
