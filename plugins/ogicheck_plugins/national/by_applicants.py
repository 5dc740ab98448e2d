"""Applications by who made them, where a sentence gives them all and the table has their sum: 5件，自然人4件、企业1件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from ogicheck.api import Report
from ogicheck_plugins.national.facts import narrative
from ogicheck_plugins.national.narrative.applied import ANYBODY
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.told import Told, concerns, told

COLUMNS = {
    "自然人": "natural_person",
    "公民": "natural_person",
    "个人": "natural_person",
    "商业企业": "company",
    "科研机构": "research",
    "法律服务机构": "legal_service",
    "律师事务所": "legal_service",
}
"""By label, the column that alone counts them: a company may stand for any body, and others for what is left."""
ASKING = re.compile("(?:申请|提[出交]|递交)的?(?:申请)?$")
"""Behind whoever applied."""
RECEIVED = "received"


def by_applicants(report: Report) -> Iterator[tuple[Breakdown, Amount, Told]]:
    """Each such breakdown with the first part of it that is not its column's: another one makes up for it."""
    claims = [one for one in narrative(report).claims if one.measure == RECEIVED and concerns(report, one)]
    new = told(report, RECEIVED)
    wholes = {(one.address, one.text) for one in claims if new and one.certain and new.bears_out(one)}
    for one in narrative(report).breakdowns:
        if (one.address, one.whole.text) in wholes and _is_exhaustive(one):
            yield from islice(_odd(report, one), 1)


def _odd(report: Report, one: Breakdown) -> Iterator[tuple[Breakdown, Amount, Told]]:
    for part in one.parts:
        column = COLUMNS.get(ASKING.sub("", part.label))
        table = told(report, f"{RECEIVED}.{column}") if column else None
        if table and part.quantity.value not in table.figures:
            yield one, part, table


def _is_exhaustive(one: Breakdown) -> bool:
    """Whether the parts are of applicants, and make up the whole."""
    applicants = not one.nested and len(one.parts) > 1 and all(re.search(ANYBODY, part.label) for part in one.parts)
    return applicants and sum((part.quantity.value for part in one.parts), Decimal(0)) == one.whole.quantity.value
