"""Whether the text contradicts itself: two figures for one measure, another year than the report's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ogicheck.api import At, Finding, Report, Rule, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.facts import narrative
from ogicheck_plugins.national.misdated import doubled
from ogicheck_plugins.national.naming import paragraph_name
from ogicheck_plugins.national.narrative.model import Claim, Dated
from ogicheck_plugins.national.narrative.reasons import PART
from ogicheck_plugins.national.told import concerns, told
from ogicheck_plugins.national.vocabulary import words

CLAUSES = (REGULATION_50, FORM_2019, FORM_2021)
WHOLE_YEAR = ("全年", "本年", "今年", "年度", "截至年底", "截至12月")
ACTIVITY = "activity/"
ANY = ("会议", "检查", "自查", "督查", "活动", "问题", "意见", "项目", "文件", "材料", "开展检查", "开展自查", "会", "事项")
"""Names of things of many kinds, each of which may have its figure."""
LOOKS_BACK = "problems"
FEE = "处理费"
LEADS = 1
"""The sentences by which a paragraph begins: the first, or the one behind its heading."""


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
    first: dict[str, Claim] = {}
    claims = [claim for claim in narrative(report).claims if _is_known(claim) and concerns(report, claim)]
    yearly = {claim.measure: claim for claim in claims if _is_total(claim)}
    for claim in claims:
        if not _is_total(claim):
            whole = yearly.get(claim.measure)
            larger = whole and claim.quantity.value > whole.quantity.value and claim.scope == whole.scope
            if whole and larger and not _are_in_one(claim, whole):
                yield at(claim).say("two", claim.text, whole.text, *paragraph_name(report, whole.address), related=(whole,))
            continue
        other = first.setdefault(claim.measure, claim)
        differs = other.quantity.value != claim.quantity.value and other.quantity.step == claim.quantity.step
        apart = _by_carrying(report, claim, other) or _by_parts(claim, claims) or _by_parts(other, claims)
        if differs and other.scope == claim.scope and not apart and not _are_in_one(claim, other):
            say = at(claim).say if _are_alike(report, claim, other) else at(claim).review
            yield say("two", claim.text, other.text, *paragraph_name(report, other.address), related=(other,))


def _are_alike(report: Report, one: Claim, other: Claim) -> bool:
    """Whether both call what they count the same, as far as they name it: of activities several names are of one kind."""
    if not one.measure.startswith(ACTIVITY):
        return True
    if one.measure.split("/")[1].partition(":")[2] in ANY or one.measure.split("/")[1] in ANY:
        return False
    kinds = (names for kind, names in words(report.form).items() if kind.startswith("foreign.activity."))
    known = sorted((name for names in kinds for name in names), key=len, reverse=True)
    said = {name for claim in (one, other) if (name := next((name for name in known if name in claim.text), ""))}
    return len(said) < 2


def _are_in_one(one: Claim, other: Claim) -> bool:
    """Whether two figures of what no table counts stand in one sentence, which tells them apart."""
    return one.measure.startswith(ACTIVITY) and (one.address, one.sentence) == (other.address, other.sentence)


def _is_known(claim: Claim) -> bool:
    """Whether it is sure what a figure counts: of an outcome's grounds each has a figure of its own."""
    if claim.measure.startswith(PART):
        return False
    known = claim.certain or claim.measure.startswith("disclosed/")
    return known and claim.quantity.precision == "exact"


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


@rule(
    "OGI410",
    "wrong-year",
    level="warning",
    clauses=CLAUSES,
    messages={
        "year": Text(
            "本报告是 {1} 年度的，这里却写“{0}”。如果是沿用旧稿，请改为 {1} 年。",
            "The report is for {1}; this sentence speaks of another year: '{0}'. Mend it if it was left from an older file.",
        ),
        "same": Text(
            "本报告是 {1} 年度的，这里却写“{0}”；同一个数字在别处（{2}）是 {1} 年的。请改为 {1} 年。",
            "The report is for {1}; this sentence gives another year: '{0}'. The same figure is elsewhere ({2}) for {1}.",
        ),
    },
)
def wrong_year(report: Report, at: At) -> Iterator[Finding]:
    """说报告年度的事，写成了别的年份。

    为什么：多半是在上年的报告上改的，年份没有改全。
    错：2022年度报告里写“2021年，我局在县政府网站发布政府信息35条”。
    对：2022年，我局在县政府网站发布政府信息35条。
    怎么改：改为报告年度；确实说的是往年的，写明是与往年比较。

    A sentence on the report year names another one.

    Why: The file was made from last year's, and not changed throughout.
    Bad: 2021年，我局在县政府网站发布政府信息35条, in a report for 2022.
    Good: 2022年，我局在县政府网站发布政府信息35条.
    Fix: Name the report year; where the other one is meant, say that it is a comparison.
    """
    last = next((section.address for section in report.sections if section.key == LOOKS_BACK), None)
    judged: set[tuple[str, int]] = set()
    for one in narrative(report).dated:
        if report.year is None or one.reserved or _is_below(one, last):
            continue
        told_ = [claim for claim in narrative(report).claims if _tells(claim, one)]
        if told_ or FEE in one.text:
            judged.add((one.address, one.sentence))
            yield from _misdated(report, at, one, told_)
        elif one.sentence <= LEADS and one.address.startswith("section/overview/") and abs(one.year - report.year) == 1:
            yield (at(one).say if one.first else at(one).review)("year", _start(one), report.year)
    for claim, equal, where in doubled(report):
        if (claim.address, claim.sentence) not in judged:
            judged.add((claim.address, claim.sentence))
            text = claim.text if str(claim.year) in claim.text else f"{claim.year}年，……{claim.text}"
            yield at(claim).say("same", text, report.year, where, related=equal, level="error")


def _is_below(one: Dated, section: str | None) -> bool:
    return section is not None and one.address.startswith(section + "/")


def _tells(claim: Claim, one: Dated) -> bool:
    return claim.address == one.address and claim.sentence == one.sentence and claim.year == one.year


def _misdated(report: Report, at: At, one: Dated, told_: list[Claim]) -> Iterator[Finding]:
    """Wrong for certain where the report gives the same figure for its own year; silent where it gives another one
    beside it: then the years are compared.
    """
    others = [claim for claim in narrative(report).claims if claim.year == report.year]
    for claim in told_:
        same = [other for other in others if other.measure == claim.measure]
        equal = next((other for other in same if other.quantity.value == claim.quantity.value), None)
        if equal:
            yield at(claim).say("same", claim_text(one, claim), report.year, equal.address, related=(equal,), level="error")
            return
        if any(other.address == one.address or other.measure.startswith(ACTIVITY) for other in same):
            return
    yield at(one).say("year", _start(one), report.year)


def claim_text(one: Dated, claim: Claim) -> str:
    return claim.text if str(one.year) in claim.text else f"{one.year}年，……{claim.text}"


def _start(one: Dated) -> str:
    return one.text if len(one.text) <= 40 else one.text[:40] + "……"


RULES: list[Rule] = [figure_conflict, wrong_year]
