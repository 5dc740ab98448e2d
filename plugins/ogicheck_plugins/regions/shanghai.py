"""Shanghai: the city's own provisions on open government information, in force since 1 June 2020."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import At, Clause, Finding, Report, Rule, Text, fold, rule
from ogicheck_plugins.national.vocabulary import lexicon

TITLE = "上海市政府信息公开规定"
ORDER = "上海市人民政府令第32号"
FIRST_YEAR = 2020
PROVISIONS = Clause("shanghai-32", Text(f"《{TITLE}》（{ORDER}）", f"Provisions of Shanghai ({ORDER})"))
NUMBER = re.compile(rf"{TITLE}》?\W{{0,2}}(?:上海市)?(?:人民政府|市政府|政府|沪府)令第?(?P<no>\d{{1,3}})号")
PAST = re.compile(r"废止|修订|修正|原")


@rule(
    "SH101",
    "provisions-uncited",
    level="note",
    regions=("shanghai",),
    clauses=(PROVISIONS,),
    messages={
        "uncited": Text(
            "引言只引了《条例》；上海市的年度报告通常同时引《{0}》。",
            "The introduction cites the Regulation alone; reports in Shanghai usually cite '{0}' as well.",
        )
    },
)
def provisions_uncited(report: Report, at: At) -> Iterator[Finding]:
    """引言没有引《上海市政府信息公开规定》。

    为什么：2020年度起，上海市已发布的年度报告多以《条例》和《规定》为依据；没有找到要求引用的文件，因此只作提示。
    错：本报告根据《中华人民共和国政府信息公开条例》编制。
    对：本报告根据《中华人民共和国政府信息公开条例》和《上海市政府信息公开规定》编制。
    怎么改：在依据中补上《规定》。

    The introduction does not cite the city's own provisions.

    Why: From 2020 on most published reports of the city rest on both; no text was found that requires it, so it is a note.
    Bad: 本报告根据《中华人民共和国政府信息公开条例》编制。
    Good: 本报告根据《中华人民共和国政府信息公开条例》和《上海市政府信息公开规定》编制。
    Fix: Add the provisions to the basis.
    """
    law = lexicon(report.form).regulation
    texts = [fold(one.text) for one in (*report.preamble, *(p for section in report.sections for p in section.paragraphs))]
    if law is None or (report.year or 0) < FIRST_YEAR or any(TITLE in text for text in texts):
        return
    for paragraph in report.preamble:
        if fold(law.title) in fold(paragraph.text):
            yield at(paragraph).say("uncited", TITLE)
            return


@rule(
    "SH102",
    "provisions-number",
    level="warning",
    regions=("shanghai",),
    clauses=(PROVISIONS,),
    messages={"number": Text("《{0}》现行的是{1}，不是第{2}号令。", "'{0}' in force is {1}, not order No. {2}.")},
)
def provisions_number(report: Report, at: At) -> Iterator[Finding]:
    """《上海市政府信息公开规定》的令号是已废止的。

    为什么：现行的《规定》由上海市人民政府令第32号公布，自2020年6月1日起施行，此前的同名规章同时废止。
    错：2022年度报告引《上海市政府信息公开规定》（上海市人民政府令第2号）。
    对：《上海市政府信息公开规定》（上海市人民政府令第32号）
    怎么改：改成现行的令号。

    The city's provisions are cited with the number of a repealed order.

    Why: Those in force were issued by order No. 32, in force since 1 June 2020; the older ones of that name were repealed.
    Bad: A report for 2022 that cites 《上海市政府信息公开规定》（上海市人民政府令第2号）.
    Good: 《上海市政府信息公开规定》（上海市人民政府令第32号）
    Fix: Give the number in force.
    """
    if (report.year or 0) < FIRST_YEAR:
        return
    for paragraph in report.preamble:
        text = fold(paragraph.text)
        match = NUMBER.search(text)
        if match and f"第{match['no']}号" not in ORDER and not PAST.search(text):
            yield at(paragraph).say("number", TITLE, ORDER, match["no"])


RULES: list[Rule] = [provisions_uncited, provisions_number]
