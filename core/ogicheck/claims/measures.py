"""What a phrase counts. A figure counts for a table only where every word between what is counted and it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ogicheck.claims.phrases import Phrase, Tokens

FLOW = ("carried_forward", "carried_over", "received", "finished")
DOCUMENTS = ("issued", "abolished", "in_force")
PASSED = ("neutral", "part.sum", "current", "year", "day", "enumerator", "topic")
NARROWING = ("channel", "applicant", "foreign", "change", "part.share", "part.within", "previous", "conditional", "negation")
REVIEWS = ("reconsideration", "litigation")
NARROWING_REVIEWS = ("foreign", "change", "previous", "part.share", "conditional", "channel", "negation")
ORGANS = tuple("局县区市镇乡办委厅府关位省州道院心部队处街")
PIECES = frozenset("件份条篇项期部则个次")


@dataclass(frozen=True, slots=True)
class Context:
    """What the text before a phrase speaks of: the last subject named, and whether it is on open government information."""

    subject: str = ""
    topical: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure: received, carried_over, finished, carried_forward, an outcome, reconsideration, litigation, one of these
    with its result (reconsideration.upheld), issued, abolished, in_force, disclosed (with channels: disclosed/网站), fee.
    Several counted in one figure are joined by `+`. Not `certain` where the sentence allows another reading.
    """

    measure: str
    certain: bool = True


def counted(phrase: Phrase, context: Context) -> list[Counted]:
    """What the phrase counts: mostly one measure; several that a negation denies; none where it is not clear."""
    readers: tuple[Callable[[Phrase, Context], Iterator[Counted]], ...] = (
        (_denied,) if phrase.negated else (_reviewed, _requested, _documented, _disclosed, _charged)
    )
    return next((found for reader in readers if (found := list(reader(phrase, context)))), [])


def subjects(tokens: Tokens) -> list[str]:
    """The subjects among tokens, in order; foreign ones, which no table counts, are "foreign"."""
    return [token.kind.removeprefix("subject.") for token in tokens if token.among("subject") or token.kind == "foreign"]


def _last(phrase: Phrase, context: Context) -> str:
    """The subject that the phrase counts: the nearest before it, or the one right behind it (46件申请)."""
    named = subjects(phrase.gap)
    if not named and phrase.tail:
        behind = tuple(token for token in phrase.tail if token.kind not in ("neutral", "topic", "part.open"))
        if behind and (behind[0].among("subject") or behind[0].kind == "foreign"):
            return subjects(behind)[0]
    return (named or subjects(phrase.before) or [context.subject])[-1]


def _after(phrase: Phrase, heads: Tokens) -> Tokens:
    return phrase.gap[phrase.gap.index(heads[0]) :]


def _clear(tokens: Tokens, *also: str) -> bool:
    return all(token.kind in PASSED or token.text in "、," or any(token.among(one) for one in also) for token in tokens)


def _is_led_by_organ(phrase: Phrase, heads: Tokens) -> bool:
    """Whether the words before the first head are known, or end in an organ's name: nothing unknown narrows it."""
    leading = phrase.gap[: phrase.gap.index(heads[0])]
    unknown = leading and leading[-1].kind in ("text", "act.disclosed")
    return not unknown or leading[-1].text.endswith(ORGANS)


def _heads(phrase: Phrase, kind: str) -> Tokens:
    return tuple(token for token in phrase.gap if token.among(kind))


