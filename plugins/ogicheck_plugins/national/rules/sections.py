"""Whether the six sections are there, once, in order, with something in them, under their titles."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Section, Site, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.ordering import moved
from ogicheck_plugins.national.unfilled import FURNITURE, is_empty_section

CLAUSES = (REGULATION_50, FORM_2019, FORM_2021)


def keyed(report: Report) -> list[Section]:
    """The sections that the form knows, each at its first place."""
    return [section for section in report.sections if section.key and not section.repeats]


@rule(
    "OGI101",
    "section-missing",
    level="error",
    clauses=CLAUSES,
    messages={"missing": Text("缺少“{0}、{1}”部分。", "Section '{0}、{1}' is missing.")},
)
def section_missing(report: Report, at: At) -> Iterator[Finding]:
    """年度报告缺少格式规定的部分。

    为什么：《条例》第五十条规定了年度报告必须包括的内容，格式要求不能遗漏；没有内容的部分也要保留标题并写明“无”。
    错：“三、……”之后直接是“五、……”。
    对：六个部分齐全，没有情况的写“无”或填 0。
    怎么改：补上这一部分的标题和内容；确实没有的，写明没有，表格填 0。

    A section that the form requires is absent.

    Why: Article 50 of the Regulation says what a report must contain, and the form allows nothing to be left out.
    Bad: Section 五 follows section 三.
    Good: All six sections, with 无 or zeros where there is nothing to report.
    Fix: Add the section's heading and content; where there is nothing, say so, and fill its table with 0.
    """
    found = {section.key for section in report.sections}
    for key, form in report.form.sections.items():
        if key not in found and not _has_table(report, key):
            yield at(Site(f"section/{key}", report.place)).say("missing", form.number, form.title)


def _has_table(report: Report, section: str) -> bool:
    """Whether a section whose heading was not found is there all the same, with its table."""
    return any(form.section == section and key in report.tables for key, form in report.form.tables.items())


@rule(
    "OGI102",
    "section-order",
    level="error",
    clauses=CLAUSES,
    messages={
        "moved": Text("“{0}”不在格式规定的位置，应为第{1}部分。", "'{0}' is out of place: it is section {1} of the form.")
    },
)
def section_order(report: Report, at: At) -> Iterator[Finding]:
    """各部分的先后次序与格式不符。

    为什么：格式规定了六个部分的次序；次序乱了，汇总和比对都会出错。
    错：“五、其他需要报告的事项”在“六、存在的主要问题及改进情况”之前。
    对：总体情况、主动公开、申请办理、复议诉讼、问题改进、其他事项依次排列。
    怎么改：把这一部分移到格式规定的位置。

    The sections do not stand in the form's order.

    Why: The form fixes the order of its sections; readers and programs rely on it.
    Bad: 其他需要报告的事项 before 存在的主要问题及改进情况.
    Good: The six sections in the order of the form.
    Fix: Move the section to its place.
    """
    order = list(report.form.sections)
    sections = keyed(report)
    places = [order.index(section.key or "") for section in sections]
    for index in moved(places):
        form = report.form.sections[order[places[index]]]
        yield at(sections[index]).say("moved", sections[index].title, form.number)


@rule(
    "OGI103",
    "section-repeated",
    level="error",
    clauses=CLAUSES,
    messages={"repeated": Text("“{0}”出现了不止一次。", "Section '{0}' occurs more than once.")},
)
def section_repeated(report: Report, at: At) -> Iterator[Finding]:
    """同一部分出现两次。

    为什么：多半是粘贴时留下的，读者不知道以哪一处为准。
    错：正文里有两个“六、其他需要报告的事项”。
    对：每一部分只有一次；目录和引言里列出的不算。
    怎么改：合并内容，删去多余的一处。

    A section occurs twice.

    Why: It is mostly a leftover of pasting, and nobody can tell which of the two holds.
    Bad: Two sections headed 六、其他需要报告的事项.
    Good: Each section once; a table of contents does not count.
    Fix: Merge the two and delete one.
    """
    for section in report.sections:
        if section.repeats:
            first = report.section(section.key or "")
            yield at(section).say("repeated", section.title, related=[first] if first else [])


@rule(
    "OGI104",
    "section-empty",
    level="error",
    clauses=CLAUSES,
    options={"furniture": FURNITURE},
    messages={"empty": Text("“{0}”下面没有内容；没有需要报告的，请写“无”。", "Nothing stands below '{0}'; write 无 if so.")},
)
def section_empty(report: Report, at: At) -> Iterator[Finding]:
    """标题下面什么也没有。

    为什么：空着分不清是没有情况还是漏填。
    错：“六、其他需要报告的事项”下面空白，或只有网站留下的“附件下载：”。
    对：写“无其他需要报告的事项”，并按规定报告信息处理费情况。
    怎么改：补写内容；没有需要报告的，写明“无”。

    Nothing stands between a heading and the next one.

    Why: Nobody can tell whether there was nothing to report or something was left out.
    Bad: Only a web site's download link stands below the last heading.
    Good: 无其他需要报告的事项。
    Fix: Write the content, or say that there is none.
    """
    for section in report.sections:
        if section.key and not _has_table(report, section.key) and is_empty_section(section, at.options["furniture"]):
            yield at(section).say("empty", section.title)


@rule(
    "OGI105",
    "section-title",
    level="note",
    clauses=CLAUSES,
    messages={
        "wording": Text("标题“{0}”的规范写法是“{1}”。", "The official wording of the title '{0}' is '{1}'."),
        "lost": Text("表格在，但没有找到标题“{0}、{1}”。", "The table is there, but its heading '{0}、{1}' was not found."),
    },
)
def section_title(report: Report, at: At) -> Iterator[Finding]:
    """标题的写法既不是格式的，也不是《条例》第五十条的。

    为什么：写法统一，读者和程序才能对得上。
    错：“五、存在问题和整改措施”。
    对：“五、存在的主要问题及改进情况”，或第五十条的“政府信息公开工作存在的主要问题及改进情况”。
    怎么改：改成格式的标题。

    A title is worded neither as in the form nor as in article 50.

    Why: Readers and programs find the section by its title.
    Bad: 五、存在问题和整改措施.
    Good: 五、存在的主要问题及改进情况, or article 50's wording of it.
    Fix: Use the form's title.
    """
    for section in keyed(report):
        if section.match in ("seen", "near", "inferred"):
            yield at(section).say("wording", section.title, report.form.sections[section.key or ""].title)
    found = {section.key for section in report.sections}
    for key, form in report.form.sections.items():
        if key not in found and _has_table(report, key):
            yield at(Site(f"section/{key}", report.place)).say("lost", form.number, form.title)


RULES: list[Rule] = [section_missing, section_order, section_repeated, section_empty, section_title]
