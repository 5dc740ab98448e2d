"""Whether the text's decisions and fees are those of table two, and whether all is finished that it calls finished."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ogicheck.api import At, Finding, Report, Rule, Text, rule
from ogicheck_plugins.national.all_done import all_done, is_clear, is_of_some
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_20, REGULATION_50
from ogicheck_plugins.national.facts import narrative
from ogicheck_plugins.national.narrative.model import Claim
from ogicheck_plugins.national.rules.narrative_requests import all_differing, differing
from ogicheck_plugins.national.sentences import sentence_of
from ogicheck_plugins.national.shown_decisions import shown_decisions
from ogicheck_plugins.national.told import CONFLICT, concerns, told

DECISIONS = frozenset(("licensing", "penalties", "coercion"))
FEES = "fees"
TEN_THOUSAND = Decimal(10_000)
"""The form counts fees in 万元; a sentence's figure is in 元."""


@rule(
    "OGI414",
    "narrative-decisions",
    level="warning",
    clauses=(REGULATION_20, REGULATION_50, FORM_2019, FORM_2021),
    needs=("table/disclosure",),
    messages={"differs": CONFLICT},
)
def narrative_decisions(report: Report, at: At) -> Iterator[Finding]:
    """正文的行政许可、行政处罚、行政强制决定或收费与表二不一致。

    为什么：处理决定数量和收费金额，正文和表二应当是同一个数。
    错：正文“作出行政处罚决定45件”，表二“行政处罚”本年处理决定数量为 40。
    对：正文与表二一致；办件量、公示条数等另一口径的数，写明是什么。
    怎么改：核对后改正写错的一处。

    Permits, penalties, coercive measures or fees in the text are not those of table two.

    Why: Text and table count the same decisions.
    Bad: 45 penalties in the text, 40 in the table.
    Good: The same figures; what is counted otherwise (services handled, notices published) is named as such.
    Fix: Check and mend the wrong one.
    """
    claims = [claim for claim in narrative(report).claims if concerns(report, claim)]
    decided = (claim for claim in claims if set(claim.measure.split("+")) <= DECISIONS)
    yield from all_differing(report, at, decided, shown_decisions(report))
    for claim in claims:
        if claim.measure == FEES:
            yield from _charged(report, at, claim)


def _charged(report: Report, at: At, claim: Claim) -> Iterator[Finding]:
    """Silent where the table gives the very figure in 元: its unit is another rule's matter."""
    table = told(report, FEES)
    if table and claim.quantity.value not in table.figures:
        quantity = claim.quantity
        scaled = replace(quantity, value=quantity.value / TEN_THOUSAND, step=quantity.step / TEN_THOUSAND, unit="万元")
        yield from differing(report, at, replace(claim, quantity=scaled))


@rule(
    "OGI415",
    "all-finished",
    level="warning",
    clauses=(FORM_2019, FORM_2021),
    needs=("table/requests",),
    messages={
        "left": Text(
            "正文称“{0}”，表三“结转下年度继续办理”总计却为 {1}（{2}）。请核对，未到期的写明结转下年度。",
            "The text says '{0}'; table 3 carries {1} forward ({2}). Check, and say which are not due yet.",
        )
    },
)
def all_finished(report: Report, at: At) -> Iterator[Finding]:
    """正文称申请全部办结，表三却有结转下年度继续办理的。

    为什么：结转下年度的就是没有办结的，两处必有一处不对。
    错：正文“收到申请46件，均已按期答复”，表三结转下年度 3 件。
    对：收到申请46件，办结43件，结转下年度继续办理3件；或者“应办结的均已办结”。
    怎么改：核对后改正；未到期的写明结转下年度继续办理。

    The text says that all applications were finished, while the table carries some forward.

    Why: What is carried forward is not finished.
    Bad: 收到申请46件，均已按期答复, with 3 carried forward in the table.
    Good: 43 finished and 3 carried forward; or "all that were due".
    Fix: Check, and say how many are carried forward.
    """
    table = told(report, "unfinished")
    if table is None or not any(table.figures):
        return
    judged: set[tuple[str, int]] = set()
    for claim in narrative(report).claims:
        if claim.measure == "unfinished" and claim.scope in ("own", "area") and concerns(report, claim):
            sentence = sentence_of(report, claim)
            if is_clear(sentence, report.year) and not is_of_some(report, sentence):
                judged.add((claim.address, claim.sentence))
                yield at(claim).say("left", claim.text, table.figures[0], table.section, related=table.cells)
    for one in all_done(report):
        if one.key not in judged:
            yield at(one).say("left", one.text, table.figures[0], table.section, related=table.cells)


RULES: list[Rule] = [narrative_decisions, all_finished]
