"""Applications: received, carried over, finished, carried forward, their outcomes; and what a sentence denies."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.incoming import is_received, named_only
from ogicheck_plugins.national.narrative.meaning import (
    NARROWING,
    REVIEWS,
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
from ogicheck_plugins.national.narrative.outcomes import is_provided, opens_results, outcomes, speaks_of_outcomes, undecided
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.words import Token

FLOW = ("carried_forward", "carried_over", "received", "finished")
FLOWS = ("act.received", "act.carried_over", "act.finished", "act.carried_forward")
LOOSE = ("办理", "处理")
"""What was handled need not be finished."""
TIMES = ("年", "月", "日", "天")
AT_END = ("年末", "年底", "至年末", "至年底", "截至年末", "截至年底")


def requested(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Applications: received, carried over, finished, carried forward, and their outcomes."""
    if not counts_cases(phrase) or is_followed_by_another(phrase):
        return
    subject = counted_subject(phrase, context)
    if subject in REVIEWS and context.requested and _flows(phrase):
        subject = "request"
    if subject in ("", "request") and _is_left(phrase):
        yield Counted("carried_forward")
    elif not is_narrowed(phrase) and (subject == "request" or speaks_of_outcomes(phrase, subject)):
        yield from _told(phrase, context)


def _told(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """What is told of applications: an outcome, what came in or went out, or their number alone."""
    acts = tuple(token for token in heads(phrase, "act") if token.kind != "act.disclosed")
    if phrase.has("outcome") or opens_results(phrase):
        yield from outcomes(phrase)
    elif phrase.has("act.disclosed") and is_provided(phrase):
        yield Counted("provided")
    elif not acts:
        yield from named_only(phrase)
    else:
        yield from _acted(phrase, acts, context)


def _acted(phrase: Phrase, acts: Tokens, context: Context) -> Iterator[Counted]:
    names = dict.fromkeys(token.kind.removeprefix("act.") for token in acts)
    goes_on = bool(phrase.tail) and phrase.tail[0].kind == "act.carried_forward"
    clear = is_clear(since(phrase, acts), "act", "subject.request", "conditional.due")
    if goes_on or not set(names) <= set(FLOW) or not clear:
        return
    measure = next(name for name in FLOW if name in names)
    if measure != "received" or is_received(phrase, acts, context):
        yield from _flowing(phrase, acts, measure)


def _flows(phrase: Phrase) -> bool:
    """Whether a sentence that names nothing tells how applications come in and go out: 新收99件，上年结转13件，办结109件."""
    words = (*phrase.before, *phrase.gap, *phrase.tail, *phrase.rest)
    kinds = {token.kind for token in words}
    return len(kinds.intersection(FLOWS)) > 2 and not any(subjects(words))


def is_narrowed(phrase: Phrase) -> bool:
    """Whether a word makes the figure one of some applications. In due time is no condition of what was done."""
    done = phrase.has("act.finished", "outcome")
    narrowing = (token for token in phrase.gap if token.among(*NARROWING, "part.open", "part.each", "due"))
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


def denied(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """未收到申请, 无上年结转: every word of the clause must be known."""
    if phrase.has("outcome"):
        yield from undecided(phrase)
        return
    words = tuple(token for token in phrase.gap if token.among("act", "subject"))
    if not words or phrase.has(*NARROWING, "due") or not is_led_by_organ(phrase, words):
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
