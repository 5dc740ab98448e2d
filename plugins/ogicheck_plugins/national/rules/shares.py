"""Whether shares follow from their figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from ogicheck.api import At, Finding, Report, Rule, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.facts import narrative
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.partition import are_both
from ogicheck_plugins.national.narrative.quantities import Quantity, follows
from ogicheck_plugins.national.rules.itemised import are_opposed
from ogicheck_plugins.national.told import told

CLAUSES = (REGULATION_50, FORM_2019, FORM_2021)
HUNDRED = Decimal(100)


@rule(
    "OGI407",
    "percentage",
    level="warning",
    clauses=CLAUSES,
    messages={
        "share": Text("“{0}”占“{1}”的 {2}%，写的是 {3}%。请核对。", "'{0}' is {2}% of '{1}', not {3}%."),
        "growth": Text("“{0}”：由 {1} 到 {2} 是 {3}%，写的是 {4}%。请核对。", "'{0}': from {1} to {2} is {3}%, not {4}%."),
        "sum": Text("“{0}”各项比例合计 {1}%，应为 100%。请核对。", "The shares in '{0}' sum to {1}%, not 100%."),
    },
)
def percentage(report: Report, at: At) -> Iterator[Finding]:
    """比例与数字不符，或者各项比例之和不是 100%。

    为什么：读者一算就知道比例或者数字有一个是错的。
    错：办结81件，其中予以公开42件，占61.85%。
    对：办结81件，其中予以公开42件，占51.85%。
    怎么改：重新计算；末位四舍五入或者截去都可以。

    A share does not follow from its figures, or shares do not sum to 100.

    Why: Anyone can see that the share or a figure is wrong.
    Bad: 42 of 81, 61.85%.
    Good: 42 of 81, 51.85%.
    Fix: Calculate again; rounding and truncation of the last digit are both right.
    """
    said: set[tuple[str, Decimal, Decimal]] = set()
    # A share whose whole the words name is judged by that alone.
    for one in sorted(narrative(report).breakdowns, key=lambda one: one.link != "named"):
        if one.link == "shares":
            yield from _summed(one, at)
        elif one.link == "growth":
            yield from _grown(one, at)
        elif one.link == "rows":
            yield from _tabled(report, one, at)
        elif one.link == "named":
            yield from _named(report, one, at, said)
        elif not one.nested and one.whole.quantity.precision == "exact" and one.whole.quantity.value:
            yield from _shared(report, one, at, said)


def _shared(report: Report, one: Breakdown, at: At, said: set[tuple[str, Decimal, Decimal]]) -> Iterator[Finding]:
    others = {claim.quantity.value for claim in narrative(report).claims if claim.address == one.address}
    names = ("received", "finished", "received+carried_over")
    tables = [table for name in names if (table := told(report, name))]
    counted = {Decimal(figure) for table in tables for figure in table.figures} if one.whole.quantity.counts_cases else set()
    wholes = {one.whole.quantity.value, *others, *one.others, *counted}
    for last, part in enumerate(one.parts, 1):
        share, count = part.share, part.quantity
        if share is None or share.precision not in ("exact", "about") or count.precision != "exact":
            continue
        key = (one.address, count.value, share.value)
        if key in said:
            continue
        said.add(key)
        if _may_be_rounded(part, one):
            continue
        sums = accumulate(other.quantity.value for other in reversed(one.parts[:last]))
        if not any(follows(share, some, whole) for some in sums for whole in wholes if whole >= some):
            yield at(one).say("share", part.text, one.whole.text, _printed(part, one), share)


def _may_be_rounded(part: Amount, one: Breakdown) -> bool:
    """Whether part or whole is printed in tens of thousands (3.2万), and what it stands for may give the share."""
    count, whole, share = part.quantity, one.whole.quantity, part.share
    if share is None or (count.step <= 1 and whole.step <= 1) or whole.value <= whole.step:
        return False
    some, all_ = (figure.step if figure.step > 1 else Decimal(0) for figure in (count, whole))
    least, most = (
        (count.value - some) * HUNDRED / (whole.value + all_),
        (count.value + some) * HUNDRED / (whole.value - all_),
    )
    return least - share.step <= share.value <= most + share.step


def _tabled(report: Report, one: Breakdown, at: At) -> Iterator[Finding]:
    """A share of rows of the tables that these do not give, nor the part's own figure."""
    (part,) = one.parts
    row = told(report, part.label)
    wholes = [told(report, name) for name in one.whole.label.split("|")]
    known = [table for table in wholes if table]
    if row is None or part.share is None or len(known) < len(wholes):
        return
    parts = {*one.others, *(Decimal(figure) for figure in row.figures)}
    totals = [Decimal(figure) for table in known for figure in table.figures]
    if totals and totals[0] and not any(follows(part.share, count, whole) for count in parts for whole in totals):
        exact = Decimal(row.figures[0]) * HUNDRED / totals[0]
        yield at(one).say(
            "share", part.text, known[0].name.strip("“”"), exact.quantize(min(part.share.step, Decimal("0.1"))), part.share
        )


