"""Fees for handling information, and the exceptional outcome 其他处理."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Site, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.told import told


@rule(
    "OGI411",
    "fee-undisclosed",
    level="note",
    formats=("2021",),
    clauses=(FORM_2021,),
    needs=("section/other",),
    options={
        "words": ["处理费", "信息管理费", "收费通知"],
        "paired": ["收费", "费用", "收取", "收缴"],
        "with": ["申请", "信息公开"],
    },
    messages={
        "absent": Text(
            "“其他需要报告的事项”没有写信息处理费的收取情况；没有收取的，也请写明。",
            "Section 六 says nothing of information handling fees; say so where none was charged.",
        ),
        "charged": Text(
            "“其他需要报告的事项”没有写信息处理费的收取情况，而表三有 {0} 件申请因逾期未缴费不再处理，说明发出过收费通知。",
            "Section 六 says nothing of information handling fees, though {0} applications ended for want of payment.",
        ),
    },
)
def fee_undisclosed(report: Report, at: At) -> Iterator[Finding]:
    """第六部分没有写信息处理费的收取情况。

    为什么：国办公开办函〔2021〕30号要求依据《政府信息公开信息处理费管理办法》收取信息处理费的情况在此专门报告。
    错：第六部分只写“无其他需要报告的事项”。
    对：本年度没有收取信息处理费。
    怎么改：补写发出收费通知的件数和收费总额，没有的写明没有。

    Section six says nothing of information handling fees.

    Why: The form of 2021 asks that such fees be reported there.
    Bad: Nothing else to report.
    Good: No information handling fee was charged this year.
    Fix: Give the number of notices and the sum charged, or say that there were none.
    """
    section = report.section("other")
    if section is None:
        return
    text = "".join("".join(one.printed for one in section.paragraphs).split())
    paired = any(word in text for word in at.options["paired"]) and any(word in text for word in at.options["with"])
    if paired or any(word in text for word in at.options["words"]):
        return
    unpaid = _unpaid(report)
    site = Site(section.address, section.place, section.text)
    yield at(site).say("charged", unpaid, level="warning") if unpaid else at(site).say("absent")


def _unpaid(report: Report) -> object:
    table = report.tables.get("requests")
    cell = table.cell("other_handling.overdue_fee", "total") if table else None
    return cell.value if cell and cell.value else 0


@rule(
    "OGI413",
    "other-handling-high",
    level="note",
    clauses=(FORM_2019, FORM_2021),
    needs=("table/requests",),
    options={"share": 20, "least": 5},
    messages={
        "high": Text(
            "“其他处理”{0} 件，占办理结果 {1} 件的 {2}%。其他处理只用于例外情形，请核对分类。",
            "{0} of {1} results ({2}%) are 其他处理, which is for exceptions only: check how they were classed.",
        )
    },
)
def other_handling_high(report: Report, at: At) -> Iterator[Finding]:
    """“其他处理”占办理结果的比例偏高。

    为什么：其他处理是例外情形，多了往往是分类不准。
    错：办理结果 20 件，其他处理 14 件。
    对：能够归入前五类的都归入前五类。
    怎么改：逐件核对分类；确实属于其他处理的，可以在正文说明。

    其他处理 is a large share of the results.

    Why: It is for exceptions; a high number often means that results were classed wrongly.
    Bad: 14 of 20 results.
    Good: What belongs to one of the other groups is counted there.
    Fix: Check each; explain in the text where they are right.
    """
    other, all_ = told(report, "other_handling"), told(report, "finished")
    if other is None or all_ is None or not all_.figures[0]:
        return
    count, whole = other.figures[0], all_.figures[0]
    if count >= at.options["least"] and count * 100 > whole * at.options["share"]:
        yield at(other.cells[0]).say("high", count, whole, round(count * 100 / whole), related=all_.cells)


RULES: list[Rule] = [fee_undisclosed, other_handling_high]
