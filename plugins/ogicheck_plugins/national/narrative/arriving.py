"""Figures before applications that came in, where it is certain that they are all: 9件新收申请均…, 共有9件申请提交到我局."""

from __future__ import annotations

import re

from ogicheck_plugins.national.narrative.addressed import US
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.series import is_break
from ogicheck_plugins.national.narrative.words import Token

YEARLY = ("neutral", "whole", "part.sum", "current", "year", "topic", "enumerator", "mark")
"""What may stand before a figure that is the year's."""
WITHIN = ("里", "中", "内", "里面", "之中", "当中")
SENT = re.compile(rf"已?(?:提交|递交|送达|寄送|提出)[到至给]?(?:{US.pattern}|本机关)")
DONE = ("act.finished", "negation")
SUMMED = ("共有", "总共有")
ALL_THERE_ARE = (*SUMMED, "尚有", "仍有")


def is_received(phrase: Phrase) -> bool:
    """Whether all that came in are counted by a figure with nothing but time before it in its clause."""
    words = (*phrase.before, *phrase.gap)
    last = max((at + 1 for at, token in enumerate(words) if is_break(token)), default=0)
    if not all(_is_plain(token) for token in words[last:]):
        return False
    if any(token.kind == "part.among" or (token.quantity and token.quantity.counts_cases) for token in words[:last]):
        return False
    return _are_new(phrase.tail) or (_are_sent(phrase) and all(_is_plain(token) for token in words[:last]))


def _is_plain(token: Token) -> bool:
    return token.kind in YEARLY and not takes_some(token)


def takes_some(token: Token) -> bool:
    """Whether a word before a figure leaves it open whether there are more: 其中, 有, 另有; 共有, 尚有 do not."""
    return token.kind == "part.among" or (token.text.endswith("有") and token.text not in ALL_THERE_ARE)


def _are_new(tail: Tokens) -> bool:
    """Whether new applications are counted of which is told what holds of all of them."""
    new = [one.kind for one in tail[:2]] == ["act.received", "subject.request"] and "新" in tail[0].text
    behind = tail[2:]
    course = len(behind) > 1 and behind[0].text == "从" and behind[1].among("act", "foreign")
    named = any(token.among("foreign", "applicant", "channel") for token in behind)
    whole = bool(behind) and behind[0].kind == "whole" and not named and any(token.kind in DONE for token in tail)
    return new and (not behind or whole or behind[0].text in WITHIN or course)


def _are_sent(phrase: Phrase) -> bool:
    """Whether they are summed up, and came to the organ and to no other."""
    summed = any(token.kind == "part.sum" or token.text in SUMMED for token in phrase.gap)
    named = summed and phrase.tail and phrase.tail[0].kind == "subject.request"
    return bool(named and SENT.fullmatch("".join(token.text for token in phrase.tail[1:])))
