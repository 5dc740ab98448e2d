"""Growth with both its figures: 2022年500条，2023年600条，同比增长20%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.changes import FALLING, RISING
from ogicheck_plugins.national.narrative.lines import UNCOUNTED, ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.phrases import Tokens, text_of
from ogicheck_plugins.national.narrative.series import is_break
from ogicheck_plugins.national.narrative.words import Token
from ogicheck_plugins.national.narrative.yearly import BASES

LAST_YEARS = tuple(base for base in BASES if base != "同比")
"""Words that put the year before's figure behind them: 比上年的500条."""
PARTIAL = ("partial", "conditional", "future", "part.among", "day")
OTHERS = tuple(f"scope.{one}" for one in ("other", "area", "office", "beside"))
"""With these a figure may be of some, or another's: of others where they stand behind the first figure, for before it they
are said of both. What was taken over (scope.aided) was so in both years.
"""
MANY = 3
"""Both figures, and the difference."""
MORE_OR_LESS = ("多", "少", "多了", "少了", "多出")
"""Right before a figure that is a difference: 比上年多272条."""
BY_NAME = {True: ("增幅", "涨幅", "升幅", "增长率"), False: ("降幅", "减幅", "跌幅")}
"""Nouns of how much something rose, or fell."""


def grown(line: ListedLine, report: Report) -> Iterator[Breakdown]:
    """The growth of a sentence that gives one figure of the report year, one of the year before, and nothing else of their
    unit; the base is the whole, the year's figure the part with the growth (below 0 for a fall) as its share.
    """
    tokens = _told(line.tokens)
    shares = [at for at, token in enumerate(tokens) if token.quantity and token.quantity.unit == "%"]
    ways = {way for token in tokens if (way := _way(token)) is not None}
    counts = [at for at, token in enumerate(tokens) if token.quantity and token.quantity.unit not in UNCOUNTED]
    counts = _without_difference(tokens, _without_parts(tokens, counts))
    if len(shares) != 1 or len(ways) != 1 or len(counts) != 2 or any(token.among(*PARTIAL) for token in tokens):
        return
    if any(_is_difference(tokens, at) for at in counts) or any(token.among(*OTHERS) for token in tokens[counts[0] :]):
        return
    if any(token.year not in (None, report.year, (report.year or 0) - 1) for token in tokens):
        return
    earlier = [at for at in counts if _is_earlier(tokens, at, report)]
    now = next((at for at in counts if at not in earlier), None)
    share = tokens[shares[0]].quantity
    if not any(_way(token) is not None for token in tokens[label_start(tokens, shares[0]) : shares[0]]):
        return
    if len(earlier) != 1 or now is None or share is None or shares[0] < min(counts):
        return
    base, figure = _amount(line, earlier[0]), _amount(line, now)
    if base and figure and base.quantity.unit == figure.quantity.unit:
        signed = share if ways == {True} else replace(share, value=-share.value)
        text = line.print(tokens[0].start, max(tokens[at].end for at in (*counts, *shares)))
        where = (line.paragraph.address, line.paragraph.place)
        yield Breakdown(base, (replace(figure, share=signed),), "growth", True, False, *where, text)


def _way(token: Token) -> bool | None:
    """Whether a word says that something rose; None where it does not say either."""
    if token.kind == "change":
        return True if token.text.startswith(RISING) else False if token.text.startswith(FALLING) else None
    return next((way for way, names in BY_NAME.items() if token.kind == "text" and token.text.endswith(names)), None)


def _is_difference(tokens: Tokens, at: int) -> bool:
    return at > 0 and (_way(tokens[at - 1]) is not None or text_of(tokens[at - 2 : at]).endswith(MORE_OR_LESS))


def _without_difference(tokens: Tokens, counts: Sequence[int]) -> list[int]:
    """The two figures, where a third is the difference between them: 304条，比上年的234条增加70条."""
    two = [at for at in counts if not _is_difference(tokens, at)]
    values = [one.value for at in counts if (one := tokens[at].quantity)]
    between = len(values) == MANY and len(two) == MANY - 1 and max(values) == sum(values) - max(values)
    return two if between else list(counts)


def _without_parts(tokens: Tokens, counts: Sequence[int]) -> list[int]:
    """The figures but for those behind the first that together make it up: 819条，网站512条、新媒体307条，上年为653条."""
    values = [one.value for at in counts if (one := tokens[at].quantity)]
    sums = enumerate(accumulate(values[1:-1]), 2)
    ends = (end for end, sum_ in sums if end >= MANY and sum_ == values[0])
    return [*counts[:1], *counts[next(ends, 1) :]]


def _told(tokens: Tokens) -> Tokens:
    """A sentence up to the mark behind its first share, where both figures stand before that."""
    share = next((at for at, token in enumerate(tokens) if token.quantity and token.quantity.unit == "%"), len(tokens))
    before = [at for at in range(share) if (one := tokens[at].quantity) and one.unit not in UNCOUNTED]
    end = next((at for at in range(share, len(tokens)) if is_break(tokens[at])), len(tokens))
    return tokens[:end] if len(before) > 1 else tokens


def _amount(line: ListedLine, index: int) -> Amount | None:
    return line.amount(index, index)


def _is_earlier(tokens: Tokens, index: int, report: Report) -> bool:
    """Whether a figure is the year before's: by the nearest time before it, no other figure between."""
    for token in reversed(tokens[:index]):
        if token.quantity:
            return False
        if token.kind == "year":
            return report.year is not None and token.year == report.year - 1
        if token.kind in ("previous", "current") or token.text.startswith(LAST_YEARS):
            return token.kind != "current"
    return False
