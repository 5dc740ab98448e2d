"""Whether the overview speaks of all that it must, at due length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ogicheck.api import At, Finding, Report, Rule, Section, Text, fold, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.unfilled import is_unfilled_section

TELLING, FEW, HEADING = 12, 4, 20
"""Characters that may tell of a topic, paragraphs of which each may hold one (fewer hold several), and characters of a
sub-heading.
"""
NUMBERED, TWO = re.compile(r"[(]?[一二三四五六七\d][),]|第?[一二三四五六七]是?,?(?=[^条次年月])"), 2
"""How a sub-heading in running text begins (三是政府信息管理情况); more than so many tell all topics that there are."""
NAMED, FEWEST = [re.compile(one) for one in ("主动公开", "依申请", "信息管理", "平台", "监督|保障")], 2
"""How a text calls its topics; a short one that calls fewer so tells of them in words of its own."""
ASKED = "依申请公开", re.compile("申请|索[取要]|[来信去]函|来信|咨询|询问|查询|查阅|答复|想要|要求公开|请求")
"""The topic that nobody tells without a word of asking or answering, and these words."""


@rule(
    "OGI116",
    "coverage",
    level="warning",
    clauses=(REGULATION_50, FORM_2019, FORM_2021),
    needs=("section/overview",),
    messages={"absent": Text("总体情况没有写到：{0}。", "The overview does not speak of: {0}.")},
)
def coverage(report: Report, at: At) -> Iterator[Finding]:
    """总体情况缺少应写的方面。

    为什么：格式要求总体情况写明主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。
    错：只写主动公开和平台建设。
    对：五个方面都写到，没有工作的也简要说明。
    怎么改：补写缺少的方面。有段落可能换了说法写到的，只提请人工核对。

    The overview lacks one of its topics.

    Why: The form asks for proactive disclosure, requests, information management, platforms, and supervision.
    Bad: Only disclosure and platforms are spoken of.
    Good: All five, in however few words.
    Fix: Write of those that are missing. Where a paragraph may tell of one in other words, a person is asked to look.
    """
    for key, form in report.form.sections.items():
        section = report.section(key)
        if section and form.topics and not is_unfilled_section(section, report):
            aside = "|".join(f"(?:{one})" for one in form.aside) or "(?!)"
            text = re.sub(aside, "", _text(_with_extras(section, report)))
            absent = [topic for topic, words in form.topics.items() if not any(re.search(one, text) for one in words)]
            if absent:
                words = re.compile("|".join(f"(?:{one})" for topic in form.topics.values() for one in topic))
                unasked = ASKED[0] in absent and not ASKED[1].search(text)
                sections = _with_extras(section, report)
                doubtful = not unasked and (_is_free(sections) or _may_tell_more(sections, words, len(form.topics)))
                yield (at(section).review if doubtful else at(section).say)("absent", "、".join(absent))


def _is_free(sections: Sequence[Section]) -> bool:
    """Whether an overview in few paragraphs names hardly a topic."""
    text = _text(sections)
    few = sum(len(section.paragraphs) for section in sections) < FEW
    return few and sum(bool(one.search(text)) for one in NAMED) < FEWEST


def _may_tell_more(sections: Sequence[Section], words: re.Pattern[str], topics: int) -> bool:
    """Whether a paragraph, or a sentence where there are few, has no topic's words: it may tell of one in others. The first
    of all leads to what is told; below sub-headings, and where the text numbers some of the `topics`, each is of its own.
    """
    texts = [fold(one.printed) for section in sections for one in section.paragraphs]
    said = [one for text in texts for one in re.split("[.;!?:]", text)]
    if sum(len(one) <= HEADING and one[-1:] not in ".;:!?" and bool(words.search(one)) for one in texts) > 1:
        return False
    numbered = [one for one in said if len(one) <= HEADING and NUMBERED.match(one)]
    if len(numbered) < topics and sum(bool(words.search(one)) for one in numbered) > TWO:
        return False
    units = texts if len(texts) >= FEW else [one for text in texts for one in re.split("[.;!?]", text)]
    return any(len(one) >= TELLING and not words.search(one) for one in units[1:])


def _with_extras(section: Section, report: Report) -> list[Section]:
    """A section with the headings behind it that the form does not know: they are parts of it by mistake."""
    behind = report.sections[report.sections.index(section) + 1 :]
    return [section, *takewhile(lambda one: one.key is None, behind)]


def _text(sections: Sequence[Section]) -> str:
    paragraphs = [one.printed for section in sections for one in section.paragraphs]
    return fold("".join([*(section.text for section in sections[1:]), *paragraphs]))


@rule(
    "OGI117",
    "assessment-coverage",
    level="warning",
    clauses=(REGULATION_50,),
    needs=("section/overview",),
    messages={
        "absent": Text(
            "政府的年度报告应写到{0}，全文都没有。", "A government's report should speak of {0}; none is mentioned."
        )
    },
)
def assessment_coverage(report: Report, at: At) -> Iterator[Finding]:
    """县级以上人民政府的年度报告没有写考核、评议和责任追究。

    为什么：《条例》第五十条第二款要求政府的年度报告还要包括工作考核、社会评议和责任追究结果情况。
    错：某县人民政府的年度报告通篇没有提到考核、评议、责任追究。
    对：写明纳入考核、开展社会评议、责任追究的情况。
    怎么改：在监督保障部分补写。

    A government's report says nothing of assessment, public appraisal and accountability.

    Why: Article 50, paragraph 2 asks it of governments from the county up.
    Bad: A county government's report without a word on any of the three.
    Good: What was assessed, how the public appraised it, who was held to account.
    Fix: Add it to the part on supervision.
    """
    if report.organ_kind != "government":
        return
    text = _text(report.sections)
    for key, form in report.form.sections.items():
        section = report.section(key)
        words = [word for every in form.assessment.values() for word in every]
        if section and words and not any(word in text for word in words):
            yield at(section).say("absent", "、".join(form.assessment))


@rule(
    "OGI119",
    "overview-length",
    level="note",
    formats=("2021",),
    clauses=(FORM_2021,),
    messages={
        "long": Text("总体情况 {0} 字，原则上不超过 {1} 字。", "The overview has {0} characters; in principle at most {1}.")
    },
)
def overview_length(report: Report, at: At) -> Iterator[Finding]:
    """总体情况超过一千字。

    为什么：国办公开办函〔2021〕30号要求总体情况原则上不超过一千字。
    错：总体情况两千多字。
    对：每个方面几句话，用数字说明。
    怎么改：删去一般性的表述，把数据留在表里。

    The overview is longer than the form wants.

    Why: The form of 2021 asks for at most one thousand characters in principle.
    Bad: An overview of more than two thousand characters.
    Good: A few sentences a topic.
    Fix: Leave out what is general, and leave figures to the tables.
    """
    for key, form in report.form.sections.items():
        section = report.section(key)
        length = sum(len("".join(one.printed.split())) for one in section.paragraphs) if section else 0
        if section and form.limit and length > form.limit:
            yield at(section).say("long", length, form.limit)


RULES: list[Rule] = [coverage, assessment_coverage, overview_length]
