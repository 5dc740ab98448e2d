"""Whether the text's applications are those of the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from ogicheck.api import At, Finding, Report, Rule, Text, rule
from ogicheck_plugins.national.applicants import applicants
from ogicheck_plugins.national.by_applicants import by_applicants
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.facts import narrative
from ogicheck_plugins.national.narrative.model import Claim
from ogicheck_plugins.national.sentences import Said, sentence_of
from ogicheck_plugins.national.some_of import is_some
from ogicheck_plugins.national.told import CONFLICT, REASONS, Told, concerns, is_far, told, unsure

CLAUSES = (REGULATION_50, FORM_2019, FORM_2021)
HANDLED = ("finished", "carried_over", "carried_forward")
FROM_SOME = "received."
"""Before a column of table three: applications of natural persons, of companies, …"""
CAME_IN = ("received", "handled")
WITH_OLD = re.compile("[含括][^,，;；。]{0,12}结转")
"""New ones are told without those carried over, but where the sentence says that it has both."""
MANY = ("activity", "disclosed", "fee", "licensing", "penalties", "coercion")
"""What is counted by thousands, and may be rounded in a sentence."""
DECISIONS = ("licensing", "penalties", "coercion")
DECIDED = re.compile("决定|[实施作做][施出]行政")
"""What table two counts, where a sentence may speak of all that was handled, or inspected, too."""
THOUSAND = 1000
"""From here on decisions may be rounded."""
ANSWERED = ("答复", "回复")
"""What was answered may be all that came in; what was finished (办结) is what table 3 sums up."""
OUTCOMES = frozenset(
    (
        "granted",
        "partly_granted",
        "refused",
        "unavailable",
        "unprocessed",
        "other_handling",
        *chain(*REASONS.values()),
    )
)


@rule(
    "OGI401",
    "narrative-requests",
    level="error",
    clauses=CLAUSES,
    needs=("table/requests",),
    messages={
        "new": Text(
            "正文称“{0}”，表三“本年新收”总计为 {1}（{2}）。请核对后改为一致。",
            "The text says '{0}'; table 3 has {1} new applications ({2}). Check and make them agree.",
        ),
        "carried": Text(
            "正文称“{0}”，表三“本年新收”总计为 {1}，加“上年结转”为 {3}（{2}）。请核对后改为一致。",
            "The text says '{0}'; table 3 has {1} new applications, {3} with those carried over ({2}).",
        ),
        "applicants": CONFLICT,
    },
)
def narrative_requests(report: Report, at: At) -> Iterator[Finding]:
    """正文的申请数量与表三不一致。

    为什么：同一个数字两处不同，读者不知道信哪一个；多半是有一处沿用了上年的文字。
    错：正文“未收到依申请公开申请”，表三“本年新收”总计为 2。
    对：正文“收到申请2件”，与“本年新收”（或者加上“上年结转”）一致。
    怎么改：按登记台账核对，改正写错的一处。

    The applications received in the text are not those of the table.

    Why: With two figures for one thing readers trust neither; one of them often is last year's.
    Bad: The text says none was received, the table has 2.
    Good: The text gives the table's figure, with or without those carried over.
    Fix: Check with the register and mend the wrong one.
    """
    yield from _of_applicants(report, at)
    new, carried = told(report, "received"), told(report, "carried_over")
    if new and carried and not any((*new.figures, *carried.figures)):
        for one in applicants(report):
            yield at(one).say("new", one.text, new.figures[0], new.section, related=new.cells)
    for claim in narrative(report).claims:
        if new is None or claim.measure not in CAME_IN or not concerns(report, claim) or new.bears_out(claim):
            continue
        sums = [one + other for one in new.figures for other in (carried.figures if carried else ())]
        apart = "新收" in claim.text and not WITH_OLD.search(sentence_of(report, claim))
        together = not apart and any(claim.quantity.fits(one) for one in sums)
        borne_out = together or _is_what_was_finished(report, claim)
        if borne_out or is_some(report, claim, new):
            continue
        say = at(claim).review if unsure(claim) or is_far(claim, max(sums, default=0)) else at(claim).say
        if carried and carried.figures[0]:
            yield say("carried", claim.text, new.figures[0], new.section, sums[0], related=(*new.cells, *carried.cells))
        else:
            yield say("new", claim.text, new.figures[0], new.section, related=new.cells)


def _of_applicants(report: Report, at: At) -> Iterator[Finding]:
    """Applications of some kind of applicants, that are not their column's, with those carried over or without."""
    claims = (one for one in narrative(report).claims if one.measure.startswith(FROM_SOME) and concerns(report, one))
    once = {(one.measure, one.quantity, one.address, one.sentence): one for one in claims}
    counted: set[tuple[str, str]] = set()
    for claim in once.values():
        new = told(report, claim.measure)
        carried = told(report, claim.measure.replace("received", "carried_over")) if new else None
        old = carried.figures[0] if carried and not _is_of_new(report, claim) else 0
        if new and not any(claim.quantity.fits(sum_) for one in new.figures for sum_ in (one, one + old)):
            counted.add((claim.address, claim.text))
            yield at(claim).say("applicants", claim.text, new.name, new.figures[0], new.section, related=new.cells)
    for whole, part, table in by_applicants(report):
        if (whole.address, part.text) not in counted:
            yield at(whole).say("applicants", part.text, table.name, table.figures[0], table.section, related=table.cells)


