"""Writes a small configuration for one of those who use ogicheck."""

from __future__ import annotations

from pathlib import Path

import click

from ogicheck.api import IncompleteError, Session, SettingError, Text, described, with_session

NAME = "ogicheck.toml"
THERE = Text("{0} 已经有了，没有改动。", "{0} is there already, and was left as it is.")
NOT_WRITABLE = Text("{0} 写不了：{1}", "{0} cannot be written: {1}")
DONE = Text(
    "已写入 {0}：在这个文件夹里运行 ogicheck 就按它检查，不用再写选项。",
    "{0} is written: ogicheck, run in this folder, goes by it without further options.",
)
FOR = {
    "clerk": Text(
        """# 写年报的人：查一份报告，问题列在终端，并写成 Word 批注。
output = ["text", "docx=批注"]

# 哪一级算不通过：error（错误）、warning（警告）、note（提示）、never（都算通过）
fail-on = "warning"
""",
        """# For who writes the report: findings in the terminal, and as comments in a copy of the Word file.
output = ["text", "docx=marked"]

# What fails: error, warning, note, never
fail-on = "warning"
""",
    ),
    "office": Text(
        """# 收年报的主管部门：查 reports 文件夹里的全部报告，给出网页和工作簿；处理意见填在工作簿里。
include = ["reports"]
output = ["text", "report=问题.html", "xlsx=问题.xlsx"]
fail-on = "error"

# 名册：谁应有报告（TOML 文件、上年的文件夹、工作簿）
# roster = "名册.xlsx"

# 已认可的问题，用 ogicheck baseline take 问题.xlsx --baseline baseline.toml 收进来
# baseline = "baseline.toml"
""",
        """# For the office that gathers reports: those in the folder reports, as a page and a workbook for answers.
include = ["reports"]
output = ["text", "report=findings.html", "xlsx=findings.xlsx"]
fail-on = "error"

# Whose reports are due: a TOML file, last year's folder, a workbook
# roster = "roster.xlsx"

# What is accepted, taken in by: ogicheck baseline take findings.xlsx --baseline baseline.toml
# baseline = "baseline.toml"
""",
    ),
    "publisher": Text(
        """# 发布前把关：结果写成 JSON 给程序用；退出码 0 可以发布，1 退回修改，3 转人工。
output = ["json"]
fail-on = "error"

# 不用的规则，如报告里没有公布日期时：
# ignore = ["OGI803"]
""",
        """# Before a page is published: JSON for programs; exit code 0 publishes, 1 sends back, 3 asks a person.
output = ["json"]
fail-on = "error"

# Rules that are left out:
# ignore = ["OGI803"]
""",
    ),
}
"""The configurations, by whom they are for."""


@click.command("init")
@click.argument("who", metavar=f"[{'|'.join(FOR)}]", type=click.Choice(list(FOR)), default="clerk")
@with_session("lang")
def command(session: Session, who: str) -> None:
    """在当前文件夹写一份配置：clerk 写年报的人（默认），office 收年报的主管部门，publisher 发布网页的。已有的不覆盖。\f

    Write a configuration into this folder: for the clerk who writes a report (default), the office that gathers reports, or
    the publisher of pages. One that is there stays.
    """
    try:
        with Path(NAME).open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(FOR[who].say(session.lang))
    except FileExistsError as error:
        raise SettingError(THERE.fill(NAME)) from error
    except OSError as error:
        raise IncompleteError(NOT_WRITABLE.fill(NAME, described(error))) from error
    session.say(DONE.fill(NAME))
