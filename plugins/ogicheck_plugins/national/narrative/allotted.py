"""Parts named in one list and counted in the next, right behind their whole: 621条，网站、微信分别发布246条、375条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from ogicheck_plugins.national.narrative.closed import MORE, overlaps
from ogicheck_plugins.national.narrative.figured import Figured, figured
from ogicheck_plugins.national.narrative.lines import ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown

EACH_WORD = "(?:分别|依次|各自?)"
EACH = re.compile(EACH_WORD)
INSIDE = re.compile("[^,;:。()]{0,8}[中里内],")
LISTED = re.compile(
    f"[^,;:。()]{{0,10}}[,:](?:(?:从|按)[^,;:。()]{{1,8}}[看分],)?(?P<names>[^,;:。()]{{1,80}}?){EACH_WORD}[^,;:。()、]{{0,8}}"
)
"""Between a whole and its first part: the names, and that each has its figure."""
NUMBERED = re.compile(
    f"[^;:。()]{{0,20}}[,由](?P<names>[^,;:。()由]{{1,20}}?、[^,;:。()]{{1,60}}?)(?:把关|负责|报送|公开|发布|提供|承担|牵头)[^,;:。()]{{0,6}},(?P<unit>.)数量?{EACH_WORD}(?:为|是|有|计|达)?"
)
"""The same with the unit before figures that have none: 依次由甲局、乙局负责，条数分别是30、12."""
JOINED = frozenset(("、", ",", "和", "及", "以及", "与", "、和", ",和"))
BOTH = re.compile("和|与|以?及")
SORTS = re.compile("(?:[两二三四五六七八九]|等)[大个]?(?:类|种|项|级|方面|板块|家|个)?[^、]{0,6}$")
GENERAL = re.compile(
    "(?:公开|发布|推送|编发|制作|编制|政府|政务|各类|更新|政策|报送|公布|移交|共|合计|累计|[的年内上各])"
    "(?:信息|稿件|作品|推文|材料|解读(?:材料|稿件?|产品|作品|文章|信息)?)(?:总数|总量|数量|共计?|合计|总计|达到?|[为有])*$"
)
"""The label of a whole that names no kind of its own, beside which the named ones might stand."""
APART = re.compile("转发|转载|参加|另|还|同时|此外|其中|主要|重点|较多|最多|前[两三四五]|(?<!新)增|减|比|占")
"""Words of what is no list of all, or of another matter."""
MANY = 3
OVER, UNDER, LITTLE = Decimal("0.2"), Decimal("0.1"), Decimal("0.02")
"""How far the items may be off and yet be meant to be the whole; two leave less out."""
Link = Literal["among", "each"]


def allotted(line: ListedLine) -> Iterator[Breakdown]:
    """The items behind the first figure of their unit, as many as there are names before them."""
    if not EACH.search(line.sentence.text):
        return
    all_ = figured(line)
    for place, whole in enumerate(all_[:-2]):
        run = _run(all_, place) if whole.counts else []
        if (names := _names(whole, run)) and _is_first(all_, place, run) and (link := _joined(line, whole, run, len(names))):
            yield from _told(line, whole, run, names, link)
            return


def _run(all_: Sequence[Figured], place: int) -> list[Figured]:
    """The figures right behind a whole that stand one behind another, all of its unit or all of none."""
    run = [one for one in all_[place + 1 : place + 2] if one.before not in JOINED]
    for one in all_[place + 2 :] if run else ():
        if one.before not in JOINED:
            break
        run.append(one)
    units = {one.quantity.unit for one in run}
    exact = all(one.quantity.precision == "exact" for one in run)
    return run if exact and units in ({all_[place].quantity.unit}, {""}) and len(run) > 1 else []


def _is_first(all_: Sequence[Figured], place: int, run: Sequence[Figured]) -> bool:
    """Whether no figure before the whole may be one with it, or the clause says that the items are of it."""
    return not any(one.unit == all_[place].unit for one in all_[:place]) or bool(INSIDE.match(run[0].before))


def _names(whole: Figured, run: Sequence[Figured]) -> list[str]:
    """The names, where there are as many as figures."""
    if not run:
        return []
    bare = run[0].quantity.unit == ""
    match = NUMBERED.fullmatch(run[0].before) if bare else LISTED.fullmatch(run[0].before)
    if match is None or APART.search(run[0].before) or (bare and match["unit"] != whole.quantity.unit):
        return []
    names = match["names"].split("、")
    for some in (names, [*names[:-1], *BOTH.split(names[-1])]):
        if len(some) == len(run) and len(set(some)) == len(some) and all(some) and not MORE.search(match["names"]):
            return some
    return []


def _joined(line: ListedLine, whole: Figured, run: Sequence[Figured], many: int) -> Link | None:
    """How sure it is that the items are all; None where they may be others than the whole's, or some of it."""
    amount = line.amount(whole.at, label_start(line.tokens, whole.at))
    text, figures = line.sentence.text, [one.quantity.value for one in run]
    value, sum_ = whole.quantity.value, sum((one.quantity.value for one in run), Decimal(0))
    if amount is None or overlaps(text[line.tokens[run[-1].at].end :]) or max(figures) >= value:
        return None
    inside, bare = INSIDE.match(run[0].before), run[0].quantity.unit == ""
    said = SORTS.search(run[0].before.partition("分别")[0])
    if not (inside or bare or said) and (not GENERAL.search(amount.label) or amount.facet):
        return None
    least = LITTLE if many < MANY else UNDER
    if not -value * least <= sum_ - value <= value * OVER:
        return None
    return "each" if inside or bare or said else "among"


def _told(line: ListedLine, whole: Figured, run: Sequence[Figured], names: Sequence[str], link: Link) -> Iterator[Breakdown]:
    all_ = line.amount(whole.at, label_start(line.tokens, whole.at))
    parts: list[Amount] = []
    for one, name in zip(run, names, strict=True):
        if amount := line.amount(one.at, one.at):
            parts.append(replace(amount, label=name, quantity=replace(amount.quantity, unit=whole.quantity.unit)))
    if all_ and len(parts) == len(run):
        text = line.print(line.tokens[whole.at].start, line.tokens[run[-1].at].end)
        yield Breakdown(all_, tuple(parts), link, False, False, line.paragraph.address, line.paragraph.place, text)
