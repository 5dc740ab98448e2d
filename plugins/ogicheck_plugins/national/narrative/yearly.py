"""Whether words say that a figure is the whole year's."""

from __future__ import annotations

import re

from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.series import is_break

LIMITING = re.compile("聚焦|围绕|针对|面向|期间|专项|领域|重点|活动中|月|季|其中")
"""Clauses before a figure that may limit it: it's the year's only where its own clause says so."""
TOPIC = re.compile("^(?:针对|面向|聚焦|围绕|对于).+|^.+(?:方面|领域|板块|(?<!基础)上)$")
"""A clause that says of what, or for whom, the next one tells."""
BASES = ("较上", "比上", "较去", "比去", "同比")
TIMES = ("current", "year")
NOW = ("目前", "现")
EVER = ("累计",)
"""Words of sums that may be of many years."""


def topic(before: Tokens) -> str:
    """What the clause right before a figure's says that the figure is of; "" where it says no such thing."""
    clause = before[:-1] if before and is_break(before[-1]) else ()
    start = next((at + 1 for at in range(len(clause) - 1, -1, -1) if is_break(clause[at]) or clause[at].quantity), 0)
    found = TOPIC.match("".join(token.text for token in clause[start:]))
    return found[0] if found else ""


def is_limited(before: Tokens) -> bool:
    """Whether the clauses before a figure may make it one of some."""
    return bool(LIMITING.search("".join(token.text for token in before if not token.among(*TIMES, "organ", "scope"))))


def is_yearly(phrase: Phrase) -> bool:
    """Whether the clause, or the ones before it, name the year, or the clause sums up."""
    if phrase.has(*TIMES) or any(token.kind == "part.sum" and token.text not in EVER for token in phrase.gap):
        return True
    before = phrase.sentence
    return any(token.among(*TIMES) for token in before) and not is_limited(before)


def is_dated(phrase: Phrase) -> bool:
    """Whether the figure is what a year brought, and not what there is."""
    said = (*phrase.sentence, *phrase.gap)
    return any(token.among(*TIMES) and token.text not in NOW for token in said)


def is_of_all_years(phrase: Phrase) -> bool:
    """Whether a figure is what all years so far made: 累计, and no year that it is of (本年末累计 is none)."""
    if not any(token.text in EVER for token in phrase.gap):
        return False
    ends = [one.text for one in (*phrase.gap[1:], phrase.gap[-1])]
    years = [
        token
        for token, behind in zip(phrase.gap, ends, strict=True)
        if token.among(*TIMES) and token.text not in NOW and not behind.startswith(("末", "底"))
    ]
    return not years
