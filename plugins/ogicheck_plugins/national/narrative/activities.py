"""What no table counts: trainings held, explanations published, columns kept, places to read. Two figures are of one thing
where the sentences name it alike, with the same means, and with the same words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative import nouns
from ogicheck_plugins.national.narrative.meaning import PASSED, Context, Counted
from ogicheck_plugins.national.narrative.of_some import NEW
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.reviews import channels
from ogicheck_plugins.national.narrative.scope import BODIES
from ogicheck_plugins.national.narrative.words import Token
from ogicheck_plugins.national.narrative.yearly import BASES, is_dated, is_of_all_years, is_yearly, topic

UNITS = frozenset("次场期篇件条个份项处人名家则部册幅封块") | {"人次", "场次", "批次"}
NARROWED = (
    *("applicant", "change", "previous", "future", "conditional", "partial", "negation", "reason", "outcome", "result"),
    *("part.among", "part.each", "part.within", "part.share", "part.open", "open", "subject.request"),
    *("act.carried", "act.carried_over", "act.carried_forward"),
)
"""With these a figure is one of some, of another time, or another reader's."""
LISTS = ("part.among", "part.each", "part.within", "open")
UNTOLD = frozenset((*PASSED, "partial", "organ", "scope.area", "act.occurred", "mark"))
TELLING = ("文件",)
"""Kinds of words that don't tell what is counted, and words of these kinds that do."""
OWN = re.compile(
    f"(?:我们|[我本](?:{BODIES})|全(?:局|厅|委|院|校|队|中心|机关|单位)"
    "|通过|依托|利用|借助|平台|渠道|账号|官方|先后|认真|积极|有序|扎实|深入|持续|坚持|同时|此外|另外|还|自行|自主"
    "|组织|开展|举办|举行|召开|承办|制作|编[制发写]|撰写|采写|发布|公布|推出|主动公开|公开|接受"
    "|拥有?|下设|专门|设[有置立]?|建[成有设]|开[设通]|现有|配备|聘请"
    "|街道|办事处|^存(?:在|的|不足|问题|短板|是|主要)*|在上?|于|所(?=[制编发举组召开建])|共|(?<!线)上|了|的|[,、])+"
)
"""Who, when, how, and verbs of one's own acts: who takes part in something, or passes it on, does another thing."""
COUNTING = re.compile(
    "(?:组织|开展|举办|举行|召开|共办|发布|(?:公开|推送|制作|办理)(?=数?量)|[数总]量|总[数计]|总?(?:场次|[次场件条篇期个份人户项]数)|合计|共[计有]?|一共|达到?|[只仅][有为]?"
    "|[为有了已约的数]|(?<![问览击读放载])量)++$"
)
"""What may stand between a noun and its figure."""
SOME = re.compile(
    "[每均应须原曾再首前后季第邻又]|至少|不少于|不低于|要求|累计|以来|上级|其[余他它中]|[上下]半|兄弟|[省市]级|联合|配合|参加|参与|新[增建设]|增设"
)
"""Where one of these stands the figure is of some only, of another time or another's."""
DONE = re.compile(
    "(?:(?<=信息)(?:公开|发布|更新|推送)|(?<=.)(?:答复|回复|办理|受理|办结|办复|处理|回应|接待|解答|整改|采纳|接听|处置|发放|印[制发]|编发|制作|收到|更新))$"
)
"""What is done to things, behind their name: 来信共答复97封 is 答复来信97封."""
BODY = re.compile("^(?:管委会|管理委员会|领导小组|办事处)(?=.*[^会]$|$)")
"""Who does it: an organ's or its leading group's own."""
VIEWS = re.compile("(?<=.)(?:访问|浏览|点击|阅读|播放|下载)量$")
"""How often something was seen, behind its name: 15个图解浏览量较高 tells of some."""
JOINS = ("与", "和", "及", "由", "同")
HAVING = re.compile("拥有|设有|建成|建有|现有|共有|下设|配有|配备|设置|设立|开设|聘请")
BUILT = re.compile("建成|设置|设立|开设|聘请|配备|建设")
"""Verbs of what is there, and those among them that with a year tell what was added in it."""
SITE, OF_SITE = "网站", ("栏目", "专栏", "专题")
"""What a site has, whether it is named or not."""
TAUGHT, SITTINGS, TIMES = "培训", ("场", "场次"), "次"
"""Trainings are counted in any of these."""
EVERY = ("全部", "所有")
WAYS = ("方式", "形式", "渠道", "途径", "平台", "载体", "措施")
LEAST, FAR = 3, 12
"""The fewest characters of a name that is no known noun; the most unknown ones beside a noun: more are found in no second
sentence.
"""


