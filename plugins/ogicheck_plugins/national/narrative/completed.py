"""Sentences that say that all applications were finished: 收到申请37件，均已按期答复."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import (
    NARROWING,
    PARTICLES,
    PASSED,
    REVIEWS,
    Context,
    Counted,
    counted_subject,
    heads,
)
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.series import is_break

BESIDE = re.compile(
    "(?:申请人|按照|根据|依照|规定|时限|要求|程序|流程|给予|本人|作出|逐一|认真|在|于|年底前|年底|年末前|年末|截至|截止|法定|规定|期限|前|去|以上|上述|前述|高效|高质量|优质|圆满|顺利)+"
)
"""To whom it was answered, and by what rules."""
LOOSE = ("办理", "处理")
"""What was handled need not be finished."""
EVERY = ("所有", "全部")
SAVED = "除"
"""All but some: 除3件外均已办结."""
CAME_IN = ("received", "finished", "handled")
KNOWN = (*PASSED, "act.finished", "act.received", "subject.request", "conditional.due", "skipped", "scope.area")
"""Words that leave nothing out."""
ALREADY = frozenset(("已", "依法", "由", "作出", "决定", "的", "为", "被", "得到", "了", "结果"))
OF_SOME = ("applicant", "channel", "part", "outcome", "previous", "act.finished", "act.carried_over")


def alike(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """The one outcome of all applications that came in (收到申请9件，均予以公开), or of all reviews (复议2件，均维持)."""
    outcomes = {token.kind for token in phrase.gap if token.among("outcome", "result")}
    plain = all(
        token.among(*PASSED, "outcome", "result", "act.decided", "act.disclosed", "conditional.due") or token.text in ALREADY
        for token in phrase.gap
    )
    if not phrase.quantity.value or len(outcomes) != 1 or not plain:
        return
    kind, _, name = outcomes.pop().partition(".")
    if kind == "outcome" and context.last in CAME_IN:
        yield Counted(name)
    elif kind == "result" and context.last.startswith(REVIEWS) and "." not in context.last:
        yield Counted(f"{context.last}.{name}")


def completed(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """That nothing is left unfinished, of all that were received or of no figure at all."""
    acts = [token for token in heads(phrase, "act.finished") if token.text not in LOOSE]
    if not acts or counted_subject(phrase, context) != "request" or not _is_clear(phrase):
        return
    said = phrase.before + phrase.rest
    begun = _behind_both(phrase.before)
    forward = any(_goes_on(said, at) for at in range(begun, len(said)))
    if not forward and (_is_of_every(phrase.gap) or _is_of_all(phrase.before, phrase.gap[:1])):
        yield Counted("unfinished")


def _goes_on(said: Tokens, at: int) -> bool:
    """Whether something is left for the next year; 无结转 says that nothing is."""
    if said[at].kind == "due" or SAVED in said[at].text:
        return True
    start = max((index + 1 for index in range(at) if is_break(said[index])), default=0)
    carried = said[at].kind in ("act.carried_forward", "act.carried")
    return carried and not any(token.kind == "negation" for token in said[start:at])


def _is_of_every(gap: Tokens) -> bool:
    """Whether it says itself that it speaks of all applications: 所有申请均已办结."""
    named = next((at for at, token in enumerate(gap) if token.kind == "subject.request"), 0)
    return named > 0 and gap[named - 1].text in EVERY


def _is_clear(phrase: Phrase) -> bool:
    narrowing = [token for token in phrase.gap if token.among(*NARROWING, "part", "due", "outcome")]
    if any(token.kind != "conditional.due" for token in narrowing):
        return False
    both = phrase.has("current", "act.received") and len(heads(phrase, "subject.request")) > 1
    carried = ("act.carried_over",) if both else ()
    known = (*KNOWN, *carried)
    plain = (token for token in phrase.gap if token.kind not in known and not BESIDE.fullmatch(token.text))
    return all(not token.text.strip(PARTICLES + "、") for token in plain)


def _is_narrowed(clause: Tokens) -> bool:
    """Whether unknown words say which are counted: 领导批示的5件新收申请."""
    return any(one.kind == "text" and behind.text == "的" for one, behind in zip(clause, clause[1:], strict=False))


def _is_of_all(before: Tokens, next_: Tokens) -> bool:
    """Whether the figure before, if there is one, counts what was received."""
    counts = [at for at, token in enumerate(before) if token.quantity and token.quantity.counts_cases]
    if not counts:
        return not any(token.among("applicant", "channel", "foreign") for token in before)
    if _behind_both(before):
        return True
    start = max((at + 1 for at in range(counts[-1]) if is_break(before[at]) or before[at].quantity), default=0)
    clause = before[start : counts[-1]]
    own = (*clause, *(next_ if counts[-1] == len(before) - 1 else ()))
    received = any(token.kind in ("act.received", "subject.request") for token in own) and not _is_narrowed(clause)
    return received and not any(token.among(*OF_SOME) and token.kind != "part.sum" for token in before[start:])


def _behind_both(before: Tokens) -> int:
    """What follows those that came in and those carried over told together (64件新收申请和3件结转申请), else 0."""
    counts = [at for at, token in enumerate(before[:-1]) if token.quantity and token.quantity.counts_cases]
    named = [before[at + 1].kind for at in counts]
    joined = bool(counts) and not any(is_break(token) for token in before[counts[0] : counts[-1]])
    both = joined and named in (["act.received", "act.carried"], ["act.received", "act.carried_over"])
    return counts[-1] + 2 if both else 0
