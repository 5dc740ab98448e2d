"""Outcomes told by their reasons alone, as table three words them: 本机关不掌握的5件, 信访举报投诉类2件; and by grounds
that the table does not tell apart: 信息不存在3件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import NARROWING, PASSED, Context, Counted, counted_subject, counts_cases
from ogicheck_plugins.national.narrative.phrases import Phrase

REASON, GROUND = "reason.", "ground."
PART = "part/"
"""Before the outcome that a ground is part of: it has that many applications at least."""
OF_SOME = ("applicant", "channel", "previous", "act.carried_over", "part.within", "change")
OF_ALL = ("subject.request", "act.finished", "scope.area")
BETWEEN = re.compile("(?:申请人|行政机关|内容|因为?|由于|属于?|涉及|一类|作出?|答复|对|以|而|其|不再|的)+")
"""Why, to whom and by whom: no more applications, and no fewer, for that."""


def reasoned(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """The row of table three that a reason names, of applications and of all of them."""
    kinds = {token.kind for token in phrase.gap if token.kind.startswith((REASON, GROUND))}
    plain = not phrase.has(*NARROWING) and not (phrase.tail and phrase.tail[0].kind == "text")
    if len(kinds) != 1 or not counts_cases(phrase) or not plain:
        return
    known = (*PASSED, "part.among", "part.open", "reason", "ground", "outcome", "act.disclosed", *OF_ALL)
    clear = all(token.among(*known) or BETWEEN.fullmatch(token.text) or token.text in "、,;" for token in phrase.gap)
    told = (
        any(token.kind == "told" for token in phrase.before)
        or _is_decided(phrase)
        or counted_subject(phrase, context) == "request"
    )
    if clear and told and not any(token.among(*OF_SOME) for token in phrase.before):
        kind = kinds.pop()
        yield Counted(kind.removeprefix(REASON) if kind.startswith(REASON) else PART + kind.removeprefix(GROUND))


def _is_decided(phrase: Phrase) -> bool:
    """Whether the outcome beside the reason says that applications are counted."""
    among = any(token.kind == "part.among" for token in (*phrase.before, *phrase.gap))
    return phrase.has("outcome") and not among