def held(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """An activity/name/unit."""
    if phrase.quantity.unit not in UNITS or _is_narrowed(phrase) or _is_listed(phrase) or is_of_all_years(phrase):
        return
    noun, beside, turned = _named(phrase)
    named = BODY.sub("", OWN.sub("", beside))
    if not noun or len(named) > FAR or SOME.search(named) or _is_some(phrase):
        return
    named = "" if named.endswith("对") and phrase.has("whole") else named
    where = [one for one in channels(_means(phrase.gap)) if one != SITE or not noun.endswith(OF_SITE)]
    named += "新" if BUILT.search(beside) and is_dated(phrase) else ""
    whole = is_yearly(phrase) or (turned and phrase.gap[-1:] != () and phrase.gap[-1].text.endswith(("的", *EVERY)))
    whole |= bool(HAVING.search(_said(phrase.gap)[-2:]))
    of = topic(phrase.before)
    told = of + "、".join(where) + ":" + named if of or where or named else ""
    noun = nouns.alike(noun)
    unit = TIMES if noun.endswith(TAUGHT) and phrase.quantity.unit in SITTINGS else phrase.quantity.unit
    yield Counted(f"activity/{told}{noun}/{unit}", whole=whole or bool(HAVING.search(beside)))


def _named(phrase: Phrase) -> tuple[str, str, bool]:
    """What is counted, the words beside it, and whether it stands behind the figure. Where no noun is known, all the words
    of a clause that names the year and ends with its figure are the name.
    """
    label = _turned(COUNTING.sub("", _said(phrase.gap)))
    if noun := nouns.ending(label[-24:]):
        return noun, label[: len(label) - len(noun)], False
    noun = nouns.leading(_said(_counted_behind(phrase.tail))[:24])
    if noun and not VIEWS.search(noun):
        return noun, _said(_clause(phrase.gap)), True
    if phrase.tail or not is_yearly(phrase):
        return "", "", False
    name = OWN.sub("", _turned(COUNTING.sub("", _said(_clause(phrase.gap)))))
    plain = LEAST <= len(name) <= FAR
    noun = nouns.ending(name) or name
    return (noun, name.removesuffix(noun), False) if plain and not SOME.search(name) else ("", "", False)


def _turned(label: str) -> str:
    """A label with the verb before what it is done to."""
    done = DONE.search(label)
    return done[0] + label[: done.start()] if done else label


def _counted_behind(tail: Tokens) -> Tokens:
    """The words right behind a figure, up to what is told of all of them: 27篇政策解读均与文件同步."""
    end = next((at for at, token in enumerate(tail) if at and (token.kind == "whole" or token.text in JOINS)), len(tail))
    return tail[:end]


def _is_narrowed(phrase: Phrase) -> bool:
    """Whether a word makes the figure one of some; 以来 behind 今年 does not."""
    return not phrase.kinds.isdisjoint(NARROWED) and any(
        token.among(*NARROWED) and not (token.text == "以来" and at and phrase.gap[at - 1].kind == "current")
        for at, token in enumerate(phrase.gap)
    )


def _means(gap: Tokens) -> Tokens:
    return tuple(token for token in gap if _is_named_channel(token.kind))


def _said(tokens: Tokens) -> str:
    """The words that tell what is counted; the names of channels are told apart."""
    return "".join(token.text for token in tokens if _tells(token) and not _is_named_channel(token.kind))


def _clause(gap: Tokens) -> Tokens:
    """The figure's own clause, where a gap goes back to the one before."""
    return gap[max((at + 1 for at, token in enumerate(gap) if token.text == ","), default=0) :]


def _tells(token: Token) -> bool:
    return token.kind not in UNTOLD or token.text in TELLING


def _is_named_channel(kind: str) -> bool:
    return kind.startswith("channel.")


def _is_listed(phrase: Phrase) -> bool:
    """Whether the figure is an item of a list, or a part of what the sentence gives before; 以入户等方式 lists ways only."""
    before = phrase.sentence
    behind = (*(one.text for one in before[1:]), "")
    listing = (at for at, token in enumerate(before) if token.kind in LISTS)
    return _is_item(phrase) or any(before[at].kind != "open" or not behind[at].startswith(WAYS) for at in listing)


def _is_item(phrase: Phrase) -> bool:
    """Whether the figure is one of those in a bracket behind a figure, or of a list behind one of its unit and a comma:
    来电146件，咨询42件、建议8件.
    """
    before, unit = phrase.sentence, phrase.quantity.unit
    opened = next((at for at in range(len(before) - 1, -1, -1) if before[at].text in ("(", ")")), 0)
    held = bool(before) and before[opened].text == "(" and any(token.quantity for token in before[:opened])
    wholes = [at for at, token in enumerate(before[:-1]) if token.quantity and token.quantity.unit == unit]
    after_whole = any(before[at + 1].text == "," for at in wholes)
    return held or (after_whole and any(token.text == "、" for token in phrase.gap[:1]))


def _is_some(phrase: Phrase) -> bool:
    added = any(token.text == NEW for token in phrase.gap)
    return added or any(token.kind == "partial" or token.text.startswith(BASES) for token in phrase.sentence)
