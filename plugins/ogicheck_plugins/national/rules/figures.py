"""Figures that are numbers, but can hardly be what they should."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ogicheck.api import At, Finding, Report, Row, Rule, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, LEGISLATION_93, REGULATION_20
from ogicheck_plugins.national.naming import column_name, row_name
from ogicheck_plugins.national.rulemaking import lacks_power


@rule(
    "OGI217",
    "column-misread",
    level="note",
    clauses=(FORM_2019,),
    formats=("2019",),
    needs=("table/disclosure",),
    messages={
        "processed": Text(
            "“{0}”一行：上一年为 0，“本年增/减”与“处理决定数量”都是 {1}；增减的是事项的数目，不是办件量，请核对。",
            "Row '{0}': 0 last year, then a change of '{1}' and as many decisions; the change should be one of items.",
        ),
        "previous": Text(
            "“{0}”一行：“本年增/减”与“上一年项目数量”都是 {1}；增减应填与上一年相比的变化，请核对。",
            "Row '{0}': the change equals last year's number, '{1}': it should be the difference from last year.",
        ),
    },
)
def column_misread(report: Report, at: At) -> Iterator[Finding]:
    """“本年增/减”像是填成了办件量或者上一年的数。

    为什么：前两列是事项（项目）的数目及其增减，第三列才是处理决定的件数；两者常被混淆。
    错：上一年 0、本年增/减 188、处理决定数量 188。
    对：上一年 12、本年增/减 1、处理决定数量 188。
    怎么改：核对三列的含义，“本年增/减”填本年事项数与上一年之差。

    本年增/减 looks like the number of decisions, or repeats last year's.

    Why: The first two columns count items and their change, only the third counts decisions; they are often mistaken.
    Bad: 0 last year, a change of 188, 188 decisions.
    Good: 12 last year, a change of 1, 188 decisions.
    Fix: Write under 本年增/减 how many items there are more or fewer than last year.
    """
    for row in report.tables["disclosure"].rows:
        previous, change, processed = (_value(row, column) for column in ("previous", "change", "processed"))
        if row.key and change is not None and change > 0:
            name = row_name(report, "disclosure", row.key)
            if previous == 0 and change == processed:
                yield at(row).say("processed", name, change, related=row.cells.values())
            elif change == previous:
                yield at(row).say("previous", name, change, related=row.cells.values())


def _value(row: Row, column: str) -> int | Decimal | None:
    cell = row.cells.get(column)
    return cell.value if cell else None


@rule(
    "OGI218",
    "rulemaking-power",
    level="warning",
    clauses=(REGULATION_20, LEGISLATION_93),
    needs=("table/disclosure",),
    messages={
        "power": Text(
            "“{0}”没有规章制定权，而“规章”一行填有数字（{1}）；请核对是否应填在规范性文件一行。",
            "'{0}' may not make rules (规章), but the row has figures ('{1}'); they may belong to normative documents.",
        ),
        "unknown": Text(
            "“规章”一行填有数字（{0}），但看不出是哪个机关的报告，不能判断它有没有规章制定权。",
            "The row of rules (规章) has figures ({0}), but whose report it is is not told, nor whether it may make rules.",
        ),
    },
)
def rulemaking_power(report: Report, at: At) -> Iterator[Finding]:
    """没有规章制定权的机关填报了规章。

    为什么：制定地方政府规章的，是省级、设区的市、自治州的人民政府；乡镇、县区和地方部门制定的是规范性文件。
    错：县司法局“规章”的“现行有效件数”填 3。
    对：“规章”填 0，制定的文件计入“行政规范性文件”。
    怎么改：把数字移到规范性文件一行；不是本机关制定的不计。

    An organ that may not make rules reports some.

    Why: Provinces, cities with districts and autonomous prefectures make rules; townships, counties and local departments
    issue normative documents.
    Bad: A county's bureau of justice with 3 规章 in force.
    Good: 0 规章, the documents counted as 行政规范性文件.
    Fix: Move the figures to the row of normative documents; leave out what others issued.
    """
    row = report.tables["disclosure"].row("regulations")
    filled = [cell for cell in row.cells.values() if cell.value and cell.value > 0] if row else []
    if not row or not filled:
        return
    figures = "、".join(f"{column_name(report, 'disclosure', cell.column)} {cell.value}" for cell in filled)
    if lacks_power(report):
        yield at(row).say("power", report.organ or "本机关", figures, related=filled)
    elif report.organ is None:
        yield at(row).open("unknown", figures, related=filled)


RULES: list[Rule] = [column_misread, rulemaking_power]
