"""Anhui: the provincial office for open government asks for each year's reports by a notice of its own.

The notices known stand in the ruleset; each is cited with the same number by reports of at least two organs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Text, fold, rule
from ogicheck_plugins.national.vocabulary import lexicon

PAST = re.compile(r"废止|参照|上年|上一年|以往")


@rule(
    "AH101",
    "notice-of-another-year",
    level="warning",
    regions=("anhui",),
    clauses=(),
    messages={
        "other-year": Text(
            "《{0}》（{1}）是 {2} 年度报告的通知，本报告是 {3} 年度的。",
            "'{0}' ({1}) asks for the reports for {2}; this one is for {3}.",
        )
    },
)
def notice_of_another_year(report: Report, at: At) -> Iterator[Finding]:
    """引言所引的安徽省年度报告编制通知，是另一年度的。

    为什么：省政务公开办公室每年为当年度的报告发一个通知，名称中写明年度；引了另一年的，多半是沿用了旧稿。
    错：2022年度报告按照皖政务办秘〔2021〕37号（2021年度报告的通知）编制。
    对：2022年度报告按照皖政务办秘〔2023〕1号编制。
    怎么改：换成报告年度的通知；已知的通知列在规则集的 lexicon.notices 中，可以补充。

    The introduction cites the province's notice for another year's reports.

    Why: Each year's reports are asked for by a notice whose title names the year; another year's comes from an old draft.
    Bad: A report for 2022 that cites 皖政务办秘〔2021〕37号, which asks for the reports for 2021.
    Good: A report for 2022 that cites 皖政务办秘〔2023〕1号.
    Fix: Cite the notice of the report year. Those known are in the ruleset under lexicon.notices, where more can be added.
    """
    notices = {one.years.first: one for one in lexicon(report.form).notices.values() if one.years}
    due = notices.pop(report.year, None) if report.year else None
    titles = [fold(title) for title in (due.title, *due.seen)] if due else []
    for paragraph in report.preamble if report.year else ():
        text = fold(paragraph.text)
        settled = PAST.search(text) or any(title in text for title in titles)
        for year, notice in notices.items():
            if fold(notice.number) in text and not settled:
                yield at(paragraph).say("other-year", notice.title, notice.number, year, report.year)


RULES: list[Rule] = [notice_of_another_year]