def _requested(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Applications: received, carried over, finished, carried forward, and their outcomes."""
    if not _counts_cases(phrase) or phrase.has(*NARROWING, "part.open") or _last(phrase, context) != "request":
        return
    outcomes = _heads(phrase, "outcome")
    if outcomes and not any(token.kind == "act.disclosed" for token in phrase.before):
        names = dict.fromkeys(token.kind.removeprefix("outcome.") for token in outcomes)
        if _clear(_after(phrase, outcomes), "outcome", "act.finished", "subject.request") and not _is_of_applicants(phrase):
            yield Counted("+".join(names))
    if outcomes:
        return
    acts = tuple(token for token in _heads(phrase, "act") if token.kind != "act.disclosed")
    names = dict.fromkeys(token.kind.removeprefix("act.") for token in acts)
    if not acts:
        yield from _named_only(phrase)
    elif set(names) <= set(FLOW) and _clear(_after(phrase, acts), "act", "subject.request"):
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
    named = _heads(phrase, "subject")
    opening = not any(token.quantity for token in phrase.before)
    if named and opening and not phrase.has("part.among") and _clear(_after(phrase, named), "subject.request"):
        yield Counted("received", certain=False)


def _is_of_applicants(phrase: Phrase) -> bool:
    """Whether the outcome is one of some applicants' or channel's only: …自然人30件，其中予以公开20件."""
    for token in reversed(phrase.before):
        if token.kind in ("act.finished", "act.received") or token.text == "办理结果":
            return False
        if token.among("applicant") or token.kind == "channel":
            return True
    return False


def _reviewed(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Reviews and lawsuits over open government information, and their results."""
    subject = _last(phrase, context)
    about = subject in REVIEWS and (context.topical or _is_topical(phrase))
    if not about or not _counts_cases(phrase) or phrase.has(*NARROWING_REVIEWS):
        return
    results = _heads(phrase, "result")
    named = tuple(token for token in phrase.gap if token.kind.removeprefix("subject.") in REVIEWS)
    if results:
        if len(results) == 1 and _clear(_after(phrase, results), "result") and not _heads(phrase, "outcome"):
            yield Counted(f"{subject}.{results[0].kind.removeprefix('result.')}")
    elif named and _clear(_after(phrase, named), "subject", "act"):
        kinds = dict.fromkeys(token.kind.removeprefix("subject.") for token in named)
        yield Counted("+".join(kinds), certain=not phrase.has("act.received", "act.finished"))
    elif not named and _clear(phrase.gap) and subjects(phrase.tail):
        yield Counted(subject)


def _counts_cases(phrase: Phrase) -> bool:
    return phrase.quantity.counts_cases or not phrase.quantity.unit


def _is_topical(phrase: Phrase) -> bool:
    """Whether the sentence speaks of open government information."""
    return any(token.kind in ("topic", "subject.request") for token in phrase.before + phrase.gap + phrase.tail)


def _documented(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Normative documents issued, abolished, in force."""
    heads = tuple(token for token in phrase.gap if token.among("act") or token.kind == "subject.normative")
    acts = dict.fromkeys(token.kind.removeprefix("act.") for token in heads if token.among("act"))
    if len(acts) != 1 or not set(acts) <= set(DOCUMENTS) or phrase.quantity.unit not in PIECES:
        return
    leading = phrase.gap[: phrase.gap.index(heads[0])]
    told = (
        not leading or leading[-1].kind != "text" or leading[-1].text.endswith(tuple("局县区市镇乡办委厅府关位省州道院心"))
    )
    plain = not phrase.has(*NARROWING) and not any(token.kind in ("text", "foreign") for token in phrase.tail)
    after = _clear(_after(phrase, heads), "act", "subject.normative")
    if told and plain and after and _last(phrase, context) == "normative":
        yield Counted(next(iter(acts)))


def _disclosed(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Information disclosed, in all or through named channels. Only 主动公开 speaks of all of it."""
    heads = _heads(phrase, "act.disclosed")
    if not heads or phrase.quantity.unit not in PIECES or phrase.has("foreign", "applicant", "change", "previous"):
        return
    spoken = "information" in subjects(phrase.gap + phrase.tail)
    if (
        not spoken
        or _last(phrase, context) != "information"
        or not _clear(_after(phrase, heads), "subject.information", "channel", "act")
    ):
        return
    where = dict.fromkeys(token.text for token in phrase.before + phrase.gap if token.kind == "channel")
    cumulative = any(token.text in ("累计", "新增") for token in phrase.gap)
    if not cumulative:
        yield Counted("/".join(("disclosed", "、".join(where))) if where else "disclosed", heads[0].text == "主动公开")


def _charged(phrase: Phrase, context: Context) -> Iterator[Counted]:
    if phrase.has("subject.fee") and phrase.quantity.unit == "元" and _clear(_after(phrase, _heads(phrase, "subject.fee"))):
        yield Counted("fee")


def _denied(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """未收到申请, 没有因信息公开引发的行政复议: every word of the clause is known, and so is what there was none of."""
    named = subjects(phrase.gap)
    heads = tuple(token for token in phrase.gap if token.among("act") or token.among("subject"))
    acts = {token.kind for token in heads if token.among("act")}
    allowed = ("act.received", "act.occurred", "act.finished", "subject", "topic")
    if (
        not named
        or phrase.has(*NARROWING, "outcome")
        or not _is_led_by_organ(phrase, heads)
        or not _clear(_after(phrase, heads), *allowed)
    ):
        return
    if named[-1] == "request" and (acts & {"act.received", "act.occurred"} or not acts) and _is_whole(phrase):
        yield Counted("received")
    elif named[-1] in REVIEWS and (context.topical or _is_topical(phrase)):
        for name in dict.fromkeys(one for one in named if one in REVIEWS):
            yield Counted(name)


def _is_whole(phrase: Phrase) -> bool:
    """Whether what was not received is any application at all."""
    return not any(token.kind == "part.among" or token.quantity for token in phrase.before)
