"""Shares whose whole the words name, and a table counts: 公开和部分公开17件，占办结数的58.6%; 新收申请里个人21件，占70%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, takewhile

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.figured import EARLIER, MOVED, Figured, figured
from ogicheck_plugins.national.narrative.lines import ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.tabled import FINISHED, RECEIVED, UNAVAILABLE

SUM = "(?:(?P<many>[两二三四五])(?:者|类|项|种)(?:合计|相加|之和|共计|总计|加起来|合起来|共)?)?"
END = "(?:的?(?:比例|比重|份额))?(?:约?[为达是至]|达到)?"
BEHIND = (
    re.compile(f"[,(]?{SUM}(?:约|恰|仅|正好|就)*占(?:到|了|去|比)?(?P<base>[^占,;:()]{{2,16}}?){END}"),
    re.compile(f"[,(]{SUM}(?:约|恰|仅|正好|就)*在(?P<base>[^占,;:()]{{2,16}}?)[中里](?:所占)?{END}"),
)
"""The words between a figure and its share."""
BARE = re.compile(f"[,(]{SUM}(?:约|恰|仅|正好|就)*占(?:到|了|去|比)?{END}")
HEAD = re.compile(
    "(?:在|从|按|就)?(?P<base>[^,;:()\\d]{2,12}?)(?:(?:当中|之中|[中里])[,:]?|(?:来?看|来说|方面|情况[是为]?|如下|分)[,:])"
)
"""What opens a sentence that is of the named whole: 新收申请里."""
WHOLES = {
    "finished": FINISHED,
    "received": re.compile(
        "(?:全部|全年|本年度?|当年|的)*新收到?的?(?:政府信息公开|依申请公开)?申请(?:总|件)?(?:数量?|量)?的?"
    ),
    "received|received+carried_over|finished": RECEIVED,
    "received|received+carried_over": re.compile("申请(?:人|主体|者)(?:类型|身份|构成|结构|情况)?"),
    "unavailable": UNAVAILABLE,
    "refused": re.compile("(?:全部|的)*不予公开(?:的|总|数|量|件|申请)*的?"),
    "unprocessed": re.compile("(?:全部|的)*不予处理(?:的|总|数|量|件|申请)*的?"),
    "reconsideration": re.compile("(?:全部|政府信息公开|行政|的)*复议(?:的|总|数|量|件|案件|案|申请)*的?"),
}
"""By the rows that may be meant, how the whole is named."""
LISTED = re.compile("(?:、|和|与|及|以及)(?:[^,;:()]{0,4}$)")
"""Between two shares, which are of as many figures: 21件、14件，占申请量的39.6%和26.4%."""
MANY = "零一两三四五"
UNITS = frozenset("件宗起份")


def of_named(line: ListedLine, report: Report) -> Iterator[Breakdown]:
    """Each such share with the figure, or the sum of the last ones, that it is of; the whole's label lists its rows."""
    text = line.sentence.text
    others = any(token.year not in (None, report.year) for token in line.tokens)
    if MOVED.search(text) or EARLIER.search(text) or others or any(one.among("scope", "future") for one in line.tokens):
        return
    all_ = figured(line)
    for place, share in enumerate(all_):
        alone = not LISTED.match(share.after)
        if place and share.is_share and alone and (found := _named(all_, place)):
            wholes, many = found
            run = all_[place - many : place] if many <= place else ()
            if run and all(one.counts and one.unit in UNITS for one in run):
                yield _told(line, run, share, wholes, _sums(all_[:place]))


def _sums(before: Sequence[Figured]) -> tuple[Decimal, ...]:
    """What the last figures of a list make, from its end: a share behind it may be of them all."""
    joined = takewhile(lambda at: at == len(before) - 1 or "、" in before[at].after, range(len(before) - 1, -1, -1))
    return tuple(accumulate(before[at].quantity.value for at in joined))


def _told(line: ListedLine, run: Sequence[Figured], share: Figured, wholes: str, sums: tuple[Decimal, ...]) -> Breakdown:
    first, last = run[0].at, share.at
    own = line.print(line.tokens[label_start(line.tokens, first)].start, line.tokens[last].end)
    counted = replace(run[0].quantity, value=sum((one.quantity.value for one in run), Decimal(0)))
    text = line.print(line.tokens[label_start(line.tokens, first)].start, line.tokens[run[-1].at].end)
    part = Amount(counted, "", text, share=share.quantity)
    where = (line.paragraph.address, line.paragraph.place)
    return Breakdown(Amount(counted, wholes, ""), (part,), "named", True, False, *where, own, sums)


def _named(all_: Sequence[Figured], place: int) -> tuple[str, int] | None:
    """The rows of the whole, and how many figures before the share are summed."""
    said = next((match for way in BEHIND if (match := way.fullmatch(all_[place].before))), None)
    match = said or BARE.fullmatch(all_[place].before)
    base = said["base"] if said else _head(all_[0]) if match else ""
    rows = next((rows for rows, words in WHOLES.items() if base and words.fullmatch(base)), "")
    if match is None or not rows:
        return None
    return rows, MANY.find((match["many"] or "一").replace("二", "两"))


def _head(first: Figured) -> str:
    match = HEAD.match(first.before)
    return match["base"] if match else ""
