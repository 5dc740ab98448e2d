"""The size of this year's totals against last year's."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Figure, Finding, Report, Rule, Text, rule
from ogicheck_plugins.national.earlier import number
from ogicheck_plugins.national.facts import previous
from ogicheck_plugins.national.naming import cell_name
from ogicheck_plugins.national.sums import figure

TOTALS = (
    ("requests", ("new", "result_total"), ("total",)),
    ("review", ("reconsideration", "litigation_direct", "litigation_after"), ("total",)),
    ("disclosure", ("licensing", "penalties", "coercion"), ("processed",)),
    ("disclosure", ("regulations", "normative_documents"), ("in_force",)),
)


@rule(
    "OGI708",
    "year-jump",
    level="note",
    clauses=(),
    needs=("previous",),
    options={"times": 5, "base": 20},
    messages={
        "jump": Text(
            "“{0}”为 {1}，上年报告（{3}）为 {2}，相差悬殊。请核对是否填错；属实的，可在正文中说明原因。",
            "'{0}' is {1}; last year's report ({3}) has {2}. Check it; explain it in the text where it is right.",
        )
    },
)
def year_jump(report: Report, at: At) -> Iterator[Finding]:
    """总数与上年相差五倍以上。

    为什么：多半是多填、少填了一位数，或者口径变了；属实的，读者也想知道原因。
    错：上年处罚 120 件，今年 1200 件，没有说明。
    对：今年 130 件；或者写明因职能划转增加。
    怎么改：与台账核对；属实的写明原因。（选项 times、base：倍数，以及上年至少多少才比较。）

    A total is five times last year's, or a fifth of it.

    Why: Mostly a digit too many or too few, or another way of counting; where it is right, readers want to know why.
    Bad: 120 penalties last year and 1200 this year, without a word.
    Good: 130 this year; or a sentence on the new tasks.
    Fix: Check the register; explain it where it is right. (Options: `times`, and `base`, the least that is compared.)
    """
    before = previous(report)
    for cell in _totals(report):
        now, last = figure(cell), number(before.figure(cell.address.split("/")[1], cell.row, cell.column))
        if now is None or last is None or last < at.options["base"]:
            continue
        if now >= last * at.options["times"] or now * at.options["times"] <= last:
            yield at(cell).review("jump", cell_name(report, cell), now, last, before.file)


def _totals(report: Report) -> Iterator[Figure]:
    for key, rows, columns in TOTALS:
        table = report.tables.get(key)
        for row, column in ((row, column) for row in rows for column in columns):
            cell = table.cell(row, column) if table else None
            if cell and cell.shape != "blank":
                yield cell


RULES: list[Rule] = [year_jump]
