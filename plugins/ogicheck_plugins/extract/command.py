"""`ogicheck extract`: what was read of a report."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import click

from ogicheck.api import (
    INCOMPLETE,
    LOADING,
    Input,
    Plan,
    Report,
    Session,
    SettingError,
    Text,
    UnreadableError,
    both,
    printable,
    read_input,
    unread_tables,
    with_session,
)
from ogicheck_plugins.extract.plain_data import extracted, long_table
from ogicheck_plugins.extract.view import page

FOLDER = Text(
    "{0} 是文件夹；extract 一次读一个文件，请给出其中的文件",
    "{0} is a folder: extract reads one file at a time, so name a file in it",
)
NO_FILE = Text("{0}: 没有这个文件", "{0}: no such file")


@click.command("extract")
@click.argument("path", type=click.Path(readable=False, path_type=Path))
@with_session("ruleset", "region", *LOADING, "memory", "seconds")
@click.option(
    "--table",
    "table",
    type=click.Choice(["csv"]),
    help=both("表格写成一格一行的长表。", "The tables' cells as one long table."),
)
@click.option(
    "--claims",
    is_flag=True,
    help=both("连同正文说了什么：数、年份、谁的。", "Also what the sentences state: figures, years, whose they are."),
)
@click.option(
    "--view", is_flag=True, help=both("写成网页，标出哪里读成了什么。", "An HTML page that shows what was read as what.")
)
def command(session: Session, path: Path, table: str | None, claims: bool, view: bool) -> None:
    """打印读出的内容：机关、年度、各部分、各张表，写成 JSON。\f

    Print what was read of a report: organ, year, sections, tables, as JSON.
    """
    plan = session.checker.plan
    one = _input(path)
    form = "view" if view else table or ("claims" if claims else "json")
    (result,) = session.calls(_extracted, [(one, plan, form)])
    data, ended = result if result[1] else result[0]
    if data:
        session.write(data)
    if ended:
        session.complain(f"{one.name}: {ended.say(session.lang)}")
        sys.exit(INCOMPLETE)


def _input(path: Path) -> Input:
    """The file that is meant; why it cannot be read is told when it is. Raises SettingError where it is no file at all."""
    name = printable(path.as_posix())
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise SettingError(FOLDER.fill(name))
    except (FileNotFoundError, NotADirectoryError) as error:
        if not path.is_symlink():
            raise SettingError(NO_FILE.fill(name)) from error
    except OSError:
        pass
    return Input(path, name)


def _extracted(one: Input, plan: Plan, form: str) -> tuple[bytes, Text | None]:
    """What is to be printed, and why nothing is, or not all that the file holds."""
    try:
        name, document, report = read_input(one, plan)
    except UnreadableError as error:
        return b"", error.text
    lost = (*document.unread, *(problem.text for problem in unread_tables(report)))
    return _printed(name, report, form), next(iter(lost), None)


def _printed(name: str, report: Report, form: str) -> bytes:
    if form == "view":
        return page(name, report).encode()
    if form == "csv":
        return long_table([(name, report)]).encode("utf-8-sig")
    return extracted(name, report, form == "claims")
