"""Whether the text's reviews and lawsuits, and its documents, are those of the tables; reviews where nobody applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ogicheck.api import At, Finding, Report, Rule, Site, Text, rule
from ogicheck_plugins.national.all_upheld import all_upheld
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_20, REGULATION_50
from ogicheck_plugins.national.facts import narrative
from ogicheck_plugins.national.narrative.model import Claim
from ogicheck_plugins.national.rules.narrative_requests import all_differing, differing
from ogicheck_plugins.national.told import CONFLICT, concerns, told

CLAUSES = (REGULATION_50, FORM_2019, FORM_2021)
OTHERS = ("部门", "单位", "乡镇", "街道", "县直", "市直", "区直")
NEXT = 2
"""Characters from a figure to the next of a list."""
DOCUMENTS = ("issued", "abolished", "in_force", "regulations.issued", "regulations.abolished", "regulations.in_force")


@rule(
    "OGI403",
    "narrative-review",
    level="warning",
    clauses=CLAUSES,
    needs=("table/review",),
    messages={"differs": CONFLICT},
)
def narrative_review(report: Report, at: At) -> Iterator[Finding]:
    """正文的行政复议、行政诉讼件数与表四不一致。

    为什么：因政府信息公开引起的复议、诉讼，正文和表四应当是同一个数。
    错：正文“因政府信息公开引发行政复议3件”，表四“行政复议”总计为 2。
    对：正文与表四一致；本机关办理的其他复议、诉讼案件另行说明。
    怎么改：核对后改正写错的一处。

    The reviews or lawsuits in the text are not those of the table.

    Why: Text and table count the same cases.
    Bad: Three reviews in the text, two in the table.
    Good: The same figures; other cases that the organ handles are told apart.
    Fix: Check and mend the wrong one.
    """
    measures = ("reconsideration", "litigation")
    claims = (one for one in narrative(report).claims if one.measure.startswith(measures) and concerns(report, one))
    yield from all_differing(report, at, claims, all_upheld(report))


@rule(
    "OGI404",
    "review-without-requests",
    level="warning",
    clauses=(FORM_2019, FORM_2021),
    needs=("table/review", "table/requests"),
    messages={
        "none": Text(
            "表四有行政复议、行政诉讼 {0} 件，表三本年新收和上年结转的申请却都是 0。"
            "请核对：表四只统计因政府信息公开引起的复议、诉讼。",
            "Table 4 has {0} reviews and lawsuits while table 3 has no application, new or carried over. "
            "Table 4 counts only those over open government information.",
        )
    },
)
def review_without_requests(report: Report, at: At) -> Iterator[Finding]:
    """没有申请，却有因政府信息公开引起的复议、诉讼。

    为什么：表四只统计因政府信息公开工作引起的复议、诉讼；一件申请都没有，多半是把本机关办理的全部案件填进来了。
    错：表三本年新收、上年结转都是 0，表四“行政复议”总计 15。
    对：表四填因政府信息公开被申请复议、提起诉讼的件数。
    怎么改：核对表四的口径，删去与政府信息公开无关的案件。

    There are reviews over open government information, and no application.

    Why: Table 4 counts only cases over open government information; most often all the organ's cases were filled in.
    Bad: No application in table 3, 15 reviews in table 4.
    Good: Table 4 counts the reviews and lawsuits over open government information.
    Fix: Check what table 4 counts, and leave out the other cases.
    """
    new, carried = told(report, "received"), told(report, "carried_over")
    cases = told(report, "reconsideration+litigation")
    if new and carried and cases and not any((*new.figures, *carried.figures)) and max(cases.figures):
        table = report.tables["review"]
        related = (*cases.cells, *new.cells, *carried.cells)
        yield at(Site(table.address, table.place, table.text)).say("none", max(cases.figures), related=related)


@rule(
    "OGI409",
    "narrative-disclosure",
    level="warning",
    clauses=(REGULATION_20, *CLAUSES),
    needs=("table/disclosure",),
    messages={"differs": CONFLICT},
)
def narrative_disclosure(report: Report, at: At) -> Iterator[Finding]:
    """正文的规范性文件件数与表二不一致。

    为什么：制发、废止、现行有效各有多少件，正文和表二应当是同一个数。
    错：正文“本年制发行政规范性文件5件”，表二“本年制发件数”为 3。
    对：正文与表二一致；上级或者其他机关的文件写明是谁的。
    怎么改：核对后改正写错的一处。

    The normative documents in the text are not those of the table.

    Why: Text and table count the same documents.
    Bad: Five issued in the text, three in the table.
    Good: The same figures; documents of another organ are named as its own.
    Fix: Check and mend the wrong one.
    """
    own = ("own", "area", "office") if report.organ_kind == "government" else ("own", "area")
    claims = [
        one for one in narrative(report).claims if one.measure in DOCUMENTS and one.scope in own and concerns(report, one)
    ]
    for claim in claims:
        if not _sums_up(report, claim, claims):
            yield from differing(report, at, claim if _is_shared(report, claim) else replace(claim, scope="own"))


def _is_shared(report: Report, claim: Claim) -> bool:
    """Whether others' documents stand beside those of a government and its office, so that the table may count both."""
    read = narrative(report)
    texts = [(one.address, one.text) for one in read.claims] + [(one.address, one.text) for one in read.unclaimed]
    beside = [text for address, text in texts if address == claim.address and text != claim.text]
    next_ = [one.text for one in read.unclaimed if one.address == claim.address and 0 <= one.start - claim.end <= NEXT]
    named = [*(text for text in beside if "文件" in text), *(next_ if claim.scope == "office" else ())]
    return any(word in text for text in named for word in OTHERS)


def _sums_up(report: Report, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the sentence tells the table's figure in parts: 废止2件、宣布失效1件."""
    whole, table = (claim.address, claim.sentence, claim.measure), told(report, claim.measure)
    parts = [one for one in claims if (one.address, one.sentence, one.measure) == whole]
    sum_ = replace(claim, quantity=replace(claim.quantity, value=sum((one.quantity.value for one in parts), Decimal(0))))
    return bool(table and len(parts) > 1 and table.bears_out(sum_))


RULES: list[Rule] = [narrative_review, review_without_requests, narrative_disclosure]
