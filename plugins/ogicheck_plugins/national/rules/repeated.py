"""Text that stands in another report, too: last year's, or another organ's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ogicheck.api import At, Finding, Report, Rule, Site, Text, fold, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.facts import copies, previous

CLAUSES = (FORM_2019, FORM_2021)
SHORTEST_SECTION, SHORTEST_CLAUSE, SHORTEST_TEXT = 60, 7, 200
"""Characters of a problems section, of a clause and of a narrative that say enough to be a copy: fewer say that there were
none, are a set phrase, or tell of an organ with nothing to tell."""
CLAUSE = re.compile(r"[,.;:!?()\"]")
NIL = re.compile(r"[未无没零]|不存在")
"""A clause that says that there was nothing is the same each year by right."""


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
    if section and min(len(now), len(last)) >= SHORTEST_SECTION:
        share = int(ratio(now, last))
        if share >= at.options["share"]:
            yield at(section).say("same", section.text, share, previous(report).file)


def _plain(text: str) -> str:
    """The words without figures and spaces: a new year alone makes no new text."""
    return re.sub(r"[\d\s]+", "", fold(text))


@rule(
    "OGI707",
    "report-copied",
    level="warning",
    clauses=CLAUSES,
    needs=("previous",),
    options={"share": 50},
    messages={
        "same": Text(
            "正文有 {0}% 与上年报告（{1}）相同，像是沿用了上年的文字。请按本年度的实际编写。",
            "{0}% of the text is last year's ({1}) and looks carried over. Tell this year's work.",
        )
    },
)
def report_copied(report: Report, at: At) -> Iterator[Finding]:
    """正文一半以上与上年报告相同。

    为什么：年度报告写的是本年度的工作；换了年份和数字就是另一年的报告，读者看不出做了什么，格式也要求不得年年雷同。
    错：除年份和数字外，大半与上年报告一字不差。
    对：写本年度做了什么、办了哪些件、解决了哪些问题；标题和格式规定的用语不算。
    怎么改：按本年度的实际重写。可用选项 share 调整比例。

    More than half of the text is last year's.

    Why: A report tells the year's work; with year and figures changed it is nobody's, and the form forbids it.
    Bad: But for years and figures most of it agrees with last year's word for word.
    Good: What was done this year; headings and the form's own words do not count.
    Fix: Write it anew from this year's facts. The option `share` changes how much is too much.
    """
    before = previous(report)
    now = list(_clauses((one.text for section in report.sections for one in section.paragraphs), report.organ))
    last = set(_clauses((line for section in before.sections for line in section.paragraphs), before.organ))
    whole = sum(map(len, now))
    if whole >= SHORTEST_TEXT:
        share = 100 * sum(len(one) for one in now if one in last) // whole
        if share > at.options["share"]:
            yield at(Site("report", report.place)).say("same", share, before.file)


def _clauses(texts: Iterable[str], organ: str | None) -> Iterator[str]:
    """What the texts say, clause by clause, without figures and the organ's name."""
    for text in texts:
        words = re.sub(r"[\d一二三四五六七八九十]+[年月日]?", "", fold(text).replace(fold(organ or "\n"), ""))
        yield from (one for one in CLAUSE.split(words) if len(one) >= SHORTEST_CLAUSE and not NIL.search(one))


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
    对：各写各的工作、问题和措施；五个以上单位都有的话是统一模板的，不算。
    怎么改：退回照抄的单位重写。

    Two organs' reports are nearly the same text.

    Why: A report tells an organ's own work; with the name changed it is nobody's.
    Bad: But for the organ's name the reports of two bureaus agree word for word.
    Good: Each tells its own work, problems and measures; what five and more say is a template's and does not count.
    Fix: Return the copied report to be written anew.
    """
    for copy in copies(report):
        if copy.share >= at.options["share"]:
            yield at(report).say("same", *copy.organs, *copy.files, copy.share)


RULES: list[Rule] = [problems_copied, report_copied, copied_report]
