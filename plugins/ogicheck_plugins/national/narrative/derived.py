"""Shares and rates that no two figures around them give, where words say which two they are of: 12条，占总数40条的25%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ogicheck_plugins.national.narrative.figured import BREAK, EARLIER, MOVED, Figured, figured, shares_characters
from ogicheck_plugins.national.narrative.lines import UNCOUNTED, ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Breakdown
from ogicheck_plugins.national.narrative.quantities import follows
from ogicheck_plugins.national.narrative.rated import rated
from ogicheck_plugins.national.narrative.series import BETWEEN

SHARE = re.compile(
    "(?P<subject>[^占]*?)(?:所?占(?:到|了|据)?(?:比[例重]?)?(?P<base>.*?)(?:的?(?:比例|比重|份额|占比))?|所?占?(?:比例|比重|份额))"
    "(?:仅|约|为|达到?|是|至|有|高)*"
)
"""A clause that ends in a share."""
TO_SHARE = re.compile(
    "(?:[^,;:]{0,14}|\\)的?)[一二两三四五六七八九]成[一二三四五六七八九半]?[,(]?(?:即|也就是)?|[^,;:]{0,14}|\\)的?(?:比例|比重|占比|份额)?(?:约|为|是|达)?"
)
WITHIN = re.compile(
    "[^,;:]{0,6}[中里内](?:仅|约|只|也|所)*占(?:比|到|了)?(?:约|为|是|达)*|[^,;:]{0,6}[中里内]的?(?:占比|比例|比重)(?:为|是|达|约)*"
)
"""Words between a whole and a share: 在全部50篇解读中占比."""
MINOR = frozenset("件条约仅均已就所只则也又还其中分别各为是达到高共合计的了数量总比")
WHOLES = frozenset("比总公信息发布件条篇数量的部全为约其新收所有本年度共计合被项个次当开之队伍")
"""Characters that name a whole of whatever it is."""
SUMMING = re.compile("合计|共计|总计|总共|共|总[数量]")
APART = re.compile("满意|认为|表示|多选|权重|分值|考核|得分|提速")
ANOTHER_WAY = re.compile("[(,](?:[^,;。()]{0,8})?(?:剔除|扣除|不含|不计|口径|按)")
"""Behind a share that is counted in another way than by the figures before it."""
BY_UNIT = re.compile("(?:人次|人数|件数|条数|场次|期数|篇数|份数|次数)的?$")
"""What names a whole by its unit alone, whatever its verb: 471人次参加，…，占参训总人次的."""
LEFT_OUT = re.compile("扣除|剔除|除去|不含|不计|^[如若]")
"""Before the figure ahead of such a share: 如扣除尚未审结的4件再算，占33.3%."""
STATED = re.compile("\\((?:均|都)?(?:以|按照?|据)[^,;:()]{0,16}")
COUNTED = re.compile("(?:申请|信息|答复|案件)?(?:来)?(?:计|计算|测算|核算|统计|为基数|为分母|为总数|为准)\\)")
"""Words around the whole behind a share: 占17.5%(以办结63件计)."""
ITS_FIGURE = re.compile("\\(|[,(]?(?:共计|合计|总计|共|计|即|为)")
"""Between a share and the figure that it is of."""
ENDED = re.compile("(?:信息)?(?:[,;:。)]|$)")
OF_ALL = re.compile("(?:相当于|约?[为是](?=[^,]{0,6}(?:全部|所有|总|全年)))")
"""Words that mean 占: 相当于全年总量528条的12.5%."""
TENTHS = re.compile("的?[一二三四五六七八九]?(?:,?即|,?也就是|,?约)?")
"""Between a share in tenths and the same in hundredths: 占总数480条的三成六，即36%."""
ROUNDED = re.compile("四舍五入(?:后|,)?(?:约|大约|计)?")
MOST = 12
"""So many figures of a sentence are held against a share."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The figures that a share is said to be of; `parts` together where a bracket holds several. `stated`: the words before
    the share name the whole with its figure.
    """

    parts: tuple[Figured, ...]
    whole: Figured
    stated: bool = False


def derived(line: ListedLine, previous: ListedLine | None) -> Iterator[Breakdown]:
    """Each share that no figures give, with those that it should follow from."""
    all_ = _without_tenths(figured(line))
    before = [one.quantity.value for one in (figured(previous) if previous else ()) if one.counts]
    for place, share in enumerate(all_):
        if (
            not share.is_share
            or share.quantity.precision not in ("exact", "about")
            or MOVED.search(share.before)
            or (place and LEFT_OUT.search(all_[place - 1].clause))
            or (ANOTHER_WAY.match(share.after) and not STATED.fullmatch(_next(all_, place)))
        ):
            continue
        pair = _stated_behind(all_, place) or _with_its_figure(all_, place) or _pair(all_, place)
        if pair and not _explained(all_, before, share, pair):
            yield from _told(line, pair, share, all_)


def _without_tenths(all_: Sequence[Figured]) -> list[Figured]:
    """The figures without those in tenths that the next one tells in hundredths."""
    found: list[Figured] = []
    ahead = ""
    for at, one in enumerate(all_):
        behind = all_[at + 1] if at + 1 < len(all_) else None
        if one.quantity.unit == "成" and behind and behind.is_share and TENTHS.fullmatch(behind.before):
            ahead = one.before
        else:
            found.append(replace(one, before=ahead) if ahead else one)
            ahead = ""
    return found


def _told(line: ListedLine, pair: Pair, share: Figured, all_: Sequence[Figured]) -> Iterator[Breakdown]:
    tokens = line.tokens
    first, last = pair.parts[0].at, pair.parts[-1].at
    part, whole = (
        line.amount(last, label_start(tokens, last)),
        line.amount(pair.whole.at, label_start(tokens, pair.whole.at)),
    )
    if part is None or whole is None:
        return
    sum_ = replace(part.quantity, value=_sum(pair.parts))
    start = min(tokens[label_start(tokens, at)].start for at in (first, pair.whole.at))
    end = max(tokens[at].end for at in (last, pair.whole.at, share.at))
    others = () if pair.stated else tuple(one.quantity.value for one in all_ if one.counts)
    part = replace(part, quantity=sum_, share=share.quantity)
    where = (line.paragraph.address, line.paragraph.place)
    yield Breakdown(whole, (part,), "among", True, False, *where, line.print(start, end), others)


def _explained(all_: Sequence[Figured], before: list[Decimal], share: Figured, pair: Pair) -> bool:
    """Whether two of the figures, or some of them together and another one, give the share. A whole that stands between
    part and share is no other's.
    """
    units = {one.unit for one in (*pair.parts, pair.whole)}
    counts = [one for one in all_ if one.unit in units][-MOST:]
    runs = [counts[first:last] for first in range(len(counts)) for last in range(first + 1, len(counts) + 1)]
    parts = {_sum(run) for run in runs}
    wholes = {pair.whole.quantity.value}
    if not pair.stated:
        wholes |= {_sum(run) for run in runs if len(run) == 1 or pair.whole not in run} | set(before)
        # Where each figure has its share, all together may be the whole: 微信60条(60%)、微博40条(40%).
        wholes |= {_sum(counts)} if len(counts) == sum(one.is_share for one in all_) else set()
    return any(follows(share.quantity, part, whole) for part in parts for whole in wholes if part <= whole)


def _sum(some: Sequence[Figured]) -> Decimal:
    return sum((one.quantity.value for one in some), Decimal(0))


def _pair(all_: Sequence[Figured], place: int) -> Pair | None:
    """The part and the whole that a share is of; None where the words do not say so."""
    share = all_[place]
    last = all_[place - 1] if place else None
    if last and not last.is_share and not _is_one_of_each(all_, place):
        if based := _based(all_, place):
            return based
        if share.before in ("(", "(占", "(占比", "(约占") and last.counts:
            return _bracketed(all_, place)
        clause = BREAK.split(share.before)[-1]
        match = SHARE.fullmatch(clause)
        if match and len(BREAK.findall(share.before)) <= 1 and not APART.search(clause):
            return _shared(all_, place, match["subject"] or "", match["base"] or "")
    if found := rated(all_, place):
        return Pair((found[0],), found[1])
    return None


def _is_one_of_each(all_: Sequence[Figured], place: int) -> bool:
    """Whether the figure before a share is one of several behind 分别, all of which it may be of."""
    first = place - 1
    while first > 0 and all_[first].before in BETWEEN:
        first -= 1
    return first < place - 1 and "分别" in all_[first].before


def _next(all_: Sequence[Figured], place: int) -> str:
    """The words between a share and the figure behind it."""
    return all_[place + 1].before if place + 1 < len(all_) else ""


def _stated_behind(all_: Sequence[Figured], place: int) -> Pair | None:
    """The pair where a bracket behind the share tells the whole: 11件，占17.5%(以办结63件计)."""
    if not place or not STATED.fullmatch(_next(all_, place)) or not COUNTED.match(all_[place + 1].after):
        return None
    part, whole = all_[place - 1], all_[place + 1]
    near = part.counts and len(BREAK.findall(all_[place].before)) <= 1 and "占" in all_[place].before
    alike = part.unit == whole.unit and whole.quantity.precision == "exact" and part.quantity.value <= whole.quantity.value
    return Pair((part,), whole, stated=True) if near and alike else None


def _with_its_figure(all_: Sequence[Figured], place: int) -> Pair | None:
    """The pair where the share stands before its figure, and the whole before both: 636条，网站占比40%，计254条."""
    part = all_[place + 1] if place + 1 < len(all_) else None
    clause = BREAK.split(all_[place].before)[-1]
    own = part and part.counts and ITS_FIGURE.fullmatch(part.before) and ENDED.match(part.after)
    if part is None or not own or not SHARE.fullmatch(clause):
        return None
    wholes = [one for one in all_[:place] if one.counts and one.unit == part.unit and not ITS_FIGURE.fullmatch(one.before)]
    if len(wholes) != 1 or "占" not in clause or wholes[0].quantity.value < part.quantity.value or APART.search(clause):
        return None
    return Pair((part,), wholes[0])


def _based(all_: Sequence[Figured], place: int) -> Pair | None:
    """The pair where the whole stands with its figure between part and share: 12条，占总数35条的34%."""
    share, whole = all_[place], all_[place - 1]
    if whole.quantity.precision != "exact" or BREAK.sub("", whole.before) == "":
        return None
    clauses = BREAK.split(whole.before)
    clauses[-1] = ROUNDED.sub("", clauses[-1])
    own = "".join(clauses[-2:]) if "(" in whole.before.rpartition(",")[2] else clauses[-1]
    if (said := OF_ALL.search(own)) and share.before.lstrip(")").startswith("的"):
        subject = own[: said.start()]
    elif "占" in own and TO_SHARE.fullmatch(share.before):
        subject = own.partition("占")[0]
    elif WITHIN.fullmatch(share.before) and len(clauses) > 1:
        subject = own.rpartition("在")[0]
    else:
        return None
    if EARLIER.search(own) and "结转" not in own:
        return None
    return _with_parts(all_, place - 1, subject)


def _with_parts(all_: Sequence[Figured], at: int, subject: str) -> Pair | None:
    """The whole at a place with the figure before it that the clause's subject names, or those in a bracket before it."""
    whole = all_[at]
    earlier = [one for one in all_[:at] if not one.is_share and one.unit == whole.unit]
    if not earlier or any(one.quantity.precision != "exact" for one in earlier):
        return None
    named = "".join(char for char in subject if char not in MINOR)
    parts = [earlier[-1]]
    if named:
        parts = [one for one in earlier if shares_characters(named, one.words)][-1:]
    elif whole.before.startswith(")") and earlier[-1] is all_[at - 1]:
        parts = _in_bracket(all_[:at])
    if not parts or not 0 < _sum(parts) <= whole.quantity.value or any(MOVED.search(one.clause) for one in parts):
        return None
    return Pair(tuple(parts), whole, stated=True)


