"""Words that give all of a figure one outcome: 收到申请9件，均予以公开; 5件申请均予以公开."""

from __future__ import annotations

from ogicheck_plugins.national.narrative.arriving import takes_some
from ogicheck_plugins.national.narrative.meaning import PASSED, is_unmixed
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.words import Token

LED = ("leading", "everybody", "told")
OR = ("或", "或者", "、")
ALREADY = ("已", "已经")


def is_told_again(phrase: Phrase) -> bool:
    """Whether the figure is that of the clause before, of which this one tells on: …5件，均予以公开."""
    return len(phrase.before) > 1 and phrase.before[-2].quantity is phrase.quantity


def tells_on_some(phrase: Phrase) -> bool:
    """Whether a clause tells on a figure that need not be that of all applications: 需要另行制作的5件，均无法提供; or
    tells of one outcome or another: 均予以公开或答复.
    """
    return is_told_again(phrase) and not (_are_all(phrase.before[:-2]) and _is_one(phrase.gap))


def is_of_a_set(gap: Tokens, tail: Tokens) -> bool:
    """Whether all of those that the figure counts have the outcome, so that others may have it, too: 有5件申请均予以公开."""
    yearly = any(token.among("current", "year") for token in gap) and not any(takes_some(token) for token in gap)
    return not yearly and any(token.kind == "whole" for token in tail)


def _are_all(words: Tokens) -> bool:
    """Whether the sentence up to the figure says nothing but when, who, and that applications came in."""
    kinds = {token.kind for token in words}
    known = all(
        token.kind in ("text", "organ", "mark", "act.received", "subject.request") or _is_plain(token) for token in words
    )
    return known and {"act.received", "subject.request"} <= kinds and is_unmixed(words)


def _is_one(gap: Tokens) -> bool:
    """Whether the clause says the outcome and nothing beside it."""
    return all(
        token.among("outcome") or (_is_plain(token) and token.text not in OR) or token.text in ALREADY for token in gap
    )


def _is_plain(token: Token) -> bool:
    return token.kind in PASSED and token.kind not in LED
