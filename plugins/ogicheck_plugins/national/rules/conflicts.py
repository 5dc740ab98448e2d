"""Whether the text gives two figures for one measure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from ogicheck.api import At, Finding, Report, Rule, Text, rule
from ogicheck_plugins.national.by_channel import of_channels
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.facts import narrative
from ogicheck_plugins.national.naming import paragraph_name
from ogicheck_plugins.national.narrative.model import Claim
from ogicheck_plugins.national.narrative.worded import WORDED, alike, ending, is_specific, is_within
from ogicheck_plugins.national.never_held import never_held
from ogicheck_plugins.national.recalled import recalled
from ogicheck_plugins.national.some_of import is_some
from ogicheck_plugins.national.swapped import swapped
from ogicheck_plugins.national.told import concerns, is_counted, is_far, told
from ogicheck_plugins.national.vocabulary import words

CLAUSES = (REGULATION_50, FORM_2019, FORM_2021)
WHOLE_YEAR = ("全年", "本年", "今年", "年度", "截至年底", "截至12月")
YEARLY = re.compile("全年|本年|今年|年度|20\\d\\d年")
BESIDES = re.compile("除(?:此|上述|以上|前述)?(?:之外|以外|外)|此外|另外")
"""What is denied behind these is all but what was told before."""
ACTIVITY = "activity/"
SEVERAL, ALL, ITEMS = "disclosed/", "主动公开", "主动公开政府信息"
ANY = ("会议", "检查", "自查", "督查", "活动", "问题", "意见", "项目", "文件", "材料", "开展检查", "开展自查", "会", "事项")
"""Names of things of many kinds, each of which may have its figure."""


@rule(
    "OGI408",
    "figure-conflict",
    level="warning",
    clauses=CLAUSES,
    messages={
        "two": Text(
            "同一件事有两个数字：一处“{0}”，另一处“{1}”（“{2}”第 {3} 段）。请核对后改为一致。",
            "Two figures for one thing: '{0}' here, '{1}' in paragraph {3} of '{2}'. Check and make them agree.",
        )
    },
)
def figure_conflict(report: Report, at: At) -> Iterator[Finding]:
    """同一年同一事项，正文前后两个数字。

    为什么：前后不一，读者不知道信哪一个；多半是改了一处忘了另一处。
    错：前文“全年主动公开政府信息645条”，后文“2022年主动公开政府信息654条”。
    对：前后是同一个数字。
    怎么改：核对后改正写错的一处。

    One measure of one year has two figures in the text.

    Why: Readers do not know which to trust; one was changed and the other forgotten.
    Bad: 645 items of information in one place, 654 in another.
    Good: The same figure in both.
    Fix: Check and mend the wrong one.
    """
    said: set[tuple[str, int]] = set()
    judged: set[tuple[str, int]] = set()
    for claim, other, is_sure in _conflicts(report):
        judged |= {(claim.address, claim.sentence), (other.address, other.sentence)}
        if (claim.address, claim.end) not in said:
            said.add((claim.address, claim.end))
            say = at(claim).say if is_sure else at(claim).review
            yield say("two", claim.text, other.text, *paragraph_name(report, other.address), related=(other,))
    read = narrative(report)
    own = [claim for claim in read.claims if claim.scope == "own" and claim.year == report.year]
    for claim, parted, part in of_channels(own, read.breakdowns):
        if (claim.address, claim.end) not in said:
            yield at(claim).review("two", claim.text, part.text, *paragraph_name(report, parted.address), related=(parted,))
    for later, earlier, is_sure in chain(swapped(report), recalled(report), never_held(report)):
        if judged.isdisjoint((later.key, earlier.key)):
            judged.add(later.key)
            say = at(later).say if is_sure else at(later).review
            yield say("two", later.text, earlier.text, *paragraph_name(report, earlier.address), related=(earlier,))


def _conflicts(report: Report) -> Iterator[tuple[Claim, Claim, bool]]:
    """Each claim with the one before it that it contradicts, and whether that is sure."""
    first: dict[str, Claim] = {}
    told = narrative(report)
    broken_down = {
        (one.address, one.whole.quantity.value) for one in told.breakdowns if one.link in ("among", "each", "held")
    }
    claims = [
        claim
        for claim in (*told.claims, *told.worded)
        if (_is_known(claim) or _is_all_disclosed(claim, broken_down)) and _concerns(report, claim)
    ]
    totals = {one for one in claims if _is_total(one) or (one.address, one.quantity.value) in broken_down}
    yearly = {_kind(claim): claim for claim in claims if claim in totals}
    by_end: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in yearly.values():
        by_end[ending(claim.measure)].append(claim)
    for claim in claims:
        if claim not in totals:
            whole = yearly.get(_kind(claim))
            larger = whole is not None and _is_more(claim, whole)
            told_so = larger or (whole and claim.measure.startswith(WORDED) and _differ(claim, whole))
            if whole and told_so and _are_of_one(report, claim, whole) and not _are_in_one(claim, whole):
                yield claim, whole, larger or is_specific(claim.measure)
            continue
        if whole := _exceeded(claim, yearly) or _placed_larger(claim, by_end):
            yield claim, whole, True
        other = first.setdefault(_kind(claim), claim)
        apart = _by_carrying(report, claim, other) or _by_parts(claim, claims) or _by_parts(other, claims)
        if _differ(claim, other) and _are_of_one(report, claim, other) and not apart and not _are_in_one(claim, other):
            yield claim, other, _are_alike(report, claim, other)


def _are_of_one(report: Report, one: Claim, other: Claim) -> bool:
    """Whether two figures are of the same organs: of an area's organ and of its area, or of what their words name."""
    scopes = {one.scope, other.scope}
    by_area = scopes == {"own", "area"} and report.organ_kind == "government" and is_counted(report, "area")
    by_words = scopes == {"own", "other"} and one.measure.startswith(WORDED) and is_specific(one.measure)
    return len(scopes) == 1 or by_area or by_words


