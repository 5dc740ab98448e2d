"""What a phrase counts. A figure counts for a table only where every word between what is counted and it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from ogicheck_plugins.national.narrative.activities import held
from ogicheck_plugins.national.narrative.ahead import ahead
from ogicheck_plugins.national.narrative.completed import completed
from ogicheck_plugins.national.narrative.decisions import collected, decided
from ogicheck_plugins.national.narrative.documents import documented, undocumented
from ogicheck_plugins.national.narrative.ended import ended
from ogicheck_plugins.national.narrative.filed import filed
from ogicheck_plugins.national.narrative.incoming import from_persons
from ogicheck_plugins.national.narrative.meaning import Context, Counted
from ogicheck_plugins.national.narrative.phrases import Phrase
from ogicheck_plugins.national.narrative.reasons import reasoned
from ogicheck_plugins.national.narrative.requested import denied, requested
from ogicheck_plugins.national.narrative.retold import tells_on_some
from ogicheck_plugins.national.narrative.reviews import charged, disclosed, reviewed, unreviewed
from ogicheck_plugins.national.narrative.sued import sued
from ogicheck_plugins.national.narrative.undone import none_undone, undone

Reader = Callable[[Phrase, Context], Iterator[Counted]]
MEASURED: tuple[Reader, ...] = (
    ended,
    sued,
    undone,
    ahead,
    from_persons,
    reviewed,
    reasoned,
    requested,
    documented,
    filed,
    disclosed,
    charged,
    decided,
    collected,
    held,
)
ADDED = ("相加", "加总", "累加")
"""A figure behind these is the sum of several, of which the nearest is but one."""
SHEETS = ("份", "篇", "条")
DENIED: tuple[Reader, ...] = (unreviewed, none_undone, denied, undocumented, decided)


def counted(phrase: Phrase, context: Context) -> list[Counted]:
    """What the phrase counts: mostly one measure; several that a negation denies; none where it is not clear."""
    if any(token.text in ADDED for token in phrase.gap) or tells_on_some(phrase):
        return []
    if phrase.quantity.unit in SHEETS and not phrase.has("act.disclosed") and _is_sorted(phrase):
        return []
    readers = (completed,) if phrase.completed else DENIED if phrase.negated else MEASURED
    return next((found for reader in readers if (found := list(reader(phrase, context)))), [])


def _is_sorted(phrase: Phrase) -> bool:
    """Whether documents are sorted by how they are disclosed: 主动公开91份、依申请公开54份、不予公开129份."""
    return any(one.text == "主动公开" and two.quantity for one, two in pairwise(phrase.before))
