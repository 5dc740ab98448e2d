"""Normative documents where the words stand in another order, or among words of how they came about and where they are kept:
按程序制定并公开了1件行政规范性文件; 专栏收录现行有效规范性文件98件; 文件库目前入库有效文件14件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.addressed import US
from ogicheck_plugins.national.narrative.meaning import PASSED, Context, Counted, last_subject
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.series import is_break
from ogicheck_plugins.national.narrative.words import Token

NORMATIVE = "subject.normative"
DOCUMENTS = ("文件", "有效文件")
"""What they are called where the sentence has named them."""
VERBS = {"act.issued": "issued", "act.abolished": "abolished", "act.in_force": "in_force"}
STANDING = re.compile("有效|现存|存量|仍在(?:执行|施行|实施)|在用|保有")
KEPT = re.compile("收录|入库|专栏|文件库|目录|汇编|数据库|清单|展示|公布|公开")
STORES = re.compile("收录|入库|专栏|文件库|数据库")
SITE = re.compile("网站|门户|专栏|平台|文件库")
SHOWN = re.compile("新|补录|展示|展出|张贴|摆放|陈列|目录|汇编|清单")
"""Where all in force are kept; elsewhere some are shown, or lists of them counted."""
MADE = re.compile(
    "(?:按照?(?:法定)?程序|经?(?:审议|审查|集体讨论|讨论|合法性审核)(?:通过|决定|后)?|逐件|对外|集中|统一|收录|入库|汇编|上传|展示|专栏|文件库"
    "|政策|数据库|库|目录|汇总|清单|保有|仍在(?:执行|施行|实施)|在用|有效|内|过时|不适应|不再适用|一批|在|至|[上对了并新中以及目前的:,、]|年[末底]|保持?动态更新|连同|保留|起草|发布|编入|共有|量|实际|往年|效|保|现存|存量|只剩|剩余?|清理后|后)+"
)
"""How they came about, where they are kept, and in what state; none of it makes them some of them."""
TELLING = ("自", "经", "在", "于", "通过", "进行", "未", "无", "没有", "严格", "按")
GOES_ON = ("中", "里", "均", "全部", "都", "已", "逐件", "同步", "并", "、", "且", "其中")
"""What may stand behind the figure: it tells of all of them."""
SAID = (*PASSED, "organ", "scope", "skipped", "channel", "act.disclosed", "topic")
NARROWED = (
    *(
        "applicant",
        "change",
        "part.among",
        "part.within",
        "part.share",
        "conditional",
        "negation",
        "future",
        "foreign",
        "open",
        "partial",
    ),
    *("subject.request", "subject.information", "outcome", "act.received", "act.finished"),
)
UNITS = frozenset("件份部个")
NUMBERS = ("件数", "数量", "总数", "数")


def filed(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Documents issued, abolished or in force, by all the words of the clause; the noun before the figure or behind it."""
    if not _may_name_documents(phrase):
        return
    own = _clause(phrase.gap)
    behind = _noun(phrase.tail)
    if not _is_of_documents(phrase) or any(token.among(*NARROWED) for token in own):
        return
    named = last_subject(own) == "normative" or (_is_documents(own) and _are_named(phrase, own))
    words = own if named else (*own, *behind) if behind else ()
    rest = phrase.tail[len(behind) :] if not named else phrase.tail
    if (
        not words
        or not (_goes_on(rest) or _is_noun(own, behind, rest))
        or not all(_is_known(token) or _is_place(words, at) for at, token in enumerate(words))
    ):
        return
    acts = {VERBS[token.kind] for token in words if token.kind in VERBS}
    texts = "".join(token.text for token in words if token.kind not in VERBS)
    acts = acts or ({"in_force"} if STANDING.search(texts) else set())
    if (acts == {"in_force"} and _are_all(words)) or (len(acts) == 1 and not KEPT.search(_kept(words))):
        yield Counted(acts.pop())


def _is_of_documents(phrase: Phrase) -> bool:
    """Whether the figure may count documents, all of a kind: 件数为20 has no unit, 另有2件 are others."""
    bare = not phrase.quantity.unit and any(token.text in NUMBERS for token in phrase.gap)
    return (phrase.quantity.unit in UNITS or bare) and not any(token.text.startswith("另") for token in phrase.gap)


def _may_name_documents(phrase: Phrase) -> bool:
    named = phrase.has(NORMATIVE) or any(token.kind == NORMATIVE for token in phrase.tail[:4])
    return named or any(token.text.endswith("文件") for token in phrase.gap)


def _clause(gap: Tokens) -> Tokens:
    """The figure's own clause, with the one before where the figure's says nothing."""
    start = max((at + 1 for at, token in enumerate(gap[:-1]) if is_break(token)), default=0)
    return gap[start:] if any(token.kind not in PASSED for token in gap[start:]) else gap


def _noun(tail: Tokens) -> Tokens:
    """The documents, with what is said of them, right behind the figure: 18件现行有效的行政规范性文件."""
    end = next((at + 1 for at, token in enumerate(tail[:4]) if token.kind == NORMATIVE), 0)
    return tail[:end] if all(_is_known(token) for token in tail[:end]) else ()


def _is_noun(own: Tokens, behind: Tokens, rest: Tokens) -> bool:
    """Whether the figure stands within the name of what the clause then tells of: 制发的12件文件印发之日起."""
    within = bool(own and behind) and own[-1].text == "的" and behind[-1].kind == NORMATIVE
    return within and (rest[0].kind.startswith("act.") or rest[0].text.startswith(TELLING))


def _is_known(token: Token) -> bool:
    if token.kind == "text" or token.text in DOCUMENTS:
        return bool(MADE.fullmatch(token.text) or US.fullmatch(token.text)) or token.text in DOCUMENTS
    return token.kind in VERBS or token.kind == NORMATIVE or token.among(*SAID) or token.text in "、,"


def _is_place(words: Tokens, at: int) -> bool:
    """Whether unknown words begin the name of an organ, or of its site: 清河 before 县人民政府网站."""
    return words[at].kind == "text" and at + 1 < len(words) and words[at + 1].among("organ", "channel")


def _is_documents(own: Tokens) -> bool:
    return any(token.text.endswith("文件") for token in own[-3:])


def _are_named(phrase: Phrase, own: Tokens) -> bool:
    """Whether the sentence has named normative documents, and for what is issued or ended no others since."""
    standing = STANDING.search("".join(token.text for token in own))
    return last_subject(phrase.before) == "normative" or bool(standing and _has_normative(phrase.before))


def _has_normative(tokens: Tokens) -> bool:
    return any(token.kind == NORMATIVE for token in tokens)


def _kept(words: Tokens) -> str:
    """The words that say where documents are kept: issuing is not told so (专栏收录本年制发的文件)."""
    return "".join("专栏" if token.among("channel") else token.text for token in words if token.among("text", "channel"))


def _are_all(words: Tokens) -> bool:
    """Whether documents in force are all of them, and not some that are shown elsewhere, or lists of them."""
    kept = "".join(token.text for token in words if token.among("text", "channel", "act.disclosed"))
    elsewhere = any(token.among("channel") and not SITE.search(token.text) for token in words)
    return not elsewhere and not SHOWN.search(kept) and (not KEPT.search(kept) or bool(STORES.search(kept)))


def _goes_on(tail: Tokens) -> bool:
    """Whether what stands behind the figure, up to the next mark, speaks of all of them."""
    return not tail or tail[0].kind in ("whole", "skipped") or tail[0].text.startswith(GOES_ON)
