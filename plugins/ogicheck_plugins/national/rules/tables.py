"""Whether each section has its table, as a table."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import At, Finding, Report, Rule, Section, Site, Text, rule
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021, REGULATION_50
from ogicheck_plugins.national.unfilled import is_empty_section

CLAUSES = (REGULATION_50, FORM_2019, FORM_2021)


def untabled(report: Report) -> Iterator[tuple[str, Section]]:
    """The tables that are absent though their section is there, each with its section."""
    for key, form in report.form.tables.items():
        section = report.section(form.section)
        if section and key not in report.tables:
            yield key, section


@rule(
    "OGI201",
    "table-missing",
    level="error",
    clauses=CLAUSES,
    messages={
        "missing": Text("“{0}”部分没有格式规定的表格。", "Section '{0}' has no table of the form."),
        "unrecognised": Text(
            "“{0}”部分有表格，但认不出是格式规定的表，请人工核对。",
            "Section '{0}' has a table that could not be recognised as the form's: a person should look.",
        ),
    },
)
def table_missing(report: Report, at: At) -> Iterator[Finding]:
    """第二、三、四部分之一没有格式规定的表格。

    为什么：这三部分的内容就是表格；只写文字，数据无法汇总和比对。
    错：“四、政府信息公开行政复议、行政诉讼情况”下只写“无”。
    对：保留表格，没有情况的各格填 0。
    怎么改：从格式文件复制这张表，填入数字。

    A section lacks the table that the form gives for it.

    Why: These sections consist of their tables; prose in their place can be neither summed up nor compared.
    Bad: Section 四 says 无 and nothing else.
    Good: Its table is there, with 0 in each cell.
    Fix: Copy the table from the form and fill it in.
    """
    for key, section in untabled(report):
        if not section.pictures and not is_empty_section(section):
            spot = at(Site(f"table/{key}", section.place, section.text))
            yield spot.review("unrecognised", section.title) if section.grids else spot.say("missing", section.title)


@rule(
    "OGI216",
    "table-picture",
    level="error",
    clauses=CLAUSES,
    messages={
        "picture": Text(
            "“{0}”部分的表格是图片，其中的数字无法读取和核对；请换成可编辑的表格。",
            "The table of section '{0}' is a picture: no figure in it can be read or checked. Use a real table.",
        )
    },
)
def table_picture(report: Report, at: At) -> Iterator[Finding]:
    """格式规定的表格是一张图片。

    为什么：图片中的数字不能复制、检索、汇总，也无法核对。
    错：在“三、收到和处理政府信息公开申请情况”下贴一张表格截图。
    对：在文档中插入表格并逐格填写；图表可以另外附上。
    怎么改：删去图片，从格式文件复制这张表，填入数字。

    The form's table is a picture.

    Why: Figures in a picture can be neither copied, searched nor summed up, and cannot be checked.
    Bad: A screenshot of the table in section 三.
    Good: A table with a figure in each cell; charts may stand beside it.
    Fix: Take the picture out, copy the table from the form and fill it in.
    """
    for key, section in untabled(report):
        for picture in section.pictures[:1]:
            yield at(Site(f"table/{key}", picture.place, picture.text)).say("picture", section.title)


RULES: list[Rule] = [table_missing, table_picture]
