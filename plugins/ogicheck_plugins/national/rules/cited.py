"""Whether the Regulation and yearly notices are cited by their own names and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ogicheck.api import At, Finding, Report, Rule, Text, fold, rule
from ogicheck_plugins.national.citing import mentions, wordings_of
from ogicheck_plugins.national.clauses import REGULATION_50
from ogicheck_plugins.national.law_names import misnamed, misnumbered
from ogicheck_plugins.national.prose import MOST, folded, paragraphs, quoted_folded, sentence
from ogicheck_plugins.national.vocabulary import lexicon


@rule(
    "OGI504",
    "regulation-name",
    level="warning",
    clauses=(REGULATION_50,),
    messages={
        "name": Text("法规名称“{0}”有误，应为《{1}》。", "The regulation is misnamed '{0}'; its name is '{1}'."),
        "number": Text("《{1}》是{2}，不是“{0}”。", "'{1}' is {2}, not '{0}'."),
    },
)
def regulation_name(report: Report, at: At) -> Iterator[Finding]:
    """条例的名称或者令号写错。

    为什么：年度报告的法律依据是《中华人民共和国政府信息公开条例》（国务院令第711号），名称和令号都不能错。
    错：《中华人民共和国信息公开条例》；《中华人民共和国政府信息公开条例》（国务院令第492号）
    对：《中华人民共和国政府信息公开条例》（国务院令第711号）
    怎么改：改成全称和现行令号。

    The Regulation is misnamed, or has the number of another order.

    Why: The report's legal basis is 《中华人民共和国政府信息公开条例》, Order of the State Council No. 711.
    Bad: 《中华人民共和国信息公开条例》; 《中华人民共和国政府信息公开条例》（国务院令第492号）
    Good: 《中华人民共和国政府信息公开条例》（国务院令第711号）
    Fix: Give its full name and the number of the order in force.
    """
    law = lexicon(report.form).regulation
    if law is None:
        return
    title, digits = fold(law.title), re.sub(r"\D", "", law.number)
    for paragraph in paragraphs(report):
        text = folded(paragraph.text).text
        for start, end in dict.fromkeys(misnamed(text, title)):
            site = quoted_folded(paragraph, start, end)
            yield at(site).say("name", site.text, law.title)
        for start, end in misnumbered(text, title, digits):
            site = quoted_folded(paragraph, start, end)
            yield at(site).say("number", site.text, law.title, law.number)


@rule(
    "OGI505",
    "cited-notice",
    level="warning",
    clauses=(),
    messages={"number": Text("“{0}”的文号不对：《{1}》是{2}。", "The number in '{0}' is wrong: '{1}' has the number {2}.")},
)
def cited_notice(report: Report, at: At) -> Iterator[Finding]:
    """引用年度通知时，文号是另一年的。

    为什么：多半是在上一年的文件上改了年份，忘了改文号。
    错：《2021年政务公开工作要点》（国办发〔2020〕17号）
    对：《2021年政务公开工作要点》（国办发〔2021〕12号）
    怎么改：改成这一年通知的文号。其他年度通知可在规则集的 lexicon.notices 中补充。

    A yearly notice is cited with another year's number.

    Why: Last year's file was taken, and only the year changed.
    Bad: 《2021年政务公开工作要点》（国办发〔2020〕17号）
    Good: 《2021年政务公开工作要点》（国办发〔2021〕12号）
    Fix: Give that year's number. Further notices can be added in a ruleset under lexicon.notices.
    """
    notices = lexicon(report.form).notices
    wordings = wordings_of(notices)
    for paragraph in paragraphs(report):
        text = folded(paragraph.text).text
        for mention in islice(mentions(text, wordings), MOST):
            number = mention.number
            if mention.key is None or number is None:
                continue
            notice = notices[mention.key]
            letters = fold(notice.number).split("(")[0]
            start, end = sentence(text, mention.start)
            if number.before.endswith(letters) and fold(notice.number) not in text[start:end]:
                site = quoted_folded(paragraph, mention.start, mention.end)
                yield at(site).say("number", site.text, notice.title, notice.number)


RULES: list[Rule] = [regulation_name, cited_notice]
