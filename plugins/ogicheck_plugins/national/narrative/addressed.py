"""Words of several tokens that name nobody but the organ, or nothing at all: 向我局, 无一件, （含部分公开）, 两项合计."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.words import Token

US = re.compile(r"(?:我|本)(?:局|县|区|市|省|州|旗|镇|乡|街道?|办|委|厅|院|中心|处|队|校|单位|部门|机关)")
WITHIN = ("含", "包括", "包含", "其中含")
BOTH = ("两项", "两类", "两种", "二项")
NONE_OF = ("件", "起", "宗", "例", "份", "")
COMING = ("act.received", "act.occurred")
EVERYBODY = ("组织", "公众", "单位")
"""What words for all applicants hold; 居民, 个人 may be one of them."""
PLAIN = ("neutral", "whole", "everybody", "part.sum", "current", "year", "topic", "mark", "enumerator")
MARKS = frozenset(("向", *WITHIN, *BOTH))
EXCEPTION = "一例外"
FIRST = "一1"
"""What one of something begins with."""
ONE = Decimal(1)


def may_address(texts: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether a sentence of such tokens has any of these words: without one of them, or a negated figure, it has none."""
    return not MARKS.isdisjoint(texts) or ("negation" in kinds and any(text[0] in FIRST for text in texts))


def addressed(tokens: Tokens) -> Tokens:
    """The tokens of a sentence, those that say one such thing together as one."""
    return tuple(_addressed(tokens))


def _addressed(tokens: Tokens) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        kind, length = next((found for way in WAYS if (found := way(tokens, at))), ("", 1))
        one = tokens[at : at + length]
        yield Token(kind, "".join(token.text for token in one), one[0].start, one[-1].end) if kind else one[0]
        at += length


def _to_us(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """To whom everybody's applications go, or nobody's: they come in. Those of somebody are some of them."""
    to_us = tokens[at].text == "向" and at + 1 < len(tokens) and US.fullmatch(tokens[at + 1].text)
    return ("act.received", 2) if to_us and (_are_all(tokens[:at]) or _are_none(tokens[:at])) else None


def _are_all(before: Tokens) -> bool:
    """Whether everybody is said to apply, and nothing about what."""
    everybody = any(token.kind == "everybody" and token.text.endswith(EVERYBODY) for token in before[-2:])
    return everybody and all(token.kind in PLAIN or US.fullmatch(token.text) for token in before)


def _are_none(before: Tokens) -> bool:
    """Whether the clause denies that anybody does."""
    start = max((at + 1 for at, token in enumerate(before) if token.kind == "mark" and token.text != "、"), default=0)
    return any(token.kind == "negation" for token in before[start:])


def _not_one(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """None of those told before it, which are there then: 收到的申请无一积压, 无一件拖延."""
    if tokens[at].kind != "negation":
        return None
    behind = tokens[at + 1 : at + 3]
    if not behind or not behind[0].text.startswith(FIRST[0]):
        return None
    if "".join(token.text for token in behind).startswith(EXCEPTION):
        return "text", 2
    said = behind[0].kind == "text" or (behind[0].quantity and len(behind) > 1 and behind[1].kind == "text")
    start = max((to + 1 for to in range(at) if tokens[to].kind == "mark"), default=0)
    end = next((to for to in range(at, len(tokens)) if tokens[to].kind == "mark"), len(tokens))
    of_those = any(token.kind == "subject.request" for token in tokens[start:at])
    more = any(token.among("subject", "act") for token in tokens[at:end])
    return ("text", 2) if said and of_those and not more else None


def _none(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Not one: 无一件, 没有1起."""
    behind = tokens[at + 1].quantity if at + 1 < len(tokens) else None
    if behind and behind.value == ONE and behind.unit in NONE_OF:
        if tokens[at].kind == "negation":
            return "negation", 2
        denied = at > 0 and tokens[at - 1].kind == "negation" and tokens[at].among(*COMING)
        return (tokens[at].kind, 2) if denied else None
    return None


def _both(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Two kinds taken together: they count no cases."""
    if tokens[at].text not in BOTH:
        return None
    return ("part.sum", 1) if any(token.kind == "part.sum" for token in tokens[at + 1 : at + 3]) else None


def _within(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """An outcome told with the one before it: 予以公开（含部分公开）."""
    if at + 1 >= len(tokens) or tokens[at + 1].text not in WITHIN:
        return None
    before, held = tokens[at - 1 : at], tokens[at : at + 4]
    both = len(held) == 4 and held[3].text == ")" and before and before[0].among("outcome") and held[2].among("outcome")
    return (held[2].kind, 4) if both else None


WAYS = (_to_us, _not_one, _none, _both, _within)
