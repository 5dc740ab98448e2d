"""Sentences that say that all applications were finished: 收到申请37件，均已按期答复."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import (
    NARROWING,
    PARTICLES,
    PASSED,
    Context,
    Counted,
    counted_subject,
    heads,
)
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens, is_break
from ogicheck_plugins.national.narrative.requested import LOOSE

BESIDE = re.compile("(?:申请人|按照|根据|依照|规定|时限|要求|程序|流程|给予|本人|作出|逐一|认真|在)+")
"""To whom it was answered, and by what rules."""
SAVED = "除"
"""All but some: 除3件外均已办结."""
OF_SOME = ("applicant", "channel", "part", "outcome", "previous", "act.finished", "act.carried_over")


def completed(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """That nothing is left unfinished, of all that were received or of no figure at all."""
    acts = [token for token in heads(phrase, "act.finished") if token.text not in LOOSE]
    if not acts or counted_subject(phrase, context) != "request" or not _is_clear(phrase):
        return
    said = phrase.before + phrase.rest
    forward = any(token.kind in ("act.carried_forward", "act.carried", "due") or SAVED in token.text for token in said)
    if not forward and _is_of_all(phrase.before):
        yield Counted("unfinished")


def _is_clear(phrase: Phrase) -> bool:
    narrowing = [token for token in phrase.gap if token.among(*NARROWING, "part", "due", "outcome")]
    if any(token.kind != "conditional.due" for token in narrowing):
        return False
    known = (*PASSED, "act.finished", "act.received", "subject.request", "conditional.due", "skipped", "scope.area")
    plain = (token for token in phrase.gap if token.kind not in known and not BESIDE.fullmatch(token.text))
    return all(not token.text.strip(PARTICLES + "、") for token in plain)


def _is_of_all(before: Tokens) -> bool:
    """Whether the figure before, if there is one, counts what was received."""
    counts = [at for at, token in enumerate(before) if token.quantity and token.quantity.counts_cases]
    if not counts:
        return not any(token.among("applicant", "channel", "foreign") for token in before)
    start = max((at + 1 for at in range(counts[-1]) if is_break(before[at]) or before[at].quantity), default=0)
    clause = before[start : counts[-1]]
    received = any(token.kind in ("act.received", "subject.request") for token in clause)
    return received and not any(token.among(*OF_SOME) and token.kind != "part.sum" for token in before[start:])
