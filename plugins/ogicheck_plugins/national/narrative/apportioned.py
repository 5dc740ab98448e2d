"""Wholes and parts that words other than 其中 and 分别 join: 具体为, 由…组成, 一部分…另一部分, …，三者之和即为总数."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from ogicheck_plugins.national.narrative.closed import names_all
from ogicheck_plugins.national.narrative.figured import BREAK, EARLIER, Figured, figured
from ogicheck_plugins.national.narrative.lines import UNCOUNTED, ListedLine, is_no_whole, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.partition import are_forms, are_halves, are_of_one_sort, is_selection

INTRODUCED = re.compile(
    "(?P<noun>[^,;:()]{0,8})(?:,?[,:(])?(?:(?:具体|分类|明细|详细|构成|组成|分布)[^,;:]{0,4}|(?:可|共)?分为|依次为|依次是|各为|即|按[^,;:]{1,8}(?<!部)分[为类]?(?![流送发办配析管]))[:,]?(?P<label>[^,;:]*)"
)
"""Between a whole and its first part."""
OF_WHOLE = re.compile("[^,;:()]{0,12}[中里][,有][^,;:]*|,?\\([^,;:()]*")
"""Behind a whole: 48件信访中,初次信访; 15场(县级."""
MADE_UP = re.compile("(?P<noun>[^,;:()]{0,8}),?(?:主要)?由(?P<label>[^,;:]*)")
MAKING_UP = re.compile("[^,;:]{0,12}(?:构成|组成|汇成|合成)")
COVERING = re.compile("(?P<noun>[^,;:()]{0,8}),?(?:涵盖|覆盖|囊括|包括|包含|含|有)(?P<label>[^,;:]*)")
SORTS = re.compile("[^,;:]{0,6}?(?P<many>[两二三四五六七八九])[大个]?(?:类|部分|方面|块|项|板块|种)")
SOME_OTHERS = re.compile("一部分[^。]*另一部分")
TOTALLED = re.compile(
    "(?:[两二三四五六七八九以上各前][^,;。]{0,8})?(?:之和|合计|相加|加总|总和|加起来|合起来|汇总|合并)[^,;。]{0,4}(?:即|为|是|等于|恰|正|构成|就)[^,;。]{0,6}(?:总|全部|上述|全年|年度|整)"
)
"""Words behind parts that say that they make up the whole, without its figure."""
NOUN = re.compile("[^,;:()]{0,10},")
"""What a whole counts, behind its figure: 28项任务，已完成25项."""
SUED = re.compile("起诉|诉讼|应诉|被诉")
"""Litigation is no part of reconsiderations."""
REQUESTS, FINISHED = re.compile("申请"), re.compile("办[结毕完]|答复")
"""Of what came in, what was finished and what is left make more where some were carried over."""
SO_FAR = "累计"
OPEN = re.compile("等|主要|约|左右|以上|不含|另|其中|同时|重复|交叉")
ACTS = re.compile("20\\d\\d年|[上去]年|增|减|较|比上|结转|同比|另|此外|同时|还")
MANY = "零一两三四五六七八九"
FEWEST = 3
"""A whole and two parts."""
NEAR, FAR = Decimal("0.12"), Decimal("0.3")
Link = Literal["among", "each"]


def apportioned(line: ListedLine) -> Iterator[Breakdown]:
    """The parts of the sentence's first figure of their unit, where its words say that they are all."""
    if len(line.figures) < FEWEST:
        return
    all_ = figured(line)
    parted = SOME_OTHERS.search(line.sentence.text) is not None
    for place, whole in enumerate(all_):
        run = (_some_and_others(all_, place) if parted else []) or _run(all_, place)
        if (whole.counts or _is_so_far(whole)) and len(run) > 1 and (link := _joined(line, whole, run)):
            parts = tuple(part for one in run if (part := line.amount(one.at, label_start(line.tokens, one.at))))
            amount = line.amount(whole.at, label_start(line.tokens, whole.at))
            all_read = len(parts) == len(run)
            if amount and all_read and not (is_no_whole(amount) or _are_siblings(amount, parts, all_[:place])):
                text = line.print(line.tokens[label_start(line.tokens, whole.at)].start, line.tokens[run[-1].at].end)
                where = (line.paragraph.address, line.paragraph.place)
                yield Breakdown(amount, parts, link, False, False, *where, text)
            return


def _is_so_far(one: Figured) -> bool:
    """Whether a figure is of all so far, and counts things: 累计清理文件80件."""
    counted = one.quantity.unit not in UNCOUNTED and one.quantity.precision == "exact"
    return counted and SO_FAR in one.clause and not EARLIER.search(one.clause.replace(SO_FAR, ""))


def _are_siblings(whole: Amount, parts: Sequence[Amount], before: Sequence[Figured]) -> bool:
    """Whether a figure is none that those behind it make up, but one with them: of outcomes (无法提供13件，不予处理11件), of
    one sort with them, or what makes up an earlier figure with them.
    """
    amounts, labels = (whole, *parts), [one.label for one in (whole, *parts)]
    sum_ = sum((one.quantity.value for one in amounts), Decimal(0))
    if any(one.quantity.value == sum_ for one in before):
        return True
    alike = all(one.facet == "outcome" for one in amounts) or are_of_one_sort(labels)
    if SUED.search("".join(labels[1:])) and not SUED.search(whole.label):
        return True
    return alike and not names_all(whole.label, labels[1:])


def _run(all_: Sequence[Figured], place: int) -> list[Figured]:
    """The figures of a whole's unit right behind it, each with a label of its own, none of them moved or open."""
    run: list[Figured] = []
    for one in all_[place + 1 :]:
        if len(run) > 1 and _is_complete(all_[place], run, one):
            break
        if one.unit != all_[place].unit or not one.counts:
            break
        apart = len(BREAK.findall(one.before)) > (2 if not run else 1)
        if apart or ";" in one.before[1:] or ACTS.search(one.clause):
            break
        run.append(one)
    return run


def _is_complete(whole: Figured, run: Sequence[Figured], next_: Figured) -> bool:
    """Whether a semicolon stands behind figures that make a whole up, or that 、 joins."""
    made_up = sum(one.quantity.value for one in run) == whole.quantity.value
    return next_.before.startswith(";") and (made_up or all(one.before.startswith("、") for one in run[1:]))


def _some_and_others(all_: Sequence[Figured], place: int) -> list[Figured]:
    """The two figures of 一部分…，另一部分…."""
    behind = [one for one in all_[place + 1 :] if one.unit == all_[place].unit and one.counts]
    return behind if len(behind) == 2 else []


def _joined(line: ListedLine, whole: Figured, run: Sequence[Figured]) -> Link | None:
    """How the words join whole and parts; None where they do not."""
    between, text = run[0].before, line.sentence.text
    behind = text[line.tokens[run[-1].at].end :]
    if SOME_OTHERS.search(text):
        return "each"
    if OPEN.search(between) or any(OPEN.search(one.words) for one in run[1:]):
        return None
    if _are_introduced(between, run) or _are_closed(between, behind, len(run)):
        return "each"
    plain = NOUN.match(between) is not None and not EARLIER.search(text.replace(SO_FAR, ""))
    labels = [one.words for one in run]
    if OF_WHOLE.fullmatch(between) and are_of_one_sort(labels):
        return "each" if are_halves(labels) and not any(one.clause for one in run[1:]) else "among"
    flows = REQUESTS.search(whole.words) and any(FINISHED.search(one) for one in labels)
    return "among" if plain and not flows and _make_up(whole, run) else None


def _are_introduced(between: str, run: Sequence[Figured]) -> bool:
    return bool(INTRODUCED.fullmatch(between)) and all(one.clause for one in run[1:])


def _are_closed(between: str, behind: str, many: int) -> bool:
    """Whether words behind the parts say that they are all: 组成, 三大类, 三者之和即为总数."""
    sorts = SORTS.match(behind)
    covered = sorts and COVERING.fullmatch(between) and MANY.find(sorts["many"].replace("二", "两")) == many
    return bool(covered or TOTALLED.search(behind) or (MADE_UP.fullmatch(between) and MAKING_UP.match(behind)))


def _make_up(whole: Figured, run: Sequence[Figured]) -> bool:
    """Whether items right behind a figure make it up: two that leave no third, or kinds of one sort that are just more
    (来信120封，已回复117封，未回复3封). Of fewer, some may not be told.
    """
    over = sum((one.quantity.value for one in run), Decimal(0)) - whole.quantity.value
    largest = max(one.quantity.value for one in run)
    if largest > whole.quantity.value or abs(over) > whole.quantity.value * FAR:
        return False
    labels = [one.words for one in run]
    near = are_halves(labels) or abs(over) <= whole.quantity.value * NEAR
    alike = are_of_one_sort(labels) or are_forms(labels)
    return near and not is_selection(labels) and (are_halves(labels) or (over > 0 and alike))
