"""What is done time and again in a year: trainings held, press conferences, explanations published, proposals answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import ORGANS, PASSED, Context, Counted
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens

ACTIVITY = "foreign.activity."
VERBS = "组织|开展|举办|举行|召开|承办|制作|制作发布|编制|编制发布|编发|撰写"
DOING = re.compile(f"(?:.*[{''.join(ORGANS)}])?(?:组织)?(?:{VERBS})")
"""Verbs of one's own acts: who takes part in something, or passes it on, does another thing."""
PASSED_BY = ("act.disclosed", "act.finished", "act.occurred", "organ", "told")
UNITS = frozenset("次场期篇件条个份项")


def held(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """An activity/kind/unit, where nothing but who, when and the verb stands beside it."""
    named = _named(phrase)
    kinds = {token.kind for token in named}
    if len(kinds) != 1 or phrase.quantity.unit not in UNITS or _is_part(phrase):
        return
    others = [token for token in (*phrase.gap, *phrase.tail) if token not in named]
    if all(token.among(*PASSED, *PASSED_BY) or DOING.fullmatch(token.text) or token.text == "," for token in others):
        yield Counted(f"activity/{kinds.pop().removeprefix(ACTIVITY)}/{phrase.quantity.unit}")


def _named(phrase: Phrase) -> Tokens:
    """What is counted, before the figure or right behind it: 开展培训3次, 开展3次培训."""
    before = tuple(token for token in phrase.gap if token.kind.startswith(ACTIVITY))
    return before or tuple(token for token in phrase.tail[:1] if token.kind.startswith(ACTIVITY))


def _is_part(phrase: Phrase) -> bool:
    return any(
        token.among("part", "open", "channel") and token.kind != "part.sum" for token in (*phrase.before, *phrase.gap)
    )