def _in_bracket(before: Sequence[Figured]) -> list[Figured]:
    """The figures of the bracket that has just closed."""
    parts: list[Figured] = []
    for one in reversed(before):
        if one.is_share or one.unit != before[-1].unit:
            break
        parts.insert(0, one)
        if "(" in one.before:
            break
    return parts


def _bracketed(all_: Sequence[Figured], place: int) -> Pair | None:
    """A share alone in a bracket behind its part, where others of the sentence stand so, too, or 其中 tells of parts."""
    held = [one for one in all_ if one.is_share and one.before.startswith("(")]
    if len(held) < 2 and "其中" not in all_[place - 1].before:
        return None
    return _of_largest(all_, place, "")


def _shared(all_: Sequence[Figured], place: int, subject: str, base: str) -> Pair | None:
    """The pair of a share without a figure of its whole: 40条，占公开总量的5%."""
    part = all_[place - 1]
    named = "".join(char for char in subject if char not in MINOR)
    if not part.counts or "分别" in all_[place].before or (named and not shares_characters(named, part.words)):
        return None
    return _of_largest(all_, place, base)


def _is_broken_down(all_: Sequence[Figured], at: int) -> bool:
    """Whether a figure of all so far is what the next one is a part of: 解读累计26篇，其中图解19篇."""
    one = all_[at]
    known = one.quantity.precision == "exact" and one.quantity.unit not in UNCOUNTED and one.clause.endswith("累计")
    return known and at + 1 < len(all_) and all_[at + 1].before.startswith((",其中", "(其中"))


def _of_largest(all_: Sequence[Figured], place: int, base: str) -> Pair | None:
    """The part right before a share with the largest figure that can be its whole."""
    part = all_[place - 1]
    named = "".join(char for char in base if char not in WHOLES)
    wholes = [
        one
        for at, one in enumerate(all_)
        if (one.counts or _is_broken_down(all_, at))
        and one.unit == part.unit
        and one.quantity.value >= part.quantity.value
        and one is not part
        and (shares_characters(named, one.words) or BY_UNIT.search(base))
        and (at < place or SUMMING.search(one.clause) or len(named) > 1)
    ]
    if not wholes or (len(wholes) > 1 and not all(shares_characters(named, one.words) for one in wholes)):
        return None
    return Pair((part,), max(wholes, key=lambda one: one.quantity.value))
