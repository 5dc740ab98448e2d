"""Whether the figures within a sentence add up: the flow of applications, items and their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, groupby

from ogicheck.api import At, Finding, Report, Rule, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.facts import narrative
from ogicheck_plugins.national.narrative.model import Amount, Breakdown, Claim
from ogicheck_plugins.national.narrative.partition import (
    are_attributes,
    are_halves,
    are_of_one_sort,
    is_selection,
    names_all_attributes,
)
from ogicheck_plugins.national.sentences import sentence_of
from ogicheck_plugins.national.told import told

CLAUSES = (REGULATION_50, FORM_2019, FORM_2021)
FLOW = ("received", "carried_over", "finished", "carried_forward")
REST = ("其他", "其它", "其余")
"""A last item of these names all that the others leave."""
NEAR, CLOSE, SORTED = Decimal("0.1"), Decimal("0.15"), Decimal("0.3")
PAIR, LITTLE, ACCOUNTS = Decimal("0.08"), Decimal("0.02"), Decimal("0.2")
MANY = 3
HELD = frozenset("场次期") | {"场次"}
"""Units of what takes place here or there, and not in both."""
USUAL = (re.compile("网|线上|平台|电子"), re.compile("当面|现场|窗口|线下"), re.compile("邮寄|信函|来信|寄"))
"""The usual ways of asking for information."""
FEW = Decimal(3)
ENDED = re.compile("结转(?:来|至本年|到本年)?的?(?:申请)?\\d+[件份宗][^,;。]{0,3}[均全都亦也先已][^,;。]{0,6}[办结复]")
"""Those carried over are told apart with their end: 上年结转的2件均已办结."""
UNTOLD = re.compile("(?:其余|其[他它]|余下|剩余)[^,，;；。0-9]*[,，;；]")
"""What is left of a whole is told without a figure."""
SELECTED = Decimal("0.5")
"""Items of less than that share of the whole are a selection, of which nobody expects the sum."""


@rule(
    "OGI405",
    "narrative-balance",
    level="warning",
    clauses=CLAUSES,
    messages={
        "unequal": Text(
            "“{0}”：收到 {1} 件、上年结转 {2} 件，合计 {3} 件；办结 {4} 件、结转下年 {5} 件，合计 {6} 件。两边应当相等。",
            "'{0}': {1} received and {2} carried over make {3}; {4} finished and {5} carried forward make {6}. "
            "Both sides should be equal.",
        )
    },
)
def narrative_balance(report: Report, at: At) -> Iterator[Finding]:
    """一句话里收到、结转、办结的件数不平衡。

    为什么：收到的加上年结转的，应当等于办结的加结转下年的。
    错：收到申请46件，上年结转4件，办结45件，结转下年度办理2件。
    对：收到申请46件，上年结转4件，办结48件，结转下年度办理2件。
    怎么改：按登记台账核对，改正写错的数字。

    Received and carried over do not balance with finished and carried forward.

    Why: What came in was either finished or carried forward.
    Bad: 46 received, 4 carried over, 45 finished, 2 carried forward.
    Good: 46 received, 4 carried over, 48 finished, 2 carried forward.
    Fix: Check with the register and mend the wrong figure.
    """
    for _, group in groupby(narrative(report).claims, lambda claim: (claim.address, claim.sentence)):
        flow = [claim for claim in group if claim.measure in FLOW]
        by_measure = {claim.measure: claim for claim in flow}
        exact = all(claim.quantity.precision == "exact" and claim.certain for claim in flow)
        one_scope = len({(claim.scope, claim.year) for claim in flow}) == 1
        if len(by_measure) == len(flow) >= 3 and exact and one_scope and set(by_measure) >= set(FLOW) - {"carried_over"}:
            yield from _unbalanced(report, at, by_measure)


def _unbalanced(report: Report, at: At, flow: dict[str, Claim]) -> Iterator[Finding]:
    """Applications received may be told with those carried over; those may be left out of the sentence."""
    received, finished, forward = (flow[name].quantity.value for name in ("received", "finished", "carried_forward"))
    table = told(report, "carried_over")
    said = flow.get("carried_over")
    carried = said.quantity.value if said else Decimal(table.figures[0]) if table and table.figures else Decimal(0)
    out = finished + forward
    if out in (received + carried, received if not said else None) or (not said and not table and out > received):
        return
    claim = flow["received"]
    apart = "新收" in claim.text or (said is not None and _bear_out(report, claim, said))
    alone = said is not None and bool(ENDED.search(sentence_of(report, said)))
    if out == received and alone:
        return
    say = at(claim).review if out == received and not apart else at(claim).say
    text = "，".join(one.text for one in flow.values())
    yield say("unequal", text, received, carried, received + carried, finished, forward, out)


def _bear_out(report: Report, *claims: Claim) -> bool:
    """Whether the tables have each of these figures: those that came in are told without those carried over, then."""
    return all((table := told(report, claim.measure)) is not None and table.bears_out(claim) for claim in claims)


@rule(
    "OGI406",
    "itemised-sum",
    level="warning",
    clauses=CLAUSES,
    messages={
        "sum": Text(
            "“{0}”各项合计 {1}，总数写的是“{2}”，相差 {3}。请核对。",
            "The items of '{0}' sum to {1}, the total is '{2}': they differ by {3}.",
        ),
        "exceeds": Text("“{0}”比总数“{1}”还大。请核对。", "'{0}' is more than the total '{1}'."),
    },
)
def itemised_sum(report: Report, at: At) -> Iterator[Finding]:
    """分项之和与总数不符，或者某一项比总数还大。

    为什么：分项加起来不等于总数，说明至少有一个数字是错的。
    错：收到申请46件，其中自然人40件、法人或其他组织5件。
    对：收到申请46件，其中自然人40件、法人或其他组织6件。
    怎么改：核对各项和总数；没有列全的，写明“等”或者“主要有”。

    Items do not sum to their total, or one of them exceeds it.

    Why: At least one of the figures is wrong.
    Bad: 46 applications, 40 by natural persons and 5 by organisations.
    Good: 46 applications, 40 by natural persons and 6 by organisations.
    Fix: Check items and total; where the list is not complete, say so (等, 主要有).
    """
    for one in narrative(report).breakdowns:
        amounts = (one.whole, *one.parts)
        exact = all(amount.quantity.precision == "exact" for amount in amounts)
        if one.link not in ("shares", "growth", "rows", "named") and exact and not _are_all_finished(one, report):
            yield from _judged(one, at)


def _are_all_finished(one: Breakdown, report: Report) -> bool:
    """Whether outcomes make up what the table has as finished: their sum is right, if not that of those newly received."""
    table = told(report, "finished")
    if not table or not table.figures or any(part.facet != "outcome" for part in one.parts):
        return False
    return sum(part.quantity.value for part in one.parts) == table.figures[0]


def _judged(one: Breakdown, at: At) -> Iterator[Finding]:
    whole, figures = one.whole.quantity.value, [part.quantity.value for part in one.parts]
    most = max(whole, *one.others, whole) + one.whole.quantity.step - 1
    # Of a list with lists within it only the first item is surely the whole's, where it is of a known kind.
    surely = [part for part in one.parts[:1] if part.facet] if one.nested else _up_to_whole(one)
    larger = next((part for part in surely if part.quantity.value > most), None)
    if larger:
        yield at(one).say("exceeds", larger.text, one.whole.text)
    elif one.open and not one.nested and (_are_applicants(one) or _are_themes(one)) and sum(figures) > most:
        yield at(one).say("sum", one.text, sum(figures), one.whole.text, sum(figures) - whole)
    elif not _is_open(one) and len(figures) > 1 and not _sums_up(one, figures) and not _overlap(one):
        difference = sum(figures) - whole
        if (difference > 0 and one.link != "within") or is_complete(one):
            yield at(one).say("sum", one.text, sum(figures), one.whole.text, abs(difference))
        elif difference > 0 or (one.link not in ("held", "within") and -difference <= whole * SELECTED):
            yield at(one).review("sum", one.text, sum(figures), one.whole.text, abs(difference))


def _are_applicants(one: Breakdown) -> bool:
    """Whether the items are of whoever applied: each application is one's, so that they are no more than all."""
    return len(one.parts) > 1 and all(part.facet == "applicant" for part in one.parts)