def _named(report: Report, one: Breakdown, at: At, said: set[tuple[str, Decimal, Decimal]]) -> Iterator[Finding]:
    """A share of a whole that the tables count, which neither their figures nor the text's own give."""
    (part,) = one.parts
    measures = one.whole.label.split("|")
    known = [table for name in measures if (table := told(report, name))]
    told_ = [claim.quantity.value for claim in narrative(report).claims if claim.measure in measures]
    wholes = [*(Decimal(figure) for table in known for figure in table.figures), *told_]
    if part.share is None or part.share.precision not in ("exact", "about") or len(known) < len(measures):
        return
    count, key = part.quantity.value, (one.address, part.quantity.value, part.share.value)
    larger = [whole for whole in wholes if whole >= count]
    if not larger or key in said:
        return
    said.add(key)
    if not any(follows(part.share, some, all_) for some in (count, *one.others) for all_ in larger):
        exact = (count * HUNDRED / larger[0]).quantize(min(part.share.step, Decimal("0.1")))
        yield at(one).say("share", part.text, known[0].name.strip("“”"), exact, part.share)


def _grown(one: Breakdown, at: At) -> Iterator[Finding]:
    """A growth that its two figures do not give."""
    (part,) = one.parts
    base, now, share = one.whole.quantity, part.quantity, part.share
    if share is None or not base.value or not share.precision == base.precision == now.precision == "exact":
        return
    moved = (now.value - base.value) * (1 if share.value >= 0 else -1)
    given = follows(replace(share, value=abs(share.value)), moved, base.value)
    if given or (max(base.step, now.step) > 1 and _may_have_grown(base, now, share)):
        return
    exact = ((now.value - base.value) * HUNDRED / base.value).quantize(Decimal("0.1"))
    yield at(one).say("growth", one.text, base, now, exact, share)


def _may_have_grown(base: Quantity, now: Quantity, share: Quantity) -> bool:
    """Whether what two figures in tens of thousands stand for may give the growth; 3万 beside 2.5万 is as exact as that."""
    off = min(base.step, now.step) / 2
    least = (now.value - base.value - 2 * off) * HUNDRED / (base.value + off)
    most = (now.value - base.value + 2 * off) * HUNDRED / (base.value - off)
    return least - share.step <= share.value <= most + share.step


def _printed(part: Amount, one: Breakdown) -> Decimal:
    exact = part.quantity.value * HUNDRED / one.whole.quantity.value
    return exact.quantize(min(part.share.step if part.share else HUNDRED, Decimal("0.1")))


def _summed(one: Breakdown, at: At) -> Iterator[Finding]:
    """Truncation loses less than one in the last digit a share, rounding adds half at most; where 100% is told as their sum
    none was truncated.
    """
    shares = [part.quantity for part in one.parts]
    sum_, steps = sum(share.value for share in shares), sum((share.step for share in shares), Decimal(0))
    complete = are_opposed(one.parts) or not one.open or are_both([part.label for part in one.parts])
    less = sum_ < HUNDRED - steps / 2 if one.others else sum_ <= HUNDRED - steps
    if all(share.precision == "exact" for share in shares) and (sum_ > HUNDRED + steps / 2 or (complete and less)):
        yield at(one).say("sum", one.text, sum_)


RULES: list[Rule] = [percentage]
