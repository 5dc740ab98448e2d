"""One number over two cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ogicheck.api import At, Figure, Finding, Report, ReportTable, Rule, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.facts import relations
from ogicheck_plugins.national.naming import cell_name
from ogicheck_plugins.national.sums import Sum, figure

Number = int | Decimal


@rule(
    "OGI219",
    "figure-split",
    level="warning",
    clauses=(FORM_2019, FORM_2021),
    needs=("sums",),
    messages={
        "split": Text(
            "“{0}”的 {1} 和“{2}”的 {3} 像是一个数 {4} 拆在两格里：合起来读，各项合计才成立。",
            "{1} at '{0}' and {3} at '{2}' look like one number, {4}, over two cells: only then do the sums hold.",
        )
    },
)
def figure_split(report: Report, at: At) -> Iterator[Finding]:
    """一个数拆在相邻的两格里。

    为什么：多半是录入或转换时断开了，两格的数都不对，合计也不成立。
    错：自然人 12 件拆成“自然人 1、商业企业 2”，总计却是 12。
    对：自然人 12，商业企业 0，总计 12。
    怎么改：把数填回一格，另一格填实际的数或 0。

    One number stands over two neighbouring cells.

    Why: It was broken in typing or conversion; both cells are wrong, and no sum holds.
    Bad: 12 by natural persons as 1 and, under companies, 2, with a total of 12.
    Good: 12 and 0, with a total of 12.
    Fix: Put the number back into one cell, and the true figure or 0 into the other.
    """
    for table in report.tables.values():
        if table.state == "read":
            sums, _ = relations(report, table.key)
            broken = [one for one in sums if one.difference and not one.unclear]
            for one in (each for each in broken if each.each == "row"):
                yield from _split(report, at, table, one, sums)


def _split(report: Report, at: At, table: ReportTable, broken: Sum, sums: Sequence[Sum]) -> Iterator[Finding]:
    """The pairs of a row whose figures, read as one, mend the row and leave no column broken."""
    mended = [pair for pair in pairwise(broken.left) if _joined(pair) and _mends(pair, broken, sums)]
    for left, right in mended[:1] if len(mended) == 1 else ():
        said = (cell_name(report, left), left.text, cell_name(report, right), right.text, f"{left.text}{right.text}")
        yield at.doubting(table.unclear)(left).say("split", *said, related=[right])


def _joined(pair: tuple[Figure, Figure]) -> bool:
    """Whether both cells print digits that may be one number."""
    left, right = (one.text.strip() for one in pair)
    return left.isdecimal() and right.isdecimal() and left != "0"


def _mends(pair: tuple[Figure, Figure], broken: Sum, sums: Sequence[Sum]) -> bool:
    """Whether the row holds with the whole number in either cell and 0 in the other, and each column that they stand in."""
    whole = int(pair[0].text + pair[1].text)
    left, right = (one.address for one in pair)
    return any(_hold(values, broken, sums) for values in ({left: whole, right: 0}, {left: 0, right: whole}))


def _hold(values: dict[str, int], broken: Sum, sums: Sequence[Sum]) -> bool:
    touched = [one for one in sums if one is broken or any(cell.address in values for cell in one.cells)]
    return all(not one.unclear and _sum(one.left, values) == _sum(one.right, values) for one in touched)


def _sum(cells: tuple[Figure, ...], values: dict[str, int]) -> Number:
    return sum((values.get(cell.address, figure(cell) or 0) for cell in cells), 0)


RULES: list[Rule] = [figure_split]
