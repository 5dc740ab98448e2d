"""Outcomes told by their reasons alone, as table three words them: 本机关不掌握的5件, 信访举报投诉类2件."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import NARROWING, PASSED, Context, Counted, counted_subject, counts_cases
from ogicheck_plugins.national.narrative.phrases import Phrase

REASON = "reason."
OF_SOME = ("applicant", "channel", "previous", "act.carried_over", "part.within", "change")
BETWEEN = frozenset(("因", "因属", "因属于", "属", "属于", "由于", "因为", "属于的", "一类", "作出"))


def reasoned(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """The row of table three that a reason names, of applications and of all of them."""
    kinds = {token.kind for token in phrase.gap if token.kind.startswith(REASON)}
    plain = not phrase.has(*NARROWING) and not (phrase.tail and phrase.tail[0].kind == "text")
    if len(kinds) != 1 or not counts_cases(phrase) or not plain:
        return
    known = (*PASSED, "part.among", "reason", "outcome", "act.disclosed", "subject.request", "act.finished")
    clear = all(token.among(*known) or token.text in BETWEEN or token.text in "、,;" for token in phrase.gap)
    told = any(token.kind == "told" for token in phrase.before) or counted_subject(phrase, context) == "request"
    if clear and told and not any(token.among(*OF_SOME) for token in phrase.before):
        yield Counted(kinds.pop().removeprefix(REASON))
