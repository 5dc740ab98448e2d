"""What a phrase counts: of what the tables count by learnt weights; else by words that must all be known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ogicheck_plugins.national.narrative.activities import held
from ogicheck_plugins.national.narrative.completed import alike, completed
from ogicheck_plugins.national.narrative.denied import denied
from ogicheck_plugins.national.narrative.flows import flowed, unflowed
from ogicheck_plugins.national.narrative.jointly import jointly
from ogicheck_plugins.national.narrative.meaning import Context, Counted
from ogicheck_plugins.national.narrative.nobody import nobody
from ogicheck_plugins.national.narrative.outright import outright, unreviewed
from ogicheck_plugins.national.narrative.papers import papers
from ogicheck_plugins.national.narrative.phrases import Phrase
from ogicheck_plugins.national.narrative.reviews import charged, disclosed
from ogicheck_plugins.national.narrative.weighed import NOTHING, learnt, weighed

Reader = Callable[[Phrase, Context], Iterator[Counted]]
COMPLETED: tuple[Reader, ...] = (alike, completed, nobody)
DENIED: tuple[Reader, ...] = (denied, outright, unreviewed, nobody, unflowed)
MEASURED: tuple[Reader, ...] = (flowed, jointly, weighed, papers, outright, disclosed, charged, held)


def counted(phrase: Phrase, context: Context) -> list[Counted]:
    """What the phrase counts: mostly one measure; several that a negation denies; none where it is not clear."""
    readers = COMPLETED if phrase.completed else DENIED if phrase.negated else MEASURED
    for reader in readers:
        if found := list(reader(phrase, context)):
            return found
    return []


def tabled(found: Sequence[Counted]) -> str:
    """The measure if it is for certain one that a table counts."""
    return next((one.measure for one in found if one.certain and one.measure in learnt().biases), NOTHING)
