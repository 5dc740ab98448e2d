"""Two reports of one organ and year in a run, or among those that a government's report sums up."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Site, Text, rule
from ogicheck_plugins.national.clauses import REGULATION_50
from ogicheck_plugins.national.facts import doubles

MOST = 5
"""Files that a message names."""


@rule(
    "OGI710",
    "report-doubled",
    level="warning",
    clauses=(REGULATION_50,),
    needs=("doubles",),
    messages={
        "differ": Text(
            "“{0}”{1} 年的报告有 {2} 份，内容不同（{3}），不知以哪份为准。",
            "There are {2} reports of '{0}' for {1} that differ ({3}): nobody can tell which one holds.",
        ),
        "equal": Text(
            "“{0}”{1} 年的报告有 {2} 份，内容相同（{3}），留一份即可。",
            "There are {2} reports of '{0}' for {1} with the same content ({3}): one is enough.",
        ),
    },
)
def report_doubled(report: Report, at: At) -> Iterator[Finding]:
    """同一单位、同一年度有两份报告。

    为什么：两份不同的报告，汇总时不知以哪份为准；相同的会被算两次。
    错：文件夹里有“司法局年报.docx”和“司法局年报（改）.docx”，数字不同。
    对：每个单位每年只留最后一份；同一份报告的 Word 和 PDF 不算两份。
    怎么改：与单位核对后删去多余的一份。

    There are two reports of one organ and year.

    Why: Where they differ nobody can tell which one to sum up; where they don't, one may be counted twice.
    Bad: A bureau's report and a corrected one in one folder.
    Good: The last report of each organ for each year; as Word and as PDF it is one.
    Fix: Ask the organ, and take the other away.
    """
    for double in doubles(report):
        files = "、".join(double.files[:MOST]) + ("……" if len(double.files) > MOST else "")
        said = (double.organ, double.year, len(double.files), files)
        spot = at(Site("report", report.place))
        yield spot.say("equal", *said, level="note") if double.same else spot.say("differ", *said)


RULES: list[Rule] = [report_doubled]
