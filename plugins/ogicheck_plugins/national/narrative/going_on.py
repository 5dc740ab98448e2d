"""Figures before applications that go on in the next year, all of them or some: 2件因延期答复结转下一年度."""

from __future__ import annotations

from ogicheck_plugins.national.narrative.arriving import takes_some
from ogicheck_plugins.national.narrative.meaning import Counted
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.words import Token

CAUSES = ("因", "由于", "属", "属于", "涉及", "涉", "经", "按", "以", "需", "尚", "未", "在", "处于", "仍", "正在")
"""Why and how: what follows need not be all that has this outcome."""
WHY = ("因", "由于", "经", "按", "以", "需", "涉")
"""Causes that some may have, and others not."""


def carried(phrase: Phrase, tail: Tokens) -> Counted | None:
    """Those that go on in the next year, for whatever reason."""
    last = [token for token in tail if not token.among("neutral", "whole")][-1:]
    beside = [token for token in phrase.rest if token.kind not in ("neutral", "whole", "future")][:3]
    next_ = [one.kind for one in beside] == ["mark", "act.carried_forward", "mark"] and beside[0].text == ","
    forward = bool(last) and last[0].kind == "act.carried_forward"
    due = any(token.kind == "due" for token in tail) and not any(takes_some(token) for token in phrase.gap)
    rest = _are_the_rest(phrase, tail)
    goes_on = next_ and (due or (rest and any(is_cause(token) for token in tail)))
    some = any(token.text.startswith(WHY) for token in tail) and not rest
    return Counted("carried_forward") if (forward or goes_on) and not some else None


def _are_the_rest(phrase: Phrase, tail: Tokens) -> bool:
    """Whether the sentence tells what came in, or was finished, and of nothing else that goes on: those that do so for a
    cause of their own are all that are left.
    """
    words = (*phrase.before, *tail, *phrase.rest)
    once = sum(token.kind == "act.carried_forward" for token in words) == 1
    flows = any(token.kind in ("act.received", "act.finished") for token in phrase.before)
    counted = any(token.quantity and token.quantity.counts_cases for token in phrase.before)
    return once and flows and counted and not any(takes_some(token) for token in phrase.gap)


def is_cause(token: Token) -> bool:
    return token.text.startswith(CAUSES)
