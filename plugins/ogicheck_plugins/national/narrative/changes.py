"""Sentences that say how much a figure changed against last year's: 46件，较上年增长15%; 同比减少6件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.folding import Sentence
from ogicheck_plugins.national.narrative.lines import ListedLine
from ogicheck_plugins.national.narrative.meaning import Context
from ogicheck_plugins.national.narrative.measures import counted
from ogicheck_plugins.national.narrative.model import Change, Claim
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens, phrases
from ogicheck_plugins.national.narrative.quantities import Quantity
from ogicheck_plugins.national.narrative.scope import whose
from ogicheck_plugins.national.narrative.words import Token
from ogicheck_plugins.national.narrative.yearly import BASES

RISING, FALLING = ("增", "上升", "提高", "提升"), ("减", "下降", "降低")
PASSED, AMOUNTS = ("neutral", "whole", "everybody", "current", "part.sum", "year"), ("量", "总量", "数")
UNCERTAIN = ("partial", "future", "conditional", "scope")


def changes(line: ListedLine, claims: Sequence[Claim], report: Report) -> Iterator[Change]:
    """The changes of a sentence against the year before; `claims` are the sentence's own. Silent where another year, another
    base or another reading comes in.
    """
    if not _is_plain(line.tokens, report):
        return
    for phrase in phrases(line.tokens):
        rising = _direction(phrase)
        told = _measured(phrase, claims, line.sentence)
        if rising is None or told is None or phrase.quantity.unit not in ("%", "件", "份", "条", "宗", "起"):
            continue
        measure, figure = told
        said, where = line.print(phrase.start, phrase.end), (line.paragraph.address, line.paragraph.place)
        yield Change(measure, phrase.quantity, rising, figure, whose(phrase, report), *where, said)


def _is_plain(tokens: Tokens, report: Report) -> bool:
    """Whether the sentence speaks of the report year alone."""
    years = {token.year for token in tokens if token.kind in ("year", "day") and token.year}
    return years <= {report.year} and not any(token.among(*UNCERTAIN) for token in tokens)


def _direction(phrase: Phrase) -> bool | None:
    """Whether it rose or fell against last year; None where the phrase does not say so."""
    words = [token.text for token in phrase.gap if token.kind == "change"]
    based = any(word.startswith(BASES) for word in words) or (words[:1] == ["相比"] and phrase.has("previous"))
    ways = [word for word in words if not word.startswith((*BASES, "相比"))]
    if not based or len(ways) != 1 or any(token.kind == "negation" for token in phrase.gap):
        return None
    return True if ways[0].startswith(RISING) else False if ways[0].startswith(FALLING) else None


def _is_named(token: Token) -> bool:
    """Whether the last word says what is counted: 申请, 办结, but not 依申请公开."""
    return token.among("act") or token.text.endswith(("申请", "件", "文件", "信息"))


def _measured(phrase: Phrase, claims: Sequence[Claim], sentence: Sentence) -> tuple[str, Quantity | None] | None:
    """What changed: what the phrase names before its base, else what the figure right before it counts."""
    at = next((index for index, token in enumerate(phrase.gap) if token.kind in ("change", "previous")), 0)
    named = tuple(token for token in phrase.gap[:at] if token.kind not in PASSED and token.text not in AMOUNTS)
    if named:
        gap = tuple(token for token in phrase.gap[:at] if token.text not in AMOUNTS)
        found = list(counted(replace(phrase, quantity=Quantity(Decimal(0), "件"), gap=gap, tail=()), Context()))
        return (found[0].measure, None) if len(found) == 1 and _is_named(named[-1]) else None
    figures = [token for token in phrase.before if token.quantity]
    last = [one for one in claims if figures and one.end == sentence.origin[figures[-1].end - 1] + 1 and one.certain]
    return (last[0].measure, last[0].quantity) if len(last) == 1 else None
