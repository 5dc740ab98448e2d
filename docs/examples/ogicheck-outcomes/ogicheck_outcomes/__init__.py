from collections.abc import Iterator, Sequence

from ogicheck.api import At, Clause, Finding, Report, Rule, Text, hookimpl, rule

NOTICE = Clause("notice-7", Text("某县府办〔2024〕7号", "County notice No. 7 of 2024"))
MESSAGES = {
    "many": Text(
        "“其他结果”有 {0} 件，超过 {1} 件，请在第六部分说明。", "{0} cases ended otherwise, more than {1}: explain them."
    ),
    "blank": Text("“其他结果”没有数，无法判断。", "'Other results' has no figure, so nobody can tell."),
}


@rule(
    "XY201",
    "outcome-unexplained",
    level="warning",
    messages=MESSAGES,
    clauses=(NOTICE,),
    formats=("2021",),
    needs=("table/review", "section/other"),
    options={"limit": 0},
)
def outcome_unexplained(report: Report, at: At) -> Iterator[Finding]:
    """复议、诉讼的“其他结果”较多而没有说明。

    为什么：读者看不出案件是怎样了结的。
    错：其他结果 5，第六部分只写“无”。
    对：其他结果 5，第六部分写明“其他结果”各是什么。
    怎么改：在第六部分补写说明。

    Cases with "other results" are not explained.

    Why: Readers cannot tell how the cases ended.
    Bad: 5 other results, and 无 in section six.
    Good: 5 other results, and section six says what 其他结果 were.
    Fix: Explain them in section six.
    """
    other = report.section("other")
    if other and any("其他结果" in paragraph.text for paragraph in other.paragraphs):
        return
    limit = at.options["limit"]
    for row in report.tables["review"].rows:
        cell = row.cells.get("other")
        if cell is None:
            continue
        if cell.value is None:
            yield at(cell).open("blank")
        elif cell.value > limit:
            total = row.cells.get("total")
            yield at(cell).say("many", cell.value, limit, related=[total] if total else [])


@hookimpl
def ogicheck_rules() -> Sequence[Rule]:
    return [outcome_unexplained]
