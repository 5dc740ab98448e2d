"""Whether a sentence on the report year names another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Text, rule
from ogicheck_plugins.national.ascribed import ascribed, is_continued
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.facts import narrative
from ogicheck_plugins.national.later_years import later_years
from ogicheck_plugins.national.left_over import left_over
from ogicheck_plugins.national.misdated import doubled, proved
from ogicheck_plugins.national.named_years import misnamed
from ogicheck_plugins.national.narrative.model import Claim, Dated
from ogicheck_plugins.national.planned import planned
from ogicheck_plugins.national.same_figures import same_figures
from ogicheck_plugins.national.sentences import said
from ogicheck_plugins.national.told import is_counted, told

ACTIVITY = "activity/"
LOOKS_BACK = "problems"
LONGEST = 40
"""Characters of a sentence that a message quotes."""
NEXT, NEAR = (-1, 1), (-2, -1, 1)
"""How far an older file's year is from the report's; the year by which all begins may be that of one older still."""
LEADS = 1
"""The sentences by which a paragraph begins: the first, or the one behind its heading."""
HAPPENED = re.compile("启用|试点|挂牌|[建落]成|投入使用|投用|迁|汇编成|改版|上线")
"""What happens once, so that a later report may tell when."""
Key = tuple[str, int]
"""The paragraph's address and the sentence's number: each is told of once."""


@rule(
    "OGI410",
    "wrong-year",
    level="warning",
    clauses=(REGULATION_50, FORM_2019, FORM_2021),
    messages={
        "year": Text(
            "本报告是 {1} 年度的，这里却写“{0}”。如果是沿用旧稿，请改为 {1} 年。",
            "The report is for {1}; this sentence speaks of another year: '{0}'. Mend it if it was left from an older file.",
        ),
        "same": Text(
            "本报告是 {1} 年度的，这里却写“{0}”；同一个数字在别处（{2}）是 {1} 年的。请改为 {1} 年。",
            "The report is for {1}; this sentence gives another year: '{0}'. The same figure is elsewhere ({2}) for {1}.",
        ),
        "named": Text(
            "本报告是 {1} 年度的，“{2}”应为 {3} 年，这里却写“{0}”。请核对后改正。",
            "The report is for {1}, so that '{2}' is {3}; the text says '{0}'. Check and mend it.",
        ),
        "planned": Text(
            "“{0}”写的是今后的打算，{1} 年却已经过去，应为 {2} 年。",
            "'{0}' tells of plans, but {1} is over: it should be {2}.",
        ),
    },
)
def wrong_year(report: Report, at: At) -> Iterator[Finding]:
    """说报告年度的事，写成了别的年份。

    为什么：多半是在上年的报告上改的，年份没有改全；写今后打算的，年份还停在已经过去的一年。
    错：2022年度报告里写“2021年，我局在县政府网站发布政府信息35条”。
    对：2022年，我局在县政府网站发布政府信息35条。
    怎么改：改为报告年度；确实说的是往年的，写明是与往年比较。

    A sentence on the report year names another one.

    Why: The file was made from last year's, and not changed throughout; or plans are told for the year that is over.
    Bad: 2021年，我局在县政府网站发布政府信息35条, in a report for 2022.
    Good: 2022年，我局在县政府网站发布政府信息35条.
    Fix: Name the report year; where the other one is meant, say that it is a comparison.
    """
    judged: set[Key] = set()
    if report.year is not None:
        for found in (_named, _counted, _repeated, _leading, _left_over, _ascribed, _opening, _later, _planned):
            yield from found(report, at, judged)


def _named(report: Report, at: At, judged: set[Key]) -> Iterator[Finding]:
    """Years beside their names."""
    for paragraph in said(report):
        for one in misnamed(report, paragraph):
            judged.add(one.words.key)
            if not _is_period(report, one.words.whole):
                yield at(one.words).say("named", one.words.text, report.year, one.name, one.due)


def _is_period(report: Report, text: str) -> bool:
    """Whether a paragraph gives the statistical period as another year's, of which OGI113 tells."""
    span = report.period
    return span is not None and span.text == text and span.end is not None and span.end.year != report.year