def _concerns(report: Report, claim: Claim) -> bool:
    """Whether a figure is the report year's, and the organ's, or its words name whose it is."""
    if claim.measure.startswith(WORDED):
        return claim.year == report.year
    table = told(report, claim.measure)
    return concerns(report, claim) and not (table and is_some(report, claim, table))


def _kind(claim: Claim) -> str:
    """What a figure counts, whatever the order of its words."""
    return alike(claim.measure) if claim.measure.startswith(WORDED) else claim.measure


def _exceeded(claim: Claim, yearly: Mapping[str, Claim]) -> Claim | None:
    """All that was disclosed, where several channels together are said to have disclosed more of the same."""
    whole = yearly.get("disclosed")
    several = claim.measure.startswith(SEVERAL) and ALL in claim.text and ("、" in claim.measure or ITEMS in claim.text)
    alike = whole and whole.scope == claim.scope and whole.quantity.unit == claim.quantity.unit and ALL in whole.text
    return whole if whole and several and alike and _is_more(claim, whole) else None


def _placed_larger(claim: Claim, by_end: Mapping[str, Sequence[Claim]]) -> Claim | None:
    """All of what one place, or one way, is said to have more of."""
    alike_ = by_end.get(ending(claim.measure), ()) if claim.measure.startswith(WORDED) else ()
    return next((one for one in alike_ if is_within(claim.measure, one.measure) and _is_more(claim, one)), None)


def _differ(claim: Claim, other: Claim) -> bool:
    """Whether two figures, printed as exactly as each other, are two."""
    return other.quantity.value != claim.quantity.value and other.quantity.step == claim.quantity.step


def _is_more(claim: Claim, whole: Claim) -> bool:
    """Whether a figure is more than another that is printed as exactly: 45210 may be 4.5万."""
    return claim.quantity.value > whole.quantity.value and claim.quantity.step == whole.quantity.step


def _are_alike(report: Report, one: Claim, other: Claim) -> bool:
    """Whether both call what they count the same, as far as they name it: of activities several names are of one kind."""
    if not one.measure.startswith(ACTIVITY):
        far = is_far(one, other.quantity.value) or is_far(other, one.quantity.value)
        return not far or one.measure.startswith("disclosed")
    if one.measure.split("/")[1].partition(":")[2] in ANY or one.measure.split("/")[1] in ANY:
        return False
    if one.measure.startswith(WORDED):
        return True
    kinds = (names for kind, names in words(report.form).items() if kind.startswith("foreign.activity."))
    known = sorted((name for names in kinds for name in names), key=len, reverse=True)
    named = (next((name for name in known if name in claim.text), "") for claim in (one, other))
    said = {alike(f"{WORDED}{name}/") for name in named if name}
    return len(said) < 2


def _are_in_one(one: Claim, other: Claim) -> bool:
    """Whether two figures of what no table counts stand in one sentence, which tells them apart unless it says of each that
    it is the year's.
    """
    together = one.measure.startswith(ACTIVITY) and (one.address, one.sentence) == (other.address, other.sentence)
    return together and not all(claim.stated and YEARLY.search(claim.text) for claim in (one, other))


def _is_known(claim: Claim) -> bool:
    """Whether it is sure what a figure counts, and how many."""
    if BESIDES.match(claim.text):
        return False
    known = claim.certain or claim.measure.startswith("disclosed/")
    return known and claim.quantity.precision == "exact"


def _is_all_disclosed(claim: Claim, broken_down: Container[tuple[str, Decimal]]) -> bool:
    """Whether a figure is all that was disclosed, since the sentence tells of what it is made up."""
    exact = claim.quantity.precision == "exact"
    return exact and claim.measure == "disclosed" and (claim.address, claim.quantity.value) in broken_down


def _is_total(claim: Claim) -> bool:
    """Whether a figure is the year's: of disclosed information many sentences tell a part only."""
    whole = claim.stated or any(word in claim.text for word in WHOLE_YEAR)
    return not claim.measure.startswith(("disclosed", ACTIVITY)) or whole


def _by_parts(one: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a sentence tells documents no longer in force by how they ended: 废止2件、宣布失效1件."""
    sentence = [other for other in claims if (other.address, other.sentence) == (one.address, one.sentence)]
    return (
        one.measure == "abolished" and len({"失效" in other.text for other in sentence if other.measure == one.measure}) > 1
    )


def _by_carrying(report: Report, one: Claim, other: Claim) -> bool:
    """Whether two figures of applications differ by those carried over."""
    if one.measure not in ("received", "finished"):
        return False
    said = {claim.quantity.value for claim in narrative(report).claims if claim.measure == "carried_over"}
    table = told(report, "carried_over")
    return abs(one.quantity.value - other.quantity.value) in {*said, *(table.figures if table else ())}


RULES: list[Rule] = [figure_conflict]