def _are_themes(one: Breakdown) -> bool:
    """Whether the items of an open list are kinds of what is counted, and make a little more than all of it."""
    over = sum((part.quantity.value for part in one.parts), -one.whole.quantity.value)
    kinds = len(one.parts) >= MANY and all(not part.facet and part.label for part in one.parts)
    return kinds and one.whole.quantity.unit not in HELD and 0 < over <= one.whole.quantity.value * NEAR


def _up_to_whole(one: Breakdown) -> Sequence[Amount]:
    """The parts up to those that make up the whole, where several do: what is told behind them is another matter's."""
    sums = list(accumulate(part.quantity.value for part in one.parts))
    end = next((at for at, sum_ in enumerate(sums) if at and sum_ == one.whole.quantity.value), len(sums))
    return one.parts[: end + 1]


def _is_open(one: Breakdown) -> bool:
    return one.nested or one.open or bool(UNTOLD.search(one.text))


def _sums_up(one: Breakdown, figures: Sequence[Decimal]) -> bool:
    """Whether the items make the total, or the first of them do; up to the last printed digit where some are rounded."""
    wholes = {one.whole.quantity.value, *one.others}
    if one.link == "each":
        figures = [sum(figures, Decimal(0))]
    steps = [amount.quantity.step if amount.quantity.step > 1 else Decimal(0) for amount in (one.whole, *one.parts)]
    rounded, cut, own = sum(steps) / 2, sum(steps[1:]), steps[0]
    ends = [sum(figures, Decimal(0))] if _is_one_list(one) else accumulate(figures)
    sums = [(sum_, whole) for sum_ in ends for whole in wholes]
    return any(abs(sum_ - whole) <= rounded or -own < whole - sum_ < cut for sum_, whole in sums)


