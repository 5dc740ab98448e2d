"""Words of several tokens that say one thing: 结转2024年办理 in a report for 2023, 网上、信函等各类 before 申请."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.addressed import addressed, may_address
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.words import Token

UNTO = ("至", "到", "入", "转至", "转入")
GOING_ON = ("继续", "办理", "处理", "继续办理", "再办理")
INTO = ("act.carried", "moved")
ADDED = {"subject.request": "act.received", "subject.normative": "act.issued"}
YEARLY = ("moved", "next")
"""Words that mean nothing by themselves, only beside one another or a year."""
BY = ("以", "通过", "经", "经由", "从", "用")
WAYS = ("电话", "书面", "口头")
SAID = ("neutral", "part.sum", "current", "whole")
INFORMATION = ("信息公开", "信息依申请", "信息申请")
EVERY = ("各类", "各种", "渠道", "途径", "方式", "形式", "多种渠道")

FIRST_KINDS = frozenset(("previous", "year", "act.carried", *YEARLY))
FIRST_TEXTS = frozenset((*BY, *WAYS, "登记", "共登记", "新增", "有", "有效"))
"""What the words begin with that say one thing together."""
KINDS = frozenset(("act.carried", "act.carried_over", "subject.normative", *YEARLY))
TEXTS = frozenset((*EVERY, "登记", "新增"))
"""Words without which a sentence has nothing to join."""


def joined(tokens: Tokens, year: int | None) -> Tokens:
    """The tokens of a sentence in a report for `year`, those that say one thing together as one."""
    texts, kinds = [token.text for token in tokens], [token.kind for token in tokens]
    if not TEXTS.isdisjoint(texts) or not KINDS.isdisjoint(kinds):
        tokens = tuple(_joined(tokens, year))
    return addressed(tokens) if may_address(texts, kinds) else tokens


def _joined(tokens: Tokens, year: int | None) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        kind = tokens[at].kind
        if kind not in FIRST_KINDS and kind[:7] != "channel" and tokens[at].text not in FIRST_TEXTS:
            yield tokens[at]
            at += 1
            continue
        kind, end = (
            _carried(tokens, at, year)
            or _registered(tokens, at)
            or _added(tokens, at)
            or _channels(tokens, at)
            or _in_force(tokens, at)
            or (tokens[at].kind, at + 1)
        )
        one = tokens[at:end]
        kind = "text" if kind in YEARLY else kind
        joint = len(one) > 1 or kind != one[0].kind
        yield Token(kind, "".join(token.text for token in one), one[0].start, one[-1].end) if joint else one[0]
        at = end


def _carried(tokens: Tokens, at: int, year: int | None) -> tuple[str, int] | None:
    """结转, 转入 with the year after, or behind the year before: the kind that it is of, and where it ends."""
    if _kind(tokens, at + 1) == "act.carried_over" and year and _is_year(tokens, at, year - 1):
        return "act.carried_over", at + 2
    if _kind(tokens, at + 1) in INTO and (_kind(tokens, at) == "previous" or (year and _is_year(tokens, at, year - 1))):
        end = at + 2 + _is_text(tokens, at + 2, UNTO)
        if _kind(tokens, end) == "current" or (year and _is_year(tokens, end, year)):
            return "act.carried_over", end + 1
        forward = end > at + 2 or _kind(tokens, end) in ("year", "next")
        return None if forward else ("act.carried_over", at + 2)
    if _kind(tokens, at) not in INTO:
        return None
    end = at + 1 + _is_text(tokens, at + 1, UNTO)
    if _kind(tokens, end) != "next" and not (year and _is_year(tokens, end, year + 1)):
        return None
    end += 1
    while _is_text(tokens, end, GOING_ON):
        end += 1
    return "act.carried_forward", end


def _registered(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """登记 right before applications: they came in. Behind them it is another matter's (登记申请)."""
    said = _is_text(tokens, at, ("登记", "共登记")) and _kind(tokens, at + 1) == "subject.request"
    return ("act.received", at + 1) if said else None


def _added(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """新增 beside what is counted: applications received, documents issued."""
    if not _is_text(tokens, at, ("新增",)):
        return None
    beside = _kind(tokens, at + 1) if _kind(tokens, at + 1) in ADDED else _kind(tokens, at - 1) if at else ""
    return (ADDED[beside], at + 1) if beside in ADDED else None


def _channels(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """A list of channels that 等各类, or 等渠道, closes: applications by any of them."""
    begun = end = at + _is_text(tokens, at, BY)
    while _is_way(tokens, end) or (end > begun and _is_text(tokens, end, ("、", "和", "及"))):
        end += 1
    if end == begun or _kind(tokens, end) != "open" or not _is_text(tokens, end + 1, EVERY):
        return None
    beside = next((next_ for next_ in range(end + 2, len(tokens)) if _kind(tokens, next_) not in SAID), len(tokens))
    several = _kind(tokens, beside) == "act.received" and end > begun + 1
    return ("everybody", end + 2) if several or _kind(tokens, beside) == "subject.request" else None


def _is_way(tokens: Tokens, at: int) -> bool:
    return _kind(tokens, at).startswith("channel") or _is_text(tokens, at, WAYS)


def _in_force(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """有效 at the head of a clause, right before normative documents: those in force."""
    heads = at == 0 or tokens[at - 1].kind in ("mark", "current", "part.sum")
    said = heads and "".join(token.text for token in tokens[at : at + 2]) == "有效"
    end = at + 2 + _is_text(tokens, at + 2, ("的",))
    return ("act.in_force", end) if said and _kind(tokens, end) == "subject.normative" else None


def _kind(tokens: Tokens, at: int) -> str:
    return tokens[at].kind if at < len(tokens) else ""


def _is_text(tokens: Tokens, at: int, texts: tuple[str, ...]) -> bool:
    return at < len(tokens) and tokens[at].text in texts


def _is_year(tokens: Tokens, at: int, year: int) -> bool:
    return _kind(tokens, at) == "year" and tokens[at].year == year
