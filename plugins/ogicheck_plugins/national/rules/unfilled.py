"""A form that nobody filled in."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Site, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.matching import left
from ogicheck_plugins.national.naming import table_name
from ogicheck_plugins.national.unfilled import is_unfilled_section, is_unfilled_table
from ogicheck_plugins.national.vocabulary import lexicon


@rule(
    "OGI220",
    "form-unfilled",
    level="error",
    clauses=(FORM_2019, FORM_2021),
    messages={
        "table": Text("“{0}”表没有填写。", "Table '{0}' is not filled in."),
        "section": Text("“{0}”部分没有填写，只有“{1}”。", "Section '{0}' is not filled in: it holds only '{1}'."),
        "left": Text("“{0}”是模板的内容，应填实。", "'{0}' is the template's: fill it in."),
        "several": Text(
            "“{0}”等 {1} 处是模板的内容，应填实。", "'{0}' and the like, {1} in all, are the template's: fill them in."
        ),
    },
)
def form_unfilled(report: Report, at: At) -> Iterator[Finding]:
    """格式没有填写：表格全空，或者该写内容、该填数字的地方还是模板的文字。

    为什么：没有填写的格式不是年度报告，发布出去等于没有公开。
    错：整张表一格未填；“一、总体情况”下只有“（文字描述）”；全年收到申请XX件。
    对：每格填数，没有的填 0；每部分都有内容，没有的写“无”。
    怎么改：填写表格和文字后再发布。

    The form is not filled in: a table is wholly blank, or a template's words stand where matter or a figure belongs.

    Why: A form that nobody filled in is no report, and publishing it discloses nothing.
    Bad: A table without one figure; （文字描述） alone below a heading; 全年收到申请XX件.
    Good: A figure in each cell, 0 where there is nothing; in each section its matter, or 无.
    Fix: Fill in tables and text before publishing.
    """
    for table in report.tables.values():
        if is_unfilled_table(table, report):
            yield at(table).say("table", table_name(report, table.key))
    empty = [section for section in report.sections if section.key and is_unfilled_section(section, report)]
    for section in empty:
        yield at(section).say("section", section.title, section.paragraphs[0].text.strip())
    addresses = {section.address for section in empty}
    for first, *rest in left(report, lexicon(report.form).unfilled.values()):
        if first.address.partition("/paragraph/")[0] not in addresses:
            yield _told(at, first, rest)


def _told(at: At, first: Site, rest: list[Site]) -> Finding:
    if rest:
        return at(first).say("several", first.text, len(rest) + 1, related=rest)
    return at(first).say("left", first.text)


RULES: list[Rule] = [form_unfilled]
