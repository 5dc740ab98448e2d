"""Shares told one after another of figures told one after another: 网站418条，公众号232条，分别占全部650条的64.3%和35.7%.
Where the whole has no figure, all the others show that it is the figures' sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ogicheck_plugins.national.narrative.figured import BREAK, EARLIER, MOVED, Figured, figured
from ogicheck_plugins.national.narrative.lines import ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.quantities import follows

EACH = re.compile("(?:分别|依次|各自?)[^,;:。]{0,6}(?:占|比例|比重)")
OF_WHOLE = re.compile("(?:分别|依次|各自?)占[^占,;:()]{0,12}\\(?(?:共|计|即)?")
TO_SHARES = re.compile("[^,;:()0-9]{0,12}\\)?(?:的|比例|比重|占比)(?:约|为|达|是)?")
JOINED = frozenset(("、", "和", "及", "以及", "与", "、和", ",", ",和"))
SUMMED = re.compile("总和|合计|共计|总计|之和|相加|加总|加起来|总共|^共")
CLAUSE = re.compile("[,;:。]")
FEWEST = 3
"""Shares of which two show of what the third is."""
AMONG = re.compile("^,?(?:其中|[(:])|^[^,;:。()]{0,6}[中里],")


def respective(line: ListedLine) -> Iterator[Breakdown]:
    """Each share with its figure, where 分别 tells of as many figures, and the whole has its figure, too."""
    all_ = figured(line)
    first = next((at for at, one in enumerate(all_) if one.is_share), 0)
    shares = _shares(all_, first)
    if len(shares) < 2:
        return
    last = all_[first - 1] if first else None
    of_whole = last if last and (_is_whole(last, shares[0]) or _sums_up(last, shares[0])) else None
    end = first - 1 if of_whole else first
    parts = list(all_[max(0, end - len(shares)) : end])
    before = all_[end - len(shares) - 1] if end > len(shares) else None
    whole = of_whole or (before if before and _are_of(before, parts, shares[0]) else None)
    if whole and len(parts) == len(shares) and _are_countable([whole, *parts]):
        yield from _told(line, whole, parts, shares)
    elif not whole and _are_of_their_sum(parts, shares):
        yield from _told(line, None, parts, shares)


def _shares(all_: Sequence[Figured], first: int) -> list[Figured]:
    """The shares that stand one right behind another."""
    run = list(all_[first : first + 1])
    for one in all_[first + 1 :]:
        if not one.is_share or one.before not in JOINED:
            break
        run.append(one)
    exact = all(one.is_share and one.quantity.precision == "exact" for one in run)
    return run if run and exact and not MOVED.search(run[0].before) else []


def _is_whole(one: Figured, share: Figured) -> bool:
    return bool(OF_WHOLE.fullmatch(CLAUSE.split(one.before)[-1]) and TO_SHARES.fullmatch(share.before))


def _sums_up(one: Figured, share: Figured) -> bool:
    """Whether a figure sums up those before it, and what follows tells their shares: 三项总和为719条，分别占."""
    return bool(SUMMED.search(one.clause)) and _tells_each(share)


def _tells_each(share: Figured) -> bool:
    return bool(EACH.search(BREAK.split(share.before)[-1])) and len(BREAK.findall(share.before)) == 1


def _are_of(whole: Figured, parts: Sequence[Figured], share: Figured) -> bool:
    """Whether parts stand behind their whole, by what joins them or since they make it up, and what follows tells their
    shares.
    """
    make_up = _sum(parts) == whole.quantity.value
    return _tells_each(share) and (make_up or bool(AMONG.search(parts[0].before)))


def _are_of_their_sum(parts: Sequence[Figured], shares: Sequence[Figured]) -> bool:
    """Whether the shares but for one are what the figures have of their sum."""
    alike = len({one.unit for one in parts}) == 1 and all(one.counts and one.quantity.precision == "exact" for one in parts)
    if not FEWEST <= len(parts) == len(shares) or not (alike and _tells_each(shares[0])):
        return False
    pairs = zip(parts, shares, strict=True)
    return [follows(share.quantity, part.quantity.value, _sum(parts)) for part, share in pairs].count(False) == 1


def _sum(parts: Sequence[Figured]) -> Decimal:
    return sum((one.quantity.value for one in parts), Decimal(0))


def _are_countable(figures: Sequence[Figured]) -> bool:
    """Whether all are counts of one unit and of this year, the whole first and none larger."""
    whole = figures[0]
    alike = {one.unit for one in figures} == {whole.unit} and all(one.counts for one in figures[1:])
    exact = whole.quantity.precision == "exact" and not EARLIER.search(whole.clause)
    return alike and exact and all(0 < one.quantity.value <= whole.quantity.value for one in figures)


def _told(
    line: ListedLine, whole: Figured | None, parts: Sequence[Figured], shares: Sequence[Figured]
) -> Iterator[Breakdown]:
    """The figures with their shares of the whole, or of their sum."""
    found = [
        replace(amount, share=share.quantity)
        for part, share in zip(parts, shares, strict=True)
        if (amount := line.amount(part.at, label_start(line.tokens, part.at)))
    ]
    all_ = line.amount(whole.at, label_start(line.tokens, whole.at)) if whole else _summed(line, parts)
    if all_ and len(found) == len(parts):
        start = min(one.at for one in (*parts, *([whole] if whole else [])))
        text = line.print(line.tokens[label_start(line.tokens, start)].start, line.tokens[shares[-1].at].end)
        where = (line.paragraph.address, line.paragraph.place)
        yield Breakdown(all_, tuple(found), "among", True, False, *where, text)


def _summed(line: ListedLine, parts: Sequence[Figured]) -> Amount:
    """The sum of figures, as they are listed."""
    start = line.tokens[label_start(line.tokens, parts[0].at)].start
    return Amount(replace(parts[0].quantity, value=_sum(parts)), "", line.print(start, line.tokens[parts[-1].at].end))
