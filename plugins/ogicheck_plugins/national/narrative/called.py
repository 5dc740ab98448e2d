"""Shares that name an item of the list before them: 账目96条、通知218条，合计314条，其中通知占34.6%; 前者占…，后者占…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ogicheck_plugins.national.narrative.closed import overlaps
from ogicheck_plugins.national.narrative.figured import BREAK, Figured, figured
from ogicheck_plugins.national.narrative.lines import ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown

SORTS = "(?:这?一?[类项]|渠道|方式|途径|信息|申请)*"
SORT = re.compile(SORTS + "$")
"""What a name has behind it in one place, and not in the other."""
SHARE = re.compile(
    f"(?P<name>[^占,;:。()、]{{2,14}}?){SORTS}"
    "(?:[即仅约就]*所?占(?:到|去|了|比)?(?:(?:公开|发布|推送|信息|全部|的)*总[量数])?的?(?:比[例重])?|所?占?的?(?:比例|比重|占比|份额))(?:约?[为达是]|达到)?"
)
"""A clause that ends in a share of the whole, and names nothing but the item."""
AHEAD = re.compile("\\)?[,;。:(]?(?:(?:其中|这?[两三四五六七八九][类项者个][里中]?,?)[,:]?)?")
"""What may stand between the list, or another share, and that clause."""
TWO = {"前者": -2, "后者": -1}
OTHER_WHOLE = re.compile("同比|环比|以上|其余|其[他它]|合占|共占|共计占|合计占|阅读|点击|浏览|满意|访问")
"""With these a share is of several items, or of something else."""
FEWEST, NEARLY = 2, Decimal("1.2")
"""An item and another, beside which a third may be their total, if they are not much more than that."""
EDGE = re.compile("[,;:。()]|其中|分别[为是]|包括|主要有|(?:发布|公开|推送|公布|为)")
"""Behind these an item's own name begins."""


def called(line: ListedLine, previous: ListedLine | None) -> Iterator[Breakdown]:
    """Each such share with its item, the largest figure of the item's unit, or the sum of all, as its whole; the others are
    wholes, too, that it may be of.
    """
    all_ = figured(line)
    first = next((at for at, one in enumerate(all_) if one.is_share), len(all_))
    listed, counts = (line, all_[:first]) if first else (previous, figured(previous) if previous else [])
    behind = "".join(one.before + one.after for one in all_[first:])
    if listed is None or overlaps(line.sentence.text) or OTHER_WHOLE.search(behind):
        return
    for place in range(first, len(all_)):
        if not all_[place].is_share or not AHEAD.match(all_[place].before):
            return
        item = _item(all_[place], counts)
        if item and all_[place].quantity.precision == "exact":
            yield from _told(line, listed, item, all_[place], [one for one in counts if one.unit == item.unit])


def _item(share: Figured, counts: Sequence[Figured]) -> Figured | None:
    """The one item that a share's clause calls by its name, or by its place."""
    clause = share.before[_ahead(share.before) :]
    match = SHARE.fullmatch(clause)
    counted = [one for one in counts if one.counts]
    if match is None or len(counted) < FEWEST:
        return None
    if match["name"] in TWO:
        one, other = counted[-2:]
        return counted[TWO[match["name"]]] if one.unit == other.unit else None
    named = [one for one in counted if SORT.sub("", EDGE.split(one.before)[-1].lstrip("、")) == match["name"]]
    return named[0] if len(named) == 1 else None


def _ahead(before: str) -> int:
    match = AHEAD.match(before)
    return match.end() if match else 0


def _told(
    line: ListedLine, listed: ListedLine, item: Figured, share: Figured, alike: Sequence[Figured]
) -> Iterator[Breakdown]:
    values = [one.quantity.value for one in alike if one.quantity.precision == "exact"]
    part = listed.amount(item.at, label_start(listed.tokens, item.at))
    if part is None or len(values) < len(alike):
        return
    sum_, largest = sum(values, Decimal(0)), max(values)
    is_total = len(values) > FEWEST and sum_ - largest <= largest * NEARLY
    whole = replace(item.quantity, value=largest if is_total else sum_)
    text = line.print(line.tokens[share.at].start - len(BREAK.split(share.before)[-1]), line.tokens[share.at].end)
    all_ = Amount(whole, "", f"{whole}{whole.unit}")
    where = (line.paragraph.address, line.paragraph.place)
    others = tuple({*values, sum_, sum_ - largest})
    yield Breakdown(all_, (replace(part, share=share.quantity),), "among", True, False, *where, text, others)
