"""What a sentence says that there is none of: 未收到申请, 没有因政府信息公开引发的行政复议."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import REVIEWS, Context, Counted
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.surroundings import clause_before, surroundings
from ogicheck_plugins.national.narrative.weighed import NOTHING, learnt, likelihood

DENYING = 0.6
"""How likely a measure is for a negation to deny it: what is denied has no figure to be held against the table's."""
NAMING = ("subject.request", "subject.reconsideration", "subject.litigation", "subject.normative")
DECIDED = ("foreign.licensing", "foreign.penalties", "foreign.coercion", "foreign.fees")
NAMED = (*NAMING, *DECIDED, "outcome", "reason", "result", "act.carried", "act.carried_over", "act.carried_forward")
"""One of these says what there is none of."""
NARROWED = ("channel", "applicant", "partial", "conditional", "future")
"""None by some way, from some, or in some month, is not none."""


def denied(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """The measures that a negation says are none."""
    counted = bool(phrase.before) and phrase.before[-1].quantity is not None
    words = phrase.gap or clause_before(phrase)
    if counted or not any(token.among(*NAMED) for token in words) or phrase.has(*NARROWED):
        return
    scores = learnt().scores(surroundings(phrase, context))
    if scores[NOTHING] < max(scores.values()):
        said = [name for name, score in scores.items() if name != NOTHING and likelihood(score) >= DENYING]
        yield from (Counted(name) for name in said if _is_named(name, words))


def _is_named(measure: str, words: Tokens) -> bool:
    """Whether words name the kind of case, or of decision, that they deny."""
    kind = measure.partition(".")[0]
    kind = kind.partition("_")[0] if kind.startswith(REVIEWS) else kind
    name = f"subject.{kind}" if kind in REVIEWS else f"foreign.{kind}"
    return name not in (*NAMING, *DECIDED) or any(token.kind == name for token in words)
