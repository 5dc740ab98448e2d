"""Whether the Regulation and yearly notices are cited by their own names and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ogicheck.api import At, Finding, Report, Rule, Text, fold, rule
from ogicheck_plugins.national.citing import mentions, wordings_of
from ogicheck_plugins.national.clauses import REGULATION_50
from ogicheck_plugins.national.prose import MOST, folded, paragraphs, quoted_folded, sentence
from ogicheck_plugins.national.vocabulary import lexicon

NAME = re.compile(r"中[一-龥]{0,3}共和国[^。《》〈〉,.;:()]{0,16}?条例")
ORDER = re.compile(r"国(?:务院)?(?:令第?|第)\d{1,4}号令?|国务院\d{1,4}号令")
CUT = re.compile(
    r"(?:(?:根据|按照|依据|依照|遵照|对照)[^,.;《]{0,12}《|《(?=中华人民共和国|政府信息公开(?:管理|工作)条例))(?P<title>[^《》]{4,30})》"
)
"""A title in marks that may be the Regulation's: 《政府信息公开》 alone may be a column's."""
PAST = re.compile(r"修订|修正|废止|原|旧|此前|施行前|200[78]年|2019年(?:[1-4]月|5月(?:\d|1[0-5])日)")
EARLIER = "492"
"""The number of the order before it, which a sentence on the past may cite."""
ADDED = ("管理", "工作")
"""Words that stand in other regulations' names, and not in its own."""
NEAR = 3
"""How many characters a misnamed regulation may differ in and still be meant."""
BEHIND = 30
"""Within how many characters behind its name the number of the regulation stands."""


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
    from rapidfuzz.distance import Levenshtein

    law = lexicon(report.form).regulation
    if law is None:
        return
    title, digits = fold(law.title), re.sub(r"\D", "", law.number)
    short = title.removeprefix("中华人民共和国")
    for paragraph in paragraphs(report):
        text = folded(paragraph.text).text
        for match in islice(NAME.finditer(text), MOST):
            same = match[0].endswith(title) or not re.search("公开|政府信息", match[0])
            if not same and Levenshtein.distance(match[0], title) <= NEAR:
                site = quoted_folded(paragraph, match.start(), match.end())
                yield at(site).say("name", site.text, law.title)
        for match in islice(CUT.finditer(text), MOST):
            if match["title"] in (
                title.removesuffix("条例"),
                short.removesuffix("条例"),
                f"{title[:-1]}列",
                f"{short[:-1]}列",
                *(f"{short.removesuffix('条例')}{word}条例" for word in ADDED),
            ):
                site = quoted_folded(paragraph, *match.span("title"))
                yield at(site).say("name", site.text, law.title)
        for match in islice(ORDER.finditer(text), MOST):
            before = text[max(0, match.start() - BEHIND) : match.start()]
            named = short in before and "." not in before[before.rindex(short) :]
            start, end = sentence(text, match.start())
            other = (digits in text[start:end] and "令" in match[0]) or (
                EARLIER in match[0] and PAST.search(text, start, end)
            )
            if named and not other:
                site = quoted_folded(paragraph, match.start(), match.end())
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
