"""An organ of the roster without a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ogicheck.api import At, Finding, Report, Text, rule
from ogicheck_plugins.national.clauses import REGULATION_49

if TYPE_CHECKING:
    from ogicheck_plugins.roster.places import Absence


@rule(
    "OGI709",
    "report-absent",
    level="warning",
    clauses=(REGULATION_49,),
    needs=("absence",),
    messages={
        "absent": Text(
            "{1} 里有“{0}”，这次检查的文件里没有它 {2} 年的报告。",
            "'{0}' is in {1}, and its report for {2} is not among the files.",
        ),
        "other-year": Text(
            "{1} 里有“{0}”，这次检查的文件里没有它 {2} 年的报告，只有 {3} 年的（{4}）。",
            "'{0}' is in {1}; of its reports there is none for {2}, only one for {3} ({4}).",
        ),
        "near": Text(
            "{1} 里有“{0}”，没有它 {2} 年的报告；有一份写的是“{3}”（{4}），{1} 里没有这个名称，请核对是不是它的。",
            "'{0}' is in {1}, and has no report for {2}; there is one of '{3}' ({4}), not in {1}, that may be its own.",
        ),
        "file-name": Text(
            "{1} 里有“{0}”，没有它 {2} 年的报告；文件 {3} 的名称像是它的，但没有读出是谁的报告。",
            "'{0}' is in {1}, and has no report for {2}; {3} is named like it, but does not tell whose report it is.",
        ),
    },
)
def report_absent(report: Report, at: At) -> Iterator[Finding]:
    """名册（或者上年的文件夹）里的机关没有报告。

    为什么：每个行政机关都要在每年 1 月 31 日前公布上一年度的报告；少收一份，汇总的数字也就不对。
    错：名册列有“水利局”，收到的文件里没有水利局的年度报告。
    对：名册里的每个机关都有一份所查年度的报告，报告里的名称与名册一致。
    怎么改：向该机关催收；已经交来的，核对报告标题里的机关名称和年度，改正写错的一方。

    An organ of the roster, or of last year's folder, has no report.

    Why: Every organ publishes its report by 31 January; where one is lacking, the sums are wrong too.
    Bad: The roster has a bureau of which no report came in.
    Good: A report of the year for each organ of the roster, under the name that stands there.
    Fix: Ask the organ for it; where it came in, compare the organ and year in its title with the roster.
    """
    absence: Absence = report.fact("absence")
    yield at(report).say(absence.message, absence.organ, absence.roster, report.year or "?", *absence.more)
