"""What ends a list of parts: a label that begins a statement of its own, a list below it, or another list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ogicheck_plugins.national.narrative.lines import OF_WHOLE
from ogicheck_plugins.national.narrative.markers import LISTING
from ogicheck_plugins.national.narrative.meaning import REVIEWS
from ogicheck_plugins.national.narrative.model import Amount
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.unmarked import STOPS
from ogicheck_plugins.national.narrative.words import Token

MEANS = ("通过", "依托", "利用", "借助")
BELOW = re.compile(r"(?P<name>.+)中(?![心央小国共学医介型间华])")
ITEMS = re.compile("(?:类|的)?(?:信息|文件|申请|事项|件)$")
"""What a part's name may have behind it, and what names the whole: 网站信息中, 申请中. Other words begin or end with 中, too
(中标, 高中).
"""
LONG = 9
"""A label of more characters is a statement."""
MERGED = ("合并", "合并计")
"""What is done to things, as well as summing them up."""
DIFFERENCE = re.compile("[比较].+[多少增减高低](?:出|了)?$")
"""Before what one part is more than another: 下半年比上半年少3件."""
WITHIN_PART = re.compile("在[这该其此][^,;]{0,6}$|又有$|而在")
"""Before what is some of the part told last: 而在这2件中又有1件."""
BESIDES = "另行"
"""What is done apart from the counted: …；公众号另行推送212条."""
CARRIED = ("act.carried", "act.carried_forward")
NEW = re.compile("新[增建设开]|本年|今年|当年")
KEPT = re.compile("(?:往年|上年|历年|去年|以前年度|以往)度?(?:已有|原有|保留|延续|沿用|接续|留存|建成|设立|开设|开通)")


def is_of_others(label: Tokens) -> bool:
    """Whether a share is of what its own label names before it, not of the figure before: …；图解、视频占46%."""
    before = takewhile(lambda token: token.kind != "part.share", label)
    return any(token.kind in ("text", "skipped") and not set(token.text) <= OF_WHOLE for token in before)


def is_statement(label: Sequence[Token], parts: Sequence[Amount]) -> bool:
    """Whether a label begins a statement of its own: it has a verb that no label before it has."""
    flows = ("act.received", "act.carried_over", "previous") if parts and parts[0].facet == "flow" else ()
    goes_on = bool(label) and label[0].text == "、"
    stops = STOPS if goes_on else (*STOPS, "negation")
    if parts and DIFFERENCE.search("".join(token.text for token in label)):
        return True
    return bool(parts) and any(
        token.kind in stops
        and token.kind not in flows
        and not _goes_with(token, label, parts[0])
        and not (token.kind == "previous" and _are_of_before(label, parts[0]))
        for token in label
    )


def _are_of_before(label: Sequence[Token], first: Amount) -> bool:
    """Whether a part is what remains of earlier years, beside one that is this year's: 本年新增3个，往年保留8个."""
    return bool(NEW.search(first.label)) and bool(KEPT.match("".join(token.text for token in label if token.kind != "mark")))


def _goes_with(token: Token, label: Sequence[Token], first: Amount) -> bool:
    """Whether a verb stands in a list's first label, too (电话答复、现场答复), joins things (合并2个), or denies what the
    first says (采用、未采用).
    """
    if token.kind == "negation":
        behind = "".join(one.text for one in label if one.kind not in ("mark", "negation"))
        return bool(behind) and first.label.strip("已、 ").endswith(behind[-2:])
    if token.text in MERGED:
        return token is label[-1]
    return token.kind == "act.finished" and token.text in first.label and len(label) > 2


def is_below(label: Tokens, parts: Sequence[Amount]) -> bool:
    """Whether a label begins a list below one of the parts, or breaks the whole down anew: …，网站信息中动态类300条."""
    if parts and WITHIN_PART.search("".join(token.text for token in label)):
        return True
    below = BELOW.search("".join(token.text for token in label if token.kind not in ("mark", "skipped", "part.among")))
    if not parts or below is None:
        return False
    named = ITEMS.sub("", below["name"])
    return named != below["name"] or any(part.label and named.endswith(part.label) for part in parts)


def is_another(label: Tokens, listed: Tokens, behind: Tokens) -> bool:
    """Whether what a semicolon parts from a list is none of its parts: it says by what means where the first part does not
    (…；通过平台公示306条), tells what was disclosed where that one has no verb (…；显示屏发布32条),
    names reviews or lawsuits where that does not (复议4件，其中维持3件；诉讼2件), what becomes of the rest (…；2件结转下年),
    what was done besides (…；公众号另行推送212条), or is told at length where
    that one is named (…；因同一事由直接起诉的9件).
    """
    parted = [at for at, token in enumerate(label) if token.text == ";"]
    if not parted:
        return False
    if BESIDES in "".join(token.text for token in label[parted[-1] :]):
        return True
    carried = any(token.kind in CARRIED for token in behind[:1])
    own, first = label[parted[-1] :], tuple(takewhile(lambda token: token.quantity is None, listed))
    acts = _discloses(own) and not _discloses(first)
    acts |= _length(own) > LONG and _length(own) > 2 * _length(first)
    named = _names_reviews(own) and not _names_reviews(first)
    return carried or acts or named or (_says_by_what(own) and not _says_by_what(listed))


def _length(tokens: Tokens) -> int:
    return sum(len(token.text) for token in tokens if token.kind != "mark")


def _discloses(tokens: Tokens) -> bool:
    return any(token.kind == "act.disclosed" for token in tokens)


def _names_reviews(tokens: Tokens) -> bool:
    return any(token.kind.removeprefix("subject.") in REVIEWS for token in tokens)


def _says_by_what(tokens: Tokens) -> bool:
    words = (token.text for token in tokens if token.kind != "mark" and token.text not in LISTING)
    return next(words, "").startswith(MEANS)
