"""Figures told one after another with their sum behind them in a clause of its own: …，总数为370条; …，加总370条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ogicheck_plugins.national.narrative.closed import EACH, overlaps
from ogicheck_plugins.national.narrative.figured import BREAK, Figured, figured
from ogicheck_plugins.national.narrative.lines import ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Breakdown

ALL_OF_THEM = "[全本年内度两二三四五六七八九者类项个大种渠道平台以上述各合并公开发布信息推送解读办理]{0,10}?"
"""What names the items again, or the year, and no other matter (点击总数)."""
SUM = re.compile("合计|共|总|加|之和")
"""Without one of these nothing is summed up."""
SUMMED = re.compile(f"{ALL_OF_THEM}(?:合计|共计|总计|加总|总和|之和|相加|加起来)(?:共|约|发布|公开|办理|[为是达有计])*")
TOTAL = re.compile(f"{ALL_OF_THEM}(?:总[数量]|总共|共)(?:为|是|达到?|有|计)?")
"""What may be the sum of what is told before it, and may be of more."""
ELSEWHERE = re.compile("全[市县省区州国旗镇校]|其他|其它|另|累计|上年|历年|加上|连同")
OPEN = re.compile(f"{EACH}[^,;\\d]{{0,4}}\\d|其余|其[他它]|等[,;、]|主要|另|其中|同比|较上年|比上年|重复")
MANY = 3
FAR = Decimal("0.1")
"""A sum that is further off is of something else."""
FEWEST = 3
"""A sum and two items."""


def totalled(line: ListedLine) -> Iterator[Breakdown]:
    """The sentence's last figure with all those of its unit before it."""
    if not SUM.search(line.sentence.text) or sum(token.quantity is not None for token in line.tokens) < FEWEST:
        return
    all_ = figured(line)
    if len(all_) < FEWEST:
        return
    total, parts = all_[-1], _parts(all_)
    if not total.counts or len(parts) < 2 or OPEN.search(line.sentence.text) or not _is_sum(total, parts):
        return
    whole = line.amount(total.at, label_start(line.tokens, total.at))
    amounts = tuple(part for one in parts if (part := line.amount(one.at, label_start(line.tokens, one.at))))
    if whole and len(amounts) == len(parts) and not overlaps(line.sentence.text):
        text = line.print(line.tokens[label_start(line.tokens, parts[0].at)].start, line.tokens[total.at].end)
        yield Breakdown(whole, amounts, "sum", False, False, line.paragraph.address, line.paragraph.place, text)


def _parts(all_: Sequence[Figured]) -> list[Figured]:
    """The figures of the last one's unit, where nothing else is counted between the first of them and it."""
    unit = all_[-1].unit
    first = next(at for at, one in enumerate(all_) if one.unit == unit)
    run = list(all_[first:-1])
    plain = all(one.unit == unit and one.counts and len(BREAK.findall(one.before)) < 2 for one in run[1:])
    joined = not any(mark in one.before for one in all_[first + 1 :] for mark in ";()")
    return run if plain and joined and run and run[0].counts else []


def _is_sum(total: Figured, parts: Sequence[Figured]) -> bool:
    """Whether the last clause says that its figure sums up the others, and it nearly does."""
    behind, value = BREAK.findall(total.before), total.quantity.value
    said = SUMMED.fullmatch(total.clause) or (len(parts) >= MANY and TOTAL.fullmatch(total.clause))
    if not said or not behind or len(behind) > 2 or ELSEWHERE.search(total.before):
        return False
    over = sum((one.quantity.value for one in parts), Decimal(0)) - value
    return abs(over) <= value * FAR and all(one.quantity.value < value for one in parts)
