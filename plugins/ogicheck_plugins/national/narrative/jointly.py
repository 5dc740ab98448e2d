"""Several outcomes told in one figure: 予以公开、部分公开共48件."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import Context, Counted, is_asked
from ogicheck_plugins.national.narrative.outright import CASES, NARROWING
from ogicheck_plugins.national.narrative.phrases import JOINING, Phrase

PLAIN = ("neutral", "act.decided", "part.sum", "subject.request", "whole")
MARKS = ("、", *JOINING)
TWO = 2


def jointly(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """The sum of the outcomes that words right before a figure join, and of which nothing else is said."""
    gap = phrase.gap
    first = next((at for at, token in enumerate(gap) if token.kind.startswith("outcome.")), len(gap))
    named = [token.kind.removeprefix("outcome.") for token in gap if token.kind.startswith("outcome.")]
    between = [token for token in gap[first:] if not token.kind.startswith("outcome.")]
    joined = all(token.text in MARKS or token.among(*PLAIN) for token in between)
    summed = any(token.kind == "part.sum" for token in between) and any(token.text in MARKS for token in between)
    alone = len(set(named)) == len(named) >= TWO and not phrase.has(*NARROWING) and phrase.quantity.unit in CASES
    if alone and joined and summed and is_asked(phrase, context):
        yield Counted("+".join(named), certain=True)
