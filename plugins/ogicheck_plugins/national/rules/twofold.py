"""What is said twice in one breath, and figures that are exact and approximate at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ogicheck.api import At, Finding, Report, Rule, Text, rule
from ogicheck_plugins.national.prose import MOST, folded, paragraphs, quoted_folded
from ogicheck_plugins.national.vocabulary import lexicon

PHRASE = r"[一-龥《》“”0-9]{6,40}"
IN_A_ROW = re.compile(rf"({PHRASE})\1")
JOINED = re.compile(rf"(?P<once>{PHRASE})(?:[、,和及与]|以及)(?P<again>(?P=once))")
GOES_ON = re.compile(
    r"(?:指南|目录|制度|年报|年度报告|专栏|栏目|平台|系统|工作|办法|规定|条例|方案|细则|清单|标准|流程|渠道|机制|人员|领导小组|办公室|中心|情况|内容|信息|数据|网|端|各|基础)"
)
"""The second one is the beginning of a longer name: 政府信息公开、政府信息公开指南."""
ORGANS = ("局", "厅", "署", "部", "院", "会", "府")
BRANCH = re.compile("[一-龥]{2,14}?(?:局|厅|署|院|委员会|支队)")
"""The second one is a branch's name, which begins with the organ's: 国家税务总局、国家税务总局安徽省税务局."""
STOP = re.compile(r"[,.;。]")
"""What has none of these is no sentence: a heading, or a table's head whose cells ran together."""
COUNTED = "件|条|次|篇|份|个|人次|人|场|期|项|处|名|家|户|块|本|册|张|幅|批|起|宗|例|部|封"
EXACT = re.compile(rf"(?<![\d.,])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?<!0)[余多](?:{COUNTED})(?!\d)")


@rule(
    "OGI617",
    "phrase-repeated",
    level="note",
    clauses=(),
    messages={"twice": Text("“{0}”连着写了两遍，删去一遍。", "'{0}' stands twice in a row: delete one.")},
)
def phrase_repeated(report: Report, at: At) -> Iterator[Finding]:
    """同一个词组连着写了两遍。

    为什么：多半是改稿时留下的，或者列举时把同一项写了两次。
    错：通过政府门户网站、政府门户网站发布信息；健全信息发布审核制度健全信息发布审核制度
    对：通过政府门户网站、政务新媒体发布信息
    怎么改：删去一遍；列举的，换成另一项。

    A phrase of six characters or more stands twice in a row, or on both sides of 、和及.

    Why: It was left over when the sentence was changed, or one item was listed twice.
    Bad: 通过政府门户网站、政府门户网站发布信息
    Good: 通过政府门户网站、政务新媒体发布信息
    Fix: Delete one, or name the other item that was meant.
    """
    sites = tuple(lexicon(report.form).lawful.get("sites", ()))
    for paragraph in paragraphs(report):
        text = folded(paragraph.text).text
        for start, end, phrase in islice(_repeated(text), MOST):
            if not any(phrase in site and site in text for site in sites):
                yield at(quoted_folded(paragraph, start, end)).say("twice", phrase)


def _repeated(text: str) -> Iterator[tuple[int, int, str]]:
    if not STOP.search(text):
        return
    for match in IN_A_ROW.finditer(text):
        if len(set(match[1])) > 2:
            yield match.start(), match.end(), match[1]
    for match in JOINED.finditer(text):
        branch = match["once"].endswith(ORGANS) and BRANCH.match(text, match.end())
        if not branch and not GOES_ON.match(text, match.end()):
            yield match.start(), match.end(), match["once"]


@rule(
    "OGI618",
    "exact-and-more",
    level="note",
    clauses=(),
    messages={
        "both": Text(
            "“{0}”：数字准确到个位，就不用“余”“多”；约数请取整（如 60余）。",
            "'{0}' is exact and approximate at once: drop 余, or round the figure.",
        )
    },
)
def exact_and_more(report: Report, at: At) -> Iterator[Finding]:
    """准确的数字后面又写“余”。

    为什么：63 是准确数，60余 是约数，写成“63余条”读者不知道是哪一个。
    错：发布信息63余条
    对：发布信息63条；发布信息60余条
    怎么改：删去“余”，或者改成整数。

    An exact figure is followed by 余 (and more).

    Why: 63 is exact, 60余 is approximate; 63余 is neither.
    Bad: 发布信息63余条
    Good: 发布信息63条, or 发布信息60余条
    Fix: Drop 余, or round the figure.
    """
    for paragraph in paragraphs(report):
        text = folded(paragraph.text).text
        for match in islice(EXACT.finditer(text), MOST):
            site = quoted_folded(paragraph, *match.span())
            yield at(site).say("both", site.text)


RULES: list[Rule] = [phrase_repeated, exact_and_more]