def _is_one_list(one: Breakdown) -> bool:
    """Whether all items are surely the whole's: those behind might be told of something else."""
    rest = [part for part in one.parts if not any(word in part.label for word in REST)]
    facets = {part.facet for part in rest}
    labels = [part.label for part in one.parts]
    named = all(label and label in one.whole.label for label in labels)
    return (
        named
        or facets in ({"outcome"}, {"result"})
        or one.link == "sum"
        or are_of_one_sort(labels)
        or names_all_attributes(labels)
    )


def _overlap(one: Breakdown) -> bool:
    """Whether one channel has all of it, so that the others give the same again."""
    ways = (part for part in one.parts if part.facet == "channel" and one.whole.quantity.unit not in HELD)
    return any(part.quantity.value == one.whole.quantity.value for part in ways)


def is_complete(one: Breakdown) -> bool:
    """Whether a list claims to name all parts: 分别为, 合计, two that exclude a third, or all but a little: of many, or of
    those that brackets hold.
    """
    labels = [part.label for part in one.parts]
    all_attributes = names_all_attributes(labels)
    if one.link == "within" or (are_attributes(labels) and not all_attributes):
        return False
    if one.link not in ("among", "held") or are_opposed(one.parts) or all_attributes:
        return True
    whole, parts = one.whole.quantity.value, [part.quantity.value for part in one.parts]
    of_outcomes = any(part.facet in ("outcome", "result") for part in one.parts)
    if not of_outcomes and any(word in one.parts[-1].label for word in REST):
        return True
    left, many = whole - sum(parts), len(parts) > 2 or one.link == "held"
    if one.link == "held" and len(parts) >= MANY and not is_selection(labels):
        return not of_outcomes and one.parts[0].facet != "applicant" and 0 < left <= whole * SORTED
    if (_are_kinds(one) and 0 < left <= _reach(one)) or _are_all_ways(one, left):
        return True
    return many and not of_outcomes and 0 < left <= whole * NEAR


def _reach(one: Breakdown) -> Decimal:
    """How much a list may leave out and yet be meant to be whole: more where its items are of one sort."""
    whole = one.whole.quantity.value
    labels = [part.label for part in one.parts]
    if are_halves(labels):
        return whole * SELECTED
    if one.link == "held" or not are_of_one_sort(labels):
        return whole * (CLOSE if len(labels) > 2 and one.link != "held" else PAIR)
    return max(whole * SORTED, min(FEW, whole * SELECTED))


def _are_all_ways(one: Breakdown, left: Decimal) -> bool:
    """Whether ways of publishing, or of asking, leave so little that they are meant to be all: more of accounts, each of
    which is of one kind, and of applications where the usual ways are told.
    """
    whole, figures, labels = one.whole, [part.quantity.value for part in one.parts], [part.label for part in one.parts]
    if left <= 0 or any(part.facet not in ("channel", "") for part in one.parts) or is_selection(labels):
        return False
    if left <= min(*figures, whole.quantity.value * LITTLE):
        return True
    if any(part.facet != "channel" for part in one.parts) or len(labels) < MANY:
        return False
    told = all(any(way.search(label) for label in labels) for way in USUAL) and "申请" in whole.label
    return left <= whole.quantity.value * (SORTED if told else ACCOUNTS if "新媒体" in whole.label else 0)


def _are_kinds(one: Breakdown) -> bool:
    """Whether items may be all kinds of what is counted: not by who asked or with which outcome, nor such as some have."""
    facets = {part.facet for part in one.parts}
    labels = [part.label for part in one.parts]
    held = one.whole.quantity.unit in HELD and are_halves(labels)
    known = facets & {"applicant", "outcome", "result", "flow"} or (facets == {"channel"} and not held)
    return not known and not is_selection(labels)


def are_opposed(parts: Sequence[Amount]) -> bool:
    """Whether the parts are natural persons and all others, or new ones and those carried over."""
    labels = "".join(part.label for part in parts)
    persons = ("自然人" in labels or "个人" in labels) and ("法人" in labels or "组织" in labels)
    return persons or ("新收" in labels and "结转" in labels)


RULES: list[Rule] = [narrative_balance, itemised_sum]
