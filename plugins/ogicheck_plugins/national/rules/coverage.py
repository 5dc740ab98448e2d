"""Whether the overview speaks of all that it must, and whether the introduction lists the parts that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ogicheck.api import At, Finding, Report, ReportParagraph, Rule, Section, Text, bare, fold, ordinal, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.unfilled import is_unfilled_section

LIST = re.compile(
    r"(?:包括|分为|包含|由|分|含|共有?)(?P<list>.*?)(?:(?P<open>等)?(?P<count>[一二三四五六七八九十\d]+)个?(?:大?部分|方面)|组成|构成|编制)"
)


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
    怎么改：补写缺少的方面。

    The overview lacks one of its topics.

    Why: The form asks for proactive disclosure, requests, information management, platforms, and supervision.
    Bad: Only disclosure and platforms are spoken of.
    Good: All five, in however few words.
    Fix: Write of those that are missing.
    """
    for key, form in report.form.sections.items():
        section = report.section(key)
        if section and form.topics and not is_unfilled_section(section, report):
            text = _text(_with_extras(section, report))
            absent = [topic for topic, words in form.topics.items() if not any(word in text for word in words)]
            if absent:
                yield at(section).say("absent", "、".join(absent))


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
    "OGI118",
    "part-list",
    level="warning",
    clauses=(FORM_2019, FORM_2021),
    messages={
        "count": Text("引言说有{0}个部分，却列出了 {1} 个。", "The introduction speaks of '{0}' parts but lists {1}."),
        "left-out": Text("引言列出各部分，漏了“{0}”。", "The introduction's list of parts leaves out '{0}'."),
        "wording": Text(
            "引言列出的部分与标题写法不同，应有“{0}”。", "The introduction's list of parts words '{0}' in another way."
        ),
    },
)
def part_list(report: Report, at: At) -> Iterator[Finding]:
    """引言所列的部分数目不对或有遗漏。

    为什么：引言说“六个部分”，列出来却是五个，读者会以为缺页。
    错：本报告由总体情况、主动公开政府信息情况……五部分组成。
    对：列出的部分与正文的六个部分一致。
    怎么改：按正文的标题重列。

    The introduction's list of parts has the wrong count or leaves one out.

    Why: Readers take a part that is not listed for missing.
    Bad: Six parts are announced and five listed.
    Good: The list is that of the six sections.
    Fix: List the sections' titles.
    """
    for paragraph in report.preamble:
        match = next((one for one in LIST.finditer(fold(paragraph.text)) if _listed(one["list"], report).found), None)
        if match:
            yield from _judged(paragraph, match, report, at)


def _judged(paragraph: ReportParagraph, match: re.Match[str], report: Report, at: At) -> Iterator[Finding]:
    forms = report.form.sections
    listed = _listed(match["list"], report)
    if len(listed.found) < len(forms) / 2:
        return
    absent = [form.title for key, form in forms.items() if key not in listed.found]
    count = ordinal((match["count"] or "") + "、")
    is_open = (bool(match["open"]) or match["list"].endswith("等")) and bool(absent)
    reworded = [forms[key].title for key in listed.reworded]
    if len(absent) <= listed.others:
        reworded += absent
    elif not is_open:
        yield at(paragraph).say("left-out", "”“".join(absent))
    elif count is not None and count < len(listed.found):
        yield at(paragraph).say("count", match["count"], len(listed.found))
    if reworded:
        yield at(paragraph).say("wording", "”“".join(reworded), level="note")
    if not absent and not listed.others and count not in (None, len(listed.found)):
        yield at(paragraph).say("count", match["count"], len(listed.found))


@dataclass(frozen=True, slots=True)
class Listed:
    """The sections that a list names, those among them named in a wording of their own, and how many other names."""

    found: set[str]
    reworded: list[str]
    others: int


def _listed(text: str, report: Report) -> Listed:
    found: set[str] = set()
    reworded: list[str] = []
    forms = report.form.sections
    wordings = [(fold(one), one, key) for key, form in forms.items() for one in (form.title, *form.equal, *form.seen)]
    for folded, wording, key in sorted(wordings, key=lambda one: -len(one[0])):
        if folded in text and key not in found:
            found.add(key)
            reworded += [key] if wording in forms[key].seen and not _is_heading(wording, key, report) else []
            text = text.replace(folded, ",", 1)
    rest = [one for one in re.split(r"[,.;:]|以及|和|及|与", text) if len(one) > 3]
    return Listed(found, reworded, len(rest))


def _is_heading(wording: str, key: str, report: Report) -> bool:
    section = report.section(key)
    return section is not None and bare(section.text) == bare(wording)


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


RULES: list[Rule] = [coverage, assessment_coverage, part_list, overview_length]
