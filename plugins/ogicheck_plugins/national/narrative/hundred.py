"""Shares without figures that the sentence says make up 100%: 构成：甲占52%、乙占48%; …，合计100%; 其余15%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ogicheck_plugins.national.narrative.divided import OVERLAPPING, WHOLE
from ogicheck_plugins.national.narrative.figured import BREAK, MOVED, Figured, figured
from ogicheck_plugins.national.narrative.lines import ListedLine
from ogicheck_plugins.national.narrative.model import Amount, Breakdown

SUM = re.compile("合计|总和|之和|共计|相加|加起来|累加|总计")
REST = re.compile("^(?:其余|剩余|余下|其他|其它|另外?)")
HEADING = re.compile(
    "(?:构成|组成|结构|分布|(?:类型|类别|来源|内容|主体|身份|对象|部门|主题|领域|单位|频[率次]|体裁|文种|题材|时间|时段|季度|区域|层级|级别)"
    "(?:上|来)?(?:看|分|划分|统计|分类|区分|计|讲|说|论|观察|衡量))[^,;:]{0,8}[,:]"
    "|(?:办理|处理|答复)结果(?:占比|比例|比重)[^,;:]{0,4}[,:]|(?:构成|组成|结构|分布)(?:情况)?(?:分别|依次)?[为是][^,;:]{1,10}$"
)
"""What parts one whole, each of it once."""
CLOSED = re.compile(
    "[,;](?:[两三四五六七八九]|以上|上述|合起来|一起)[^,;。]{0,3}(?:即为?|就是|便是|构成|组成)了?(?:全部|整个|总)|[,;](?:涵盖|覆盖|囊括)了?(?:全部|所有)"
)
"""What says behind them that they are all."""
PEOPLE = re.compile("党员|团员|[男女]性|岁|学历|本科|大专|研究生")
"""What several of may hold for one person."""
OPEN = re.compile("等|主要|左右|约|其中|多选|重复|交叉|同时|兼|(?<!频)率|满意|以上")
OF_ALL = re.compile("(?:所有|全部|各)[^,;:。]{1,8}均[^,;:。]*。?$")
"""A last word on all of them, which says of no share that it overlaps."""
HUNDRED = Decimal(100)
FEWEST = 3
FAR = Decimal(40)
"""Shares that sum to so much more or less than 100 are read wrongly here."""


def hundred(line: ListedLine) -> Iterator[Breakdown]:
    """The shares that the words say are all there are."""
    all_ = figured(line)
    run = _run(all_)
    if len(run) < 2 or any(MOVED.search(one.before) for one in run):
        return
    told = (HUNDRED,) if _is_summed(all_, run) or _have_rest(run) else ()
    if told or _are_headed(line, all_, run):
        parts = tuple(part for one in run if (part := line.amount(one.at, one.at)))
        sum_ = sum((one.quantity.value for one in run), Decimal(0))
        if abs(sum_ - HUNDRED) <= FAR and len(parts) == len(run):
            printed = line.print(line.tokens[run[0].at].start - len(run[0].clause), line.tokens[run[-1].at].end)
            where = (line.paragraph.address, line.paragraph.place)
            yield Breakdown(Amount(WHOLE, "", "100%"), parts, "shares", False, False, *where, printed, told)


def _run(all_: Sequence[Figured]) -> list[Figured]:
    """The shares that stand one behind another, each with a label of its own, up to a whole 100%."""
    run: list[Figured] = []
    for one in all_:
        if not one.is_share or one.quantity.precision != "exact":
            if len(run) > 1:
                break
            run = []
        elif one.quantity.value == HUNDRED:
            break
        elif run and len(BREAK.findall(one.before)) > 2:
            return []
        else:
            run.append(one)
    return run


def _is_summed(all_: Sequence[Figured], run: Sequence[Figured]) -> bool:
    """Whether 100% stands behind them as their sum."""
    last = next((one for at, one in enumerate(all_) if at and all_[at - 1] is run[-1]), None)
    return bool(last and last.is_share and last.quantity.value == HUNDRED and SUM.search(last.clause))


def _have_rest(run: Sequence[Figured]) -> bool:
    """Whether the last share is what the others leave."""
    return bool(REST.match(run[-1].clause)) and not any(OPEN.search(one.clause) for one in run)


def _are_headed(line: ListedLine, all_: Sequence[Figured], run: Sequence[Figured]) -> bool:
    """Whether a clause before them says what they part, and no word that some are left out or overlap. The first may be
    told in tenths before (七成(70%)).
    """
    text, tenths = line.sentence.text, all_[0].unit == "成" and all_[1] is run[0] and run[0].before == "("
    ahead = (all_[0] if tenths else run[0]).before
    others = OF_ALL.sub("", text.replace(ahead, ""))
    plain = not OPEN.search(text) and not OVERLAPPING.search(others)
    plain &= len({bool(PEOPLE.search(one.clause)) for one in run}) == 1 and not PEOPLE.search(run[0].clause)
    said = HEADING.search(ahead) or CLOSED.match(text, line.tokens[run[-1].at].end)
    return len(run) >= FEWEST and bool(said) and plain and not OPEN.search(ahead)
