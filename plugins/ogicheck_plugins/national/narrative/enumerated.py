"""Figures each with its share right behind it: what most of the shares are of, all are: 网站60条（60%）、微信40条（45%）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ogicheck_plugins.national.narrative.figured import Figured, figured
from ogicheck_plugins.national.narrative.lines import ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.quantities import follows

BEHIND = re.compile("[(,]?(?:约?所?占(?:比|总[数量]的?|全部的?|比例)?[为约达]*)?")
SUMMED = re.compile("合计|共计|总计|总共|共|总[数量]")
Pair = tuple[Figured, Figured]
FEWEST, MOST = 3, 12


def enumerated(line: ListedLine, previous: ListedLine | None) -> Iterator[Breakdown]:
    """The figures that have a share each, with the whole that at least two, and half of them, follow from."""
    if sum(bool(token.quantity and token.quantity.unit == "%") for token in line.tokens) < FEWEST:
        return
    all_ = figured(line)
    pairs = _pairs(all_)
    if not FEWEST <= len(pairs) <= MOST or len({one.unit for one, _ in pairs}) > 1:
        return
    unit = pairs[0][0].unit
    told = [one for one in (*(figured(previous) if previous else ()), *all_) if one.counts and one.unit == unit]
    wholes = {one.quantity.value for one in told} | {sum((one.quantity.value for one, _ in pairs), Decimal(0))}
    whole = max(wholes, key=lambda value: _fitting(pairs, value))
    if 2 <= _fitting(pairs, whole) < len(pairs) <= 2 * _fitting(pairs, whole):
        yield from _told(line, pairs, whole)


def _pairs(all_: Sequence[Figured]) -> list[Pair]:
    """Each figure with the share right behind it; none where one has none, or a share stands elsewhere."""
    first = next((at for at, one in enumerate(all_) if one.is_share), 0) - 1
    own = all_[max(0, first) :]
    if first < 0 or len(own) % 2:
        return []
    pairs = list(zip(own[::2], own[1::2], strict=True))
    alike = all(one.counts and share.is_share and BEHIND.fullmatch(share.before) for one, share in pairs)
    exact = all(share.quantity.precision == "exact" for _, share in pairs)
    return pairs if alike and exact and not any(SUMMED.search(one.clause) for one, _ in pairs[1:]) else []


def _fitting(pairs: Sequence[Pair], whole: Decimal) -> int:
    return sum(one.quantity.value <= whole and follows(share.quantity, one.quantity.value, whole) for one, share in pairs)


def _told(line: ListedLine, pairs: Sequence[Pair], whole: Decimal) -> Iterator[Breakdown]:
    parts: list[Amount] = []
    for one, share in pairs:
        if amount := line.amount(one.at, label_start(line.tokens, one.at)):
            parts.append(replace(amount, share=share.quantity))
    quantity = replace(pairs[0][0].quantity, value=whole)
    all_ = Amount(quantity, "", f"{quantity}{quantity.unit}")
    text = line.print(line.tokens[label_start(line.tokens, pairs[0][0].at)].start, line.tokens[pairs[-1][1].at].end)
    yield Breakdown(all_, tuple(parts), "among", True, False, line.paragraph.address, line.paragraph.place, text)