def _leading(report: Report, at: At, judged: set[Key]) -> Iterator[Finding]:
    """Sentences that begin with the year and give figures."""
    last = next((section.address for section in report.sections if section.key == LOOKS_BACK), None)
    for one in narrative(report).dated:
        if one.year == report.year or one.reserved or _is_below(one, last) or (one.address, one.sentence) in judged:
            continue
        told_ = [claim for claim in narrative(report).claims if _tells(claim, one) and is_counted(report, claim.scope)]
        if told_ and not _is_carried_on(report, one, told_):
            judged.add((one.address, one.sentence))
            yield from _misdated(report, at, one, told_)


def _is_carried_on(report: Report, one: Dated, told_: list[Claim]) -> bool:
    """Whether only a deed that no table counts is told of, and it happened once, or the text goes on from it."""
    if not all(claim.measure.startswith(ACTIVITY) for claim in told_):
        return False
    around = next((near for near in said(report) if near[0].address == one.address), ())
    this = next((near for near in around if near.key == (one.address, one.sentence)), None)
    return this is not None and bool(HAPPENED.search(this.read) or is_continued(around, this, report))


def _counted(report: Report, at: At, judged: set[Key]) -> Iterator[Finding]:
    """Figures that the report gives for its own year, too."""
    for claim, equal, where in (*doubled(report), *proved(report)):
        if (claim.address, claim.sentence) not in judged:
            judged.add((claim.address, claim.sentence))
            text = claim.text if str(claim.year) in claim.text else f"{claim.year}年，……{claim.text}"
            yield at(claim).say("same", text, report.year, where, related=equal, level="error")


def _repeated(report: Report, at: At, judged: set[Key]) -> Iterator[Finding]:
    """Large figures, whatever they count, that another sentence gives for the report year."""
    for one, other in same_figures(report):
        if one.key not in judged:
            judged.add(one.key)
            yield at(one).say("same", _start(one.text), report.year, other.address, related=(other,), level="error")


def _left_over(report: Report, at: At, judged: set[Key]) -> Iterator[Finding]:
    """Sentences and headings on the year's work, without a figure that the tables have otherwise."""
    wanting = f"section/{LOOKS_BACK}/"
    reserved = {
        (one.address, one.sentence)
        for one in narrative(report).dated
        if one.reserved and not one.address.startswith(wanting)
    }
    counted = {
        (one.address, one.sentence) for one in narrative(report).claims if one.quantity.value and told(report, one.measure)
    }
    for one in left_over(report):
        if one.key not in judged | reserved | counted:
            judged.add(one.key)
            yield at(one).say("year", _start(one.text), report.year)


def _opening(report: Report, at: At, judged: set[Key]) -> Iterator[Finding]:
    """Whatever else a paragraph of the overview opens with."""
    for one in narrative(report).dated:
        near = report.year is not None and one.year - report.year in (NEAR if one.first else NEXT)
        early = one.sentence <= LEADS and one.address.startswith("section/overview/")
        if near and early and not one.reserved and (one.address, one.sentence) not in judged:
            yield (at(one).say if one.first else at(one).review)("year", _start(one.text), report.year)


def _ascribed(report: Report, at: At, judged: set[Key]) -> Iterator[Finding]:
    """What else a sentence gives for the year beside the report's, without a figure that is read."""
    known = {(one.address, one.sentence) for one in narrative(report).dated if one.reserved}
    claims = (one for one in narrative(report).claims if not one.measure.startswith(ACTIVITY))
    known |= {(one.address, one.sentence) for one in claims}
    for one in ascribed(report):
        if one.key not in judged | known:
            judged.add(one.key)
            yield at(one).say("year", _start(one.text), report.year)


def _later(report: Report, at: At, judged: set[Key]) -> Iterator[Finding]:
    """What a sentence counts for a year still to come."""
    for one in later_years(report):
        if one.key not in judged:
            judged.add(one.key)
            yield at(one).say("year", _start(one.text), report.year)


def _planned(report: Report, at: At, judged: set[Key]) -> Iterator[Finding]:
    """What is still to be done in the year that is over."""
    for one, year in planned(report):
        if one.key not in judged and report.year:
            judged.add(one.key)
            yield at(one).say("planned", _start(one.text), year, report.year + 1)


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
    yield at(one).say("year", _start(one.text), report.year)


def claim_text(one: Dated, claim: Claim) -> str:
    return claim.text if str(one.year) in claim.text else f"{one.year}年，……{claim.text}"


def _start(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "……"


RULES: list[Rule] = [wrong_year]
