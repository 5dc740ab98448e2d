"""Applications that came in: what a verb says of them, and what their number alone does."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import Context, Counted, heads, is_clear, is_led_by_organ, since, subjects
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens

FLOWS = ("act.carried_over", "act.carried_forward", "act.finished")
FROM_PERSONS = "received.natural_person"
UNITS = ("件", "份", "宗", "起")
TO = "向"
"""Behind those who apply: theirs are some of the applications."""
HAVING = ("共有", "有")
NUMBERS = ("数量", "总数", "总量", "件数", "数")


def is_received(phrase: Phrase, acts: Tokens, context: Context) -> bool:
    """Whether the sentence itself names applications, or goes on with them, and speaks of all of them: 其中收到… are some,
    其中新收… are not.
    """
    new = any("新" in token.text for token in acts)
    named = "request" in subjects(phrase.before + phrase.gap + phrase.tail) or _goes_on(phrase, context)
    return named and (new or not phrase.has("part.among"))


def _goes_on(phrase: Phrase, context: Context) -> bool:
    """Whether a sentence that names nothing up to its figure is one on applications: others are named before or behind it,
    and it tells how they came in and went out (新收7件、上年结转2件).
    """
    named = context.requested or next(subjects(phrase.rest), "") == "request"
    alone = not phrase.tail or phrase.tail[0].text == "、"
    flows = any(
        token.among(*FLOWS) or "新收" in token.text for token in (*phrase.before, *phrase.gap, *phrase.tail, *phrase.rest)
    )
    return named and alone and flows and phrase.quantity.unit == "件"


def from_persons(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Applications that natural persons made: 受理自然人提出的申请6件. Who stands before the verb may be any of them."""
    acts = heads(phrase, "act.received")
    said = since(phrase, acts) if acts else ()
    persons = any(token.kind == "applicant.natural" for token in said)
    if not persons or "request" not in subjects((*said, *phrase.tail)) or phrase.quantity.unit not in UNITS:
        return
    if is_clear(said, "act.received", "applicant.natural", "subject.request") and not phrase.tail[1:]:
        yield Counted(FROM_PERSONS)


def named_only(phrase: Phrase) -> Iterator[Counted]:
    """依申请公开5件 without a verb: received most likely, or disclosed on request; 申请量5件 can be nothing else."""
    named = heads(phrase, "subject")
    opening = not any(token.quantity for token in phrase.before) and not any(token.text == TO for token in phrase.gap)
    if not opening or phrase.has("part.among"):
        return
    summed = phrase.has("part.sum") or any(token.text in HAVING for token in phrase.gap)
    bare = not named and summed and is_clear(phrase.gap) and _ends_in_requests(phrase)
    alone = named and is_clear(since(phrase, named), "subject.request") and is_led_by_organ(phrase, named)
    if bare or (alone and not _is_information(phrase, named)):
        leading = phrase.gap[: phrase.gap.index(named[0])] if named else ()
        said = bool(named) and named[-1].text.endswith("公开申请") and is_clear(leading, "text")
        number = bool(named) and _is_number(phrase, named)
        yield Counted("handled", certain=True) if said and not number else Counted("received", certain=number)


def _is_number(phrase: Phrase, named: Tokens) -> bool:
    """Whether the sentence speaks of the number of applications: 申请量5件, 申请数量为5件; or says that it is none."""
    behind = [token.text for token in since(phrase, named)[1:]]
    counted = any(text in NUMBERS for text in behind) and named[-1].text.endswith(("申请", "件"))
    none = phrase.quantity.value == 0 and behind[-1:] == ["为"]
    return named[-1].text.endswith("申请量") or counted or none


def _ends_in_requests(phrase: Phrase) -> bool:
    """Whether nothing is told of the applications behind a figure, but that there are so many."""
    return "request" in subjects(phrase.tail) and is_clear(phrase.tail, "subject.request", "topic")


def _is_information(phrase: Phrase, named: Tokens) -> bool:
    """Whether information open to applicants is counted: 依申请公开政府信息30条."""
    return named[-1].text.endswith("信息") and phrase.quantity.unit not in ("件", "宗", "起")
