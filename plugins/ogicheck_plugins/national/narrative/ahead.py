"""Figures that stand before what they count: 有4件申请不予公开, 6件新收申请, 1件因需征求第三方意见结转下一年度."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from ogicheck_plugins.national.narrative.arriving import is_received
from ogicheck_plugins.national.narrative.going_on import carried, is_cause
from ogicheck_plugins.national.narrative.meaning import (
    NARROWING,
    PASSED,
    REVIEWS,
    Context,
    Counted,
    is_topical,
    is_unmixed,
    subjects,
    without_steps,
)
from ogicheck_plugins.national.narrative.outcomes import UNITS
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.reasons import PART, REASON
from ogicheck_plugins.national.narrative.retold import is_of_a_set
from ogicheck_plugins.national.narrative.series import is_break

HEADS = ("act.received", "act.carried", "act.carried_over", "outcome", "reason")
LEADS = (*PASSED, "part.among", "due", "scope.area", "subject.request", "topic", "act.disclosed", "act.occurred")
TELLING = frozenset(("act", "outcome", "reason", "subject", "due"))
WAYS = ("来自", "通过", "经", "经由", "由", "系")
NOT_OF_ALL = ("foreign", "partial", "change", "scope", "negation")
REVIEWED = (*PASSED, "topic", "subject", "act", "aside")
ENTERING = ("进入", "进入了")
CASES = ("程序", "案件")
BARE = ("、", "已", "的", "被", "决定", "作", "作出", "予以", "处理", "答复")


def ahead(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """What the words behind a figure count, where those before it tell nothing."""
    if phrase.quantity.unit not in UNITS or not phrase.tail or not _may_tell(phrase.tail) or not _is_open(phrase):
        return
    if any(_is_of_some(phrase.tail, at) for at in range(len(phrase.tail))):
        return
    tail = _own(phrase)
    narrowed = not tail or any(token.among(*NOT_OF_ALL) for token in takewhile(lambda one: not is_cause(one), tail))
    found = None if narrowed else _reviewed(phrase, tail, context)
    if found is None and _is_of_requests(phrase, tail, context):
        received = Counted("received") if is_received(phrase) else None
        found = received or (None if narrowed else carried(phrase, tail) or _decided(phrase, tail))
    if found:
        yield found


def _may_tell(tail: Tokens) -> bool:
    """Whether a word behind the figure could tell what it counts."""
    return not TELLING.isdisjoint([token.kind.partition(".")[0] for token in tail])


def _is_of_some(tail: Tokens, at: int) -> bool:
    """Whether a word behind the figure says from whom, or by which way, those came: 9件来自自然人, 9件通过网上提交."""
    if tail[at].among("channel"):
        return at > 0 and tail[at - 1].text in WAYS
    return tail[at].among("applicant", "previous") or tail[at].kind == "conditional"


def _is_open(phrase: Phrase) -> bool:
    """Whether the words before the figure tell nothing but when, and of what there are so many."""
    last = max((at + 1 for at, token in enumerate(phrase.gap) if is_break(token)), default=0)
    gap, passive = phrase.gap[last:], phrase.tail[0].text == "被"
    heads = (*NARROWING, *HEADS, *(() if passive else ("act.finished",)))
    if any(token.among(*heads) for token in gap):
        return False
    return all(token.among(*LEADS, "text", "act.finished") or token.text == "、" for token in gap) and is_unmixed(gap)


def _own(phrase: Phrase) -> Tokens:
    """The words behind the figure that are its own, not the next one's: all, or none."""
    followed = phrase.rest[:1] and phrase.rest[0].quantity
    if not followed:
        return phrase.tail
    return phrase.tail[:-1] if phrase.tail[-1].text == "、" else ()


def _is_of_requests(phrase: Phrase, tail: Tokens, context: Context) -> bool:
    """Whether applications are counted: they are named, or nothing else is."""
    named = [*subjects(without_steps((*phrase.before, *phrase.gap, *phrase.tail[:2])))]
    if "foreign" in named or any(one in REVIEWS for one in named):
        return False
    forward = context.requested and any(token.kind == "act.carried_forward" for token in tail)
    return "request" in named or context.subject == "request" or forward


def _reviewed(phrase: Phrase, tail: Tokens, context: Context) -> Counted | None:
    """Reviews and lawsuits: 2件政府信息公开答复被提起行政复议."""
    at = next((index for index, token in enumerate(tail) if token.kind.removeprefix("subject.") in REVIEWS), None)
    if at is None or not (context.topical or is_topical(phrase)):
        return None
    clear = all(token.among(*REVIEWED) or token.text in ENTERING for token in tail[:at]) and "foreign" not in subjects(
        tail[at:]
    )
    some = any(token.kind == "part.among" for token in phrase.gap) or _ends_somehow(phrase, tail[at + 1 :])
    return Counted(tail[at].kind.removeprefix("subject.")) if clear and not some else None


def _ends_somehow(phrase: Phrase, behind: Tokens) -> bool:
    """Whether what is said behind the review tells how some ended: …被申请行政复议后撤回, …被申请行政复议，已维持."""
    next_ = tuple(takewhile(lambda token: token.text not in "。;", phrase.rest))
    yearly = any(token.among("current", "year") for token in phrase.gap)
    told = behind if yearly or any(token.quantity for token in next_) else (*behind, *next_)
    if any(token.among("result") for token in told):
        return True
    looked_at = any(token.kind == "leading" for token in phrase.gap)
    return not looked_at and any(token.kind == "text" and token.text not in CASES for token in behind)


def _decided(phrase: Phrase, tail: Tokens) -> Counted | None:
    """The outcome; with a reason it is that row's, with another cause those are some of it."""
    if any(token.among("applicant", "channel", "act.carried_over") for token in phrase.before):
        return None
    kinds = {token.kind for token in tail if token.among("outcome")}
    why = {token.kind for token in tail if token.kind.startswith(REASON)}
    if why and not kinds and len(why) == 1 and any(is_cause(token) for token in tail):
        return Counted(why.pop().removeprefix(REASON))
    if len(kinds) != 1 or len(why) > 1:
        return None
    if is_of_a_set(phrase.gap, tail):
        return None
    name = kinds.pop().removeprefix("outcome.")
    if why:
        return Counted(why.pop().removeprefix(REASON))
    plain = all(token.among(*PASSED, "outcome", "act", "subject.request") or token.text in BARE for token in tail)
    caused = any(is_cause(token) or token.among("ground") for token in tail)
    return Counted(name) if plain and not is_cause(tail[0]) else Counted(PART + name) if caused else None
