"""Applications: received, carried over, finished, carried forward, their outcomes; and what a sentence denies."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import (
    NARROWING,
    Context,
    Counted,
    counted_subject,
    counts_cases,
    heads,
    is_clear,
    is_followed_by_another,
    is_led_by_organ,
    is_of_the_whole,
    is_unmixed,
    since,
    subjects,
)
from ogicheck_plugins.national.narrative.outcomes import opens_results, outcomes, speaks_of_outcomes
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.words import Token

FLOW = ("carried_forward", "carried_over", "received", "finished")
LOOSE = ("办理", "处理")
"""What was handled need not be finished."""
TIMES = ("年", "月", "日", "天")
HAVING = ("共有", "有")
AT_END = ("年末", "年底", "至年末", "至年底", "截至年末", "截至年底")


def requested(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Applications: received, carried over, finished, carried forward, and their outcomes."""
    if not counts_cases(phrase) or is_followed_by_another(phrase):
        return
    subject = counted_subject(phrase, context)
    if subject == "request" and _is_left(phrase):
        yield Counted("carried_forward")
        return
    if is_narrowed(phrase):
        return
    if subject != "request" and not speaks_of_outcomes(phrase, subject):
        return
    if phrase.has("outcome") or opens_results(phrase):
        yield from outcomes(phrase)
        return
    acts = tuple(token for token in heads(phrase, "act") if token.kind != "act.disclosed")
    names = dict.fromkeys(token.kind.removeprefix("act.") for token in acts)
    if not acts:
        yield from _named_only(phrase)
    elif set(names) <= set(FLOW) and is_clear(since(phrase, acts), "act", "subject.request", "conditional.due"):
        measure = next(name for name in FLOW if name in names)
        if measure != "received" or _is_received(phrase, acts):
            yield from _flowing(phrase, acts, measure)


def is_narrowed(phrase: Phrase) -> bool:
    """Whether a word makes the figure one of some applications. In due time is no condition of what was done."""
    done = phrase.has("act.finished", "outcome")
    narrowing = (token for token in phrase.gap if token.among(*NARROWING, "part.open", "due"))
    return any(not (done and token.kind == "conditional.due") for token in narrowing)


def _flowing(phrase: Phrase, acts: Tokens, measure: str) -> Iterator[Counted]:
    """What was handled is told apart from what was finished: it may be all that came in."""
    if measure != "finished":
        yield Counted(measure)
    elif not phrase.has("act.disclosed") and is_of_the_whole(phrase, acts):
        handled = all(token.text in LOOSE for token in acts)
        yield Counted("handled" if handled else "finished", certain=not handled)


def _is_left(phrase: Phrase) -> bool:
    """Whether the verb stands behind the figure: 另有2件结转下年度继续办理; 剩余2件，结转下年度."""
    behind = [token for token in phrase.tail if token.kind not in ("neutral", "whole", "subject.request")]
    gap = tuple(token for token in phrase.gap if token.text not in AT_END)
    known = tuple(token for token in gap if token.kind != "text")
    clear = is_clear(known, "subject.request", "due", "scope.area") and is_unmixed(gap)
    if behind:
        return clear and behind[0].kind == "act.carried_forward"
    after = [token for token in phrase.rest if token.kind not in ("neutral", "whole")][:3]
    said = [token.kind for token in after] == ["mark", "act.carried_forward", "mark"] and after[0].text == ","
    return clear and said and phrase.has("due")


def _is_received(phrase: Phrase, acts: Tokens) -> bool:
    """Whether the sentence itself names applications, and speaks of all of them: 其中收到… are some, 其中新收… are not."""
    new = any("新" in token.text for token in acts)
    named = "request" in subjects(phrase.before + phrase.gap + phrase.tail)
    return named and (new or not phrase.has("part.among"))


def _named_only(phrase: Phrase) -> Iterator[Counted]:
    """依申请公开5件 without a verb: received most likely, or disclosed on request; 申请量5件 can be nothing else."""
    named = heads(phrase, "subject")
    opening = not any(token.quantity for token in phrase.before)
    if not opening or phrase.has("part.among"):
        return
    summed = phrase.has("part.sum") or any(token.text in HAVING for token in phrase.gap)
    bare = not named and summed and is_clear(phrase.gap) and "request" in subjects(phrase.tail)
    alone = named and is_clear(since(phrase, named), "subject.request") and is_led_by_organ(phrase, named)
    if bare or (alone and not _is_information(phrase, named)):
        yield Counted("received", certain=bool(named) and named[-1].text.endswith("申请量"))


def _is_information(phrase: Phrase, named: Tokens) -> bool:
    """Whether information open to applicants is counted: 依申请公开政府信息30条."""
    return named[-1].text.endswith("信息") and phrase.quantity.unit not in ("件", "宗", "起")


def denied(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """未收到申请, 无上年结转: every word of the clause must be known."""
    words = tuple(token for token in phrase.gap if token.among("act", "subject"))
    if not words or phrase.has(*NARROWING, "outcome", "due") or not is_led_by_organ(phrase, words):
        return
    if not is_clear(since(phrase, words), "act", "subject.request", "topic", "previous"):
        return
    acts = {token.kind.removeprefix("act.") for token in words if token.among("act")}
    named = [*subjects(phrase.gap)]
    if acts & {"carried", "carried_over", "carried_forward"}:
        yield from _none_carried(phrase, acts, named or [counted_subject(phrase, context)])
    elif named[-1:] == ["request"] and (acts & {"received", "occurred"} or not acts) and _is_whole(phrase):
        yield Counted("received")


def _none_carried(phrase: Phrase, acts: set[str], named: list[str]) -> Iterator[Counted]:
    if named[-1] != "request":
        return
    if "carried_over" in acts or ("carried" in acts and phrase.has("previous")):
        yield Counted("carried_over")
    elif "received" not in acts:
        yield Counted("carried_forward", certain="carried_forward" in acts)


def _is_whole(phrase: Phrase) -> bool:
    """Whether what was not received is any application at all."""
    return not any(token.kind == "part.among" or _counts(token) for token in phrase.before)


def _counts(token: Token) -> bool:
    return token.quantity is not None and token.quantity.unit not in ("", *TIMES)
