"""Applications: received, carried over, finished, carried forward, their outcomes; and what a sentence denies."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import (
    NARROWING,
    REVIEWS,
    Context,
    Counted,
    counted_subject,
    counts_cases,
    heads,
    is_clear,
    is_led_by_organ,
    is_topical,
    since,
    subjects,
)
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens

FLOW = ("carried_forward", "carried_over", "received", "finished")


def requested(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Applications: received, carried over, finished, carried forward, and their outcomes."""
    if not counts_cases(phrase) or phrase.has(*NARROWING, "part.open") or counted_subject(phrase, context) != "request":
        return
    outcomes = heads(phrase, "outcome")
    if outcomes and not any(token.kind == "act.disclosed" for token in phrase.before):
        names = dict.fromkeys(token.kind.removeprefix("outcome.") for token in outcomes)
        if is_clear(since(phrase, outcomes), "outcome", "act.finished", "subject.request") and not _is_of_applicants(phrase):
            yield Counted("+".join(names))
    if outcomes:
        return
    acts = tuple(token for token in heads(phrase, "act") if token.kind != "act.disclosed")
    names = dict.fromkeys(token.kind.removeprefix("act.") for token in acts)
    if not acts:
        yield from _named_only(phrase)
    elif set(names) <= set(FLOW) and is_clear(since(phrase, acts), "act", "subject.request"):
        measure = next(name for name in FLOW if name in names)
        if measure != "received" or _is_received(phrase, acts):
            yield Counted(measure)


def _is_received(phrase: Phrase, acts: Tokens) -> bool:
    """Whether the sentence itself names applications, and speaks of all of them: 其中收到… are some, 其中新收… are not."""
    new = any("新" in token.text for token in acts)
    named = "request" in subjects(phrase.before + phrase.gap + phrase.tail)
    return named and (new or not phrase.has("part.among"))


def _named_only(phrase: Phrase) -> Iterator[Counted]:
    """依申请公开5件 without a verb: received most likely, or disclosed on request."""
    named = heads(phrase, "subject")
    opening = not any(token.quantity for token in phrase.before)
    if named and opening and not phrase.has("part.among") and is_clear(since(phrase, named), "subject.request"):
        yield Counted("received", certain=False)


def _is_of_applicants(phrase: Phrase) -> bool:
    """Whether the outcome is one of some applicants' or channel's only: …自然人30件，其中予以公开20件."""
    for token in reversed(phrase.before):
        if token.kind in ("act.finished", "act.received") or token.text == "办理结果":
            return False
        if token.among("applicant", "channel"):
            return True
    return False


def denied(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """未收到申请, 没有因信息公开引发的行政复议、诉讼: every word of the clause must be known."""
    named = list(subjects(phrase.gap))
    words = tuple(token for token in phrase.gap if token.among("act", "subject"))
    acts = {token.kind for token in words if token.among("act")}
    allowed = ("act.received", "act.occurred", "act.finished", "subject", "topic")
    if (
        not named
        or phrase.has(*NARROWING, "outcome")
        or not is_led_by_organ(phrase, words)
        or not is_clear(since(phrase, words), *allowed)
    ):
        return
    if named[-1] == "request" and (acts & {"act.received", "act.occurred"} or not acts) and _is_whole(phrase):
        yield Counted("received")
    elif named[-1] in REVIEWS and (context.topical or is_topical(phrase)):
        for name in dict.fromkeys(one for one in named if one in REVIEWS):
            yield Counted(name)


def _is_whole(phrase: Phrase) -> bool:
    """Whether what was not received is any application at all."""
    return not any(token.kind == "part.among" or token.quantity for token in phrase.before)
