"""Whether each cell holds a number, written as the form wants it. A cell has one fault at most."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from ogicheck.api import At, Figure, Finding, Report, ReportTable, Rule, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.naming import cell_name, table_name
from ogicheck_plugins.national.unfilled import HABIT, is_unfilled_table

CLAUSES = (FORM_2019, FORM_2021)
Fault = Literal["placeholder", "text", "negative", "unit", "fraction", "format"]


def faulty(report: Report, at: At, fault: Fault, habit: str = "") -> Iterator[Finding]:
    """A finding for each cell with this fault; the message's id is the fault's name. Where a table has many, and there is a
    message for a habit, one finding on the table.
    """
    for table in report.tables.values():
        cells = [] if is_unfilled_table(table, report) else list(_faulty(report, table, fault))
        if habit and len(cells) > HABIT:
            first = cells[0]
            yield at(table).say(habit, table_name(report, table.key), len(cells), first.text, related=cells)
        else:
            yield from (at(cell).say(fault, cell_name(report, cell), cell.text) for cell in cells)


def _faulty(report: Report, table: ReportTable, fault: Fault) -> Iterator[Figure]:
    rows = report.form.tables[table.key].rows
    for cell in _suspects(table):
        form = rows[cell.row]
        if _fault(cell, cell.column in form.signed, cell.column in form.decimal) == fault:
            yield cell


def _suspects(table: ReportTable) -> Iterator[Figure]:
    """The cells that are more than digits: almost none, so that the rest is passed over quickly."""
    return (
        cell
        for row in table.rows
        if row.key
        for cell in row.cells.values()
        if cell.text and not (cell.shape == "plain" and cell.text.isdecimal())
    )


def _fault(cell: Figure, signed: bool, decimal: bool) -> Fault | None:
    """The gravest fault of a cell. A fraction of 万 may well be a whole number."""
    if cell.shape in ("placeholder", "text"):
        return "placeholder" if cell.shape == "placeholder" else "text"
    if not signed and cell.value is not None and (cell.value < 0 or _has_plus(cell)):
        return "negative"
    if cell.shape == "unit":
        return "unit"
    if not decimal and isinstance(cell.value, Decimal):
        return "fraction"
    return "format" if cell.shape == "format" else None


def _has_plus(cell: Figure) -> bool:
    return unicodedata.normalize("NFKC", cell.text).strip().startswith("+")


@rule(
    "OGI210",
    "cell-placeholder",
    level="warning",
    clauses=CLAUSES,
    messages={
        "placeholder": Text("“{0}”填的是“{1}”；没有的填 0。", "'{0}' holds '{1}'; where there is nothing, write 0."),
        "placeholders": Text(
            "“{0}”表有 {1} 格填的是“{2}”之类的符号；没有的填 0。",
            "Table '{0}' has {1} cells with signs such as '{2}'; where there is nothing, write 0.",
        ),
    },
)
def cell_placeholder(report: Report, at: At) -> Iterator[Finding]:
    """数字格里用“/”“—”“※”“无”等符号代替数字。

    为什么：符号不是数字，汇总时会出错，也看不出是 0 还是不适用。
    错：“结果纠正”填“/”。
    对：“结果纠正”填 0。
    怎么改：没有的填 0。

    A sign such as '/', '—', '※' or '无' stands for a number.

    Why: A sign is no number: it breaks summing up, and may mean 0 or not applicable.
    Bad: / under 结果纠正.
    Good: 0 under 结果纠正.
    Fix: Write 0 where there is nothing.
    """
    yield from faulty(report, at, "placeholder", "placeholders")


@rule(
    "OGI211",
    "cell-unit",
    level="warning",
    clauses=CLAUSES,
    messages={"unit": Text("“{0}”填的是“{1}”；格内只填数字，不带单位。", "'{0}' holds '{1}'; write no unit in the cell.")},
)
def cell_unit(report: Report, at: At) -> Iterator[Finding]:
    """数字格里写了单位。

    为什么：带单位的不是数字，“万”还会使数值差一万倍；单位由表头规定。
    错：“采购总金额”填“375万”，“总计”填“0件”。
    对：按表头的单位填数字，如 0。
    怎么改：去掉单位；带“万”“亿”的，按表头的单位换算后再填。

    A number cell holds a unit.

    Why: With a unit it is no number, and 万 makes it ten thousand times greater; units belong to the header.
    Bad: 375万 under 采购总金额, 0件 under 总计.
    Good: The number alone, such as 0, in the header's unit.
    Fix: Take the unit away; convert a figure with 万 or 亿 to the header's unit.
    """
    yield from faulty(report, at, "unit")


@rule(
    "OGI212",
    "cell-not-number",
    level="error",
    clauses=CLAUSES,
    messages={
        "text": Text("“{0}”填的是“{1}”，不是数字。", "'{0}' holds '{1}', which is not a number."),
        "unread": Text("“{0}”没有读出（“{1}”），请对照原件。", "'{0}' was not read ('{1}'); see the original."),
    },
)
def cell_not_number(report: Report, at: At) -> Iterator[Finding]:
    """数字格里填的不是数字。

    为什么：表格只填数字；文字无法汇总，也无法核对勾稽关系。
    错：“行政许可”的“本年处理决定数量”填“详见附件”。
    对：填准确的数字，没有的填 0。
    怎么改：改填数字；需要说明的写在文字部分。

    A number cell holds other text.

    Why: The tables hold figures only; words can be neither summed up nor checked.
    Bad: 详见附件 for the number of decisions.
    Good: The exact figure, or 0 where there is nothing.
    Fix: Write the figure; explain in the text.
    """
    yield from faulty(report, at, "text")
    for cell in (cell for table in report.tables.values() for cell in _suspects(table) if cell.shape == "unread"):
        yield at(cell).open("unread", cell_name(report, cell), cell.text)


@rule(
    "OGI213",
    "cell-negative",
    level="error",
    clauses=CLAUSES,
    messages={
        "negative": Text(
            "“{0}”填的是“{1}”；此处不能是负数，也不带正负号。", "'{0}' holds '{1}', but cannot be negative or bear a sign."
        )
    },
)
def cell_negative(report: Report, at: At) -> Iterator[Finding]:
    """件数、金额填了负数，或者带正负号。

    为什么：件数和金额不会小于 0；只有 2019 年格式的“本年增/减”可以有正负号。
    错：“处理决定数量”填“+20”。
    对：“处理决定数量”填 20；“本年增/减”可填 -3。
    怎么改：核对数字；如果填的是增减，改填实际数量。

    A count or an amount is negative, or bears a sign.

    Why: Neither can be less than 0; only 本年增/减 of the form of 2019 may bear a sign.
    Bad: +20 under 处理决定数量.
    Good: 20 under 处理决定数量; -3 under 本年增/减.
    Fix: Check the figure; where it is a change, write the number itself.
    """
    yield from faulty(report, at, "negative")


@rule(
    "OGI214",
    "cell-fraction",
    level="error",
    clauses=CLAUSES,
    messages={
        "fraction": Text("“{0}”填的是“{1}”；此处应填整数。", "'{0}' holds '{1}', but should be a whole number."),
        "fractions": Text(
            "“{0}”表有 {1} 格填了小数（如“{2}”）；此处应填整数。",
            "Table '{0}' has {1} cells with decimals ('{2}', say), which should be whole numbers.",
        ),
    },
)
def cell_fraction(report: Report, at: At) -> Iterator[Finding]:
    """应填整数的格里有小数。

    为什么：件数没有小数；只有收费金额和采购金额可以有。
    错：“现行有效件数”填“22.5”。
    对：“现行有效件数”填 22。
    怎么改：核对数字，改为整数。

    A decimal number where a whole one is due.

    Why: Counts have no fractions; only amounts of fees and procurement may have them.
    Bad: 22.5 under 现行有效件数.
    Good: 22 under 现行有效件数.
    Fix: Check the figure and write a whole number.
    """
    yield from faulty(report, at, "fraction", "fractions")


@rule(
    "OGI215",
    "cell-format",
    level="note",
    clauses=CLAUSES,
    messages={
        "format": Text(
            "“{0}”填的是“{1}”；只填半角数字，不加分隔符和说明。",
            "'{0}' holds '{1}'; write plain digits, without separators or notes.",
        ),
        "formats": Text(
            "“{0}”表有 {1} 格写法不规范（如“{2}”）；只填半角数字，不加分隔符和说明。",
            "Table '{0}' has {1} cells such as '{2}'; write plain digits, without separators or notes.",
        ),
    },
)
def cell_format(report: Report, at: At) -> Iterator[Finding]:
    """数字用了全角字符、千位分隔符，或者旁边加了说明。

    为什么：这样的数字程序不一定读得出来。
    错：“1,234”，“22（其中修订16件）”。
    对：“1234”，“22”。
    怎么改：只留半角数字；说明写在文字部分。

    Full-width digits, thousands separators, or a note beside the figure.

    Why: Not every program can read such a figure.
    Bad: 1,234; 22（其中修订16件）.
    Good: 1234; 22.
    Fix: Keep plain digits; explain in the text.
    """
    yield from faulty(report, at, "format", "formats")


RULES: list[Rule] = [cell_placeholder, cell_unit, cell_not_number, cell_negative, cell_fraction, cell_format]
