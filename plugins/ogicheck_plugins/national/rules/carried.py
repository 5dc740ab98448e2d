"""This year's report against last year's as a whole: its text, and the size of its totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ogicheck.api import At, Figure, Finding, Report, Rule, Site, Text, fold, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.earlier import number
from ogicheck_plugins.national.facts import previous
from ogicheck_plugins.national.naming import cell_name
from ogicheck_plugins.national.sums import figure

CLAUSES = (FORM_2019, FORM_2021)
CLAUSE = re.compile(r"[,.;:!?()\"]")
SHORTEST, LEAST = 7, 200
"""Characters of a clause that can be a copy, and of a narrative that says enough to be one."""
NIL = re.compile(r"[未无没零]|不存在")
"""A clause that says that there was nothing is the same each year by right."""
TOTALS = (
    ("requests", ("new", "result_total"), ("total",)),
    ("review", ("reconsideration", "litigation_direct", "litigation_after"), ("total",)),
    ("disclosure", ("licensing", "penalties", "coercion"), ("processed",)),
    ("disclosure", ("regulations", "normative_documents"), ("in_force",)),
)


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
    if whole >= LEAST:
        share = 100 * sum(len(one) for one in now if one in last) // whole
        if share > at.options["share"]:
            yield at(Site("report", report.place)).say("same", share, before.file)


def _clauses(texts: Iterable[str], organ: str | None) -> Iterator[str]:
    """What the texts say, clause by clause, without figures and the organ's name."""
    for text in texts:
        words = re.sub(r"[\d一二三四五六七八九十]+[年月日]?", "", fold(text).replace(fold(organ or "\n"), ""))
        yield from (one for one in CLAUSE.split(words) if len(one) >= SHORTEST and not NIL.search(one))


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


RULES: list[Rule] = [report_copied, year_jump]