def _is_of_new(report: Report, claim: Claim) -> bool:
    """Whether a sentence tells of those newly received, and of none carried over."""
    sentence = sentence_of(report, claim)
    return "新收" in sentence and "结转" not in sentence


def _is_what_was_finished(report: Report, claim: Claim) -> bool:
    """Whether a figure of what was handled is that of the results."""
    finished = told(report, "finished") if claim.measure == "handled" else None
    return bool(finished and finished.bears_out(claim))


@rule(
    "OGI402",
    "narrative-outcomes",
    level="warning",
    clauses=CLAUSES,
    needs=("table/requests",),
    messages={"differs": CONFLICT},
)
def narrative_outcomes(report: Report, at: At) -> Iterator[Finding]:
    """正文的办理结果与表三不一致。

    为什么：予以公开、不予公开等各有多少件，正文和表格应当是同一个数。
    错：正文“予以公开12件”，表三“（一）予以公开”总计为 10。
    对：正文与表三各行的总计一致。
    怎么改：核对后改正写错的一处。

    The outcomes in the text are not those of the table.

    Why: Text and table count the same applications.
    Bad: 予以公开12件 in the text, 10 in the table.
    Good: The text gives the totals of the table's rows.
    Fix: Check and mend the wrong one.
    """
    for claim in narrative(report).claims:
        outcome = set(claim.measure.split("+")) <= OUTCOMES
        if not (outcome or claim.measure in HANDLED) or not concerns(report, claim):
            continue
        if not _is_what_came_in(report, claim) and not _is_of_new_ones(report, claim):
            yield from differing(report, at, claim)


def _is_of_new_ones(report: Report, claim: Claim) -> bool:
    """Whether what was finished is that of the year's own applications, those carried over apart."""
    finished, carried = told(report, "finished"), told(report, "carried_over")
    if claim.measure != "finished" or not finished or not carried:
        return False
    return any(claim.quantity.fits(all_ - old) for all_ in finished.figures for old in carried.figures)


def _is_what_came_in(report: Report, claim: Claim) -> bool:
    """Whether a figure of what was answered is that of the applications received."""
    answered = claim.measure == "finished" and any(word in claim.text for word in ANSWERED) and "办结" not in claim.text
    new, carried = told(report, "received"), told(report, "carried_over")
    sums = [one + other for one in (new.figures if new else ()) for other in (0, *(carried.figures if carried else ()))]
    return answered and any(claim.quantity.fits(one) for one in sums)


def all_differing(report: Report, at: At, claims: Iterable[Claim], others: Iterable[tuple[Said, Told]]) -> Iterator[Finding]:
    """The findings of claims, and of `others` that are read apart from them where a sentence has none yet."""
    counted: set[tuple[str, int]] = set()
    for claim in claims:
        found = list(differing(report, at, claim))
        counted |= {(claim.address, claim.sentence) for _ in found}
        yield from found
    for one, table in others:
        if one.key not in counted:
            yield at(one).say("differs", one.text, table.name, table.figures[0], table.section, related=table.cells)


def differing(report: Report, at: At, claim: Claim) -> Iterator[Finding]:
    """A finding where the tables do not bear the claim out; nothing where they say nothing clear."""
    table = told(report, claim.measure)
    if table and not table.bears_out(claim) and not is_some(report, claim, table):
        far = not claim.measure.startswith(MANY) and is_far(claim, max(table.figures))
        say = at(claim).review if unsure(claim) or far else at(claim).say
        yield say("differs", claim.text, table.name, table.figures[0], table.section, related=table.cells)


@rule(
    "OGI412",
    "approximate-count",
    level="note",
    clauses=CLAUSES,
    messages={
        "about": Text(
            "“{0}”是约数；表格对此有准确的数字，正文应写准确数。",
            "'{0}' is approximate; the tables count it exactly, and so should the text.",
        )
    },
)
def approximate_count(report: Report, at: At) -> Iterator[Finding]:
    """表格有准确数字的事项，正文写了约数。

    为什么：申请、复议、诉讼、规范性文件的件数表里是准确的，正文写“余件”让人怀疑没有认真统计。
    错：全年收到政府信息公开申请40余件。
    对：全年收到政府信息公开申请46件。
    怎么改：改为表格里的准确数字。

    The text rounds what the tables count exactly.

    Why: A rounded figure beside an exact one looks careless.
    Bad: 全年收到政府信息公开申请40余件。
    Good: 全年收到政府信息公开申请46件。
    Fix: Give the table's figure.
    """
    for claim in narrative(report).claims:
        exact = claim.quantity.precision == "exact" and claim.quantity.step == 1
        counted = not claim.measure.startswith(MANY) or _are_few_decisions(report, claim)
        if not exact and counted and claim.year == report.year:
            yield at(claim).say("about", claim.text)


def _are_few_decisions(report: Report, claim: Claim) -> bool:
    """Whether it is table two's count of decisions that a sentence rounds, and no more than a reader can take in."""
    decided = claim.measure in DECISIONS and claim.certain and DECIDED.search(claim.text)
    table = told(report, claim.measure) if decided and claim.quantity.value < THOUSAND else None
    return bool(table and concerns(report, claim) and table.bears_out(claim))


RULES: list[Rule] = [narrative_requests, narrative_outcomes, approximate_count]
