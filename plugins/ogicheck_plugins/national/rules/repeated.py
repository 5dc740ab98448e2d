"""Text that stands in another report, too: last year's, or another organ's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Text, fold, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.facts import copies, previous

CLAUSES = (FORM_2019, FORM_2021)
SHORTEST = 60
"""Characters below which a problems section says too little to be a copy: none were found, say."""


@rule(
    "OGI703",
    "problems-copied",
    level="warning",
    clauses=CLAUSES,
    needs=("section/problems", "previous"),
    options={"share": 90},
    messages={
        "same": Text(
            "“{0}”与上年报告（{2}）有 {1}% 相同，像是沿用了上年的文字。请写本年度的问题和改进情况。",
            "'{0}' is {1}% the same as in last year's report ({2}) and looks carried over. Tell this year's problems.",
        )
    },
)
def problems_copied(report: Report, at: At) -> Iterator[Finding]:
    """“存在的主要问题及改进情况”沿用了上年的文字。

    为什么：这一部分要写本年度的问题，以及上年问题改得怎样；原样照抄，读者会认为没有改进。
    错：除年份外与上年报告一字不差。
    对：写明上年问题的整改结果、本年度新的问题和措施。
    怎么改：按本年度的实际重写这一部分。

    Section five is last year's.

    Why: It has to tell this year's problems, and what became of last year's.
    Bad: But for the year it is last year's, word for word.
    Good: It tells what was mended, what is new, and what will be done.
    Fix: Write the section anew from this year's facts.
    """
    from rapidfuzz.fuzz import ratio

    section = report.section("problems")
    now = _plain("".join(paragraph.text for paragraph in section.paragraphs)) if section else ""
    last = _plain(previous(report).text("problems"))
    if section and min(len(now), len(last)) >= SHORTEST:
        share = int(ratio(now, last))
        if share >= at.options["share"]:
            yield at(section).say("same", section.text, share, previous(report).file)


def _plain(text: str) -> str:
    """The words without figures and spaces: a new year alone makes no new text."""
    return re.sub(r"[\d\s]+", "", fold(text))


@rule(
    "OGI706",
    "copied-report",
    level="warning",
    clauses=CLAUSES,
    needs=("copies",),
    options={"share": 85},
    messages={
        "same": Text(
            "“{0}”（{2}）与“{1}”（{3}）的报告正文有 {4}% 相同，像是照抄。请各单位按本单位的实际编写。",
            "The texts of '{0}' ({2}) and '{1}' ({3}) are {4}% the same, it seems a copy. Each has to report its own work.",
        )
    },
)
def copied_report(report: Report, at: At) -> Iterator[Finding]:
    """两个单位的报告正文几乎相同。

    为什么：年度报告写的是本单位的工作；换了单位名称和数字就是另一份报告，说明没有人认真写。
    错：甲局与乙局的报告，除单位名称外逐字相同。
    对：各写各的工作、问题和措施。
    怎么改：退回照抄的单位重写。

    Two organs' reports are nearly the same text.

    Why: A report tells an organ's own work; with the name changed it is nobody's.
    Bad: But for the organ's name the reports of two bureaus agree word for word.
    Good: Each tells its own work, problems and measures.
    Fix: Return the copied report to be written anew.
    """
    for copy in copies(report):
        if copy.share >= at.options["share"]:
            yield at(report).say("same", *copy.organs, *copy.files, copy.share)


RULES: list[Rule] = [problems_copied, copied_report]
