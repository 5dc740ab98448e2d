"""`ogicheck extract`: what was read of reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
import msgspec

from ogicheck.api import (
    INCOMPLETE,
    LOADING,
    RUNNING,
    Input,
    Lang,
    Plan,
    Report,
    Session,
    SettingError,
    Text,
    UnreadableError,
    both,
    read_input,
    unread_tables,
    with_session,
)
from ogicheck_plugins.extract.plain_data import Long, LongCsv, extracted, long_rows

if TYPE_CHECKING:
    from ogicheck_plugins.extract.view import Shown

MOST = 50
"""Reports in one page, which a browser opens at once: ten thousand cells."""
TOO_MANY = Text("--view 一页最多显示 {0} 份报告，这里有 {1} 份", "--view shows up to {0} reports, and here are {1}")


@click.command("extract")
@with_session("some_paths", "files_from", "ruleset", "region", *LOADING, "root", "stdin_name", *RUNNING)
@click.option(
    "--table",
    "table",
    type=click.Choice(["csv", "parquet"]),
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
def command(session: Session, table: str | None, claims: bool, view: bool) -> None:
    """打印读出的内容：机关、年度、各部分、各张表，写成 JSON，几份报告的一行一份。\f

    Print what was read of reports: organ, year, sections, tables; as JSON, of several a line each.
    """
    files = session.inputs(session.settings.paths)
    if view and len(files) > MOST:
        raise SettingError(TOO_MANY.fill(MOST, len(files)))
    form = "view" if view else "table" if table else "claims" if claims else "json"
    plan = session.checker.plan
    sheet = _long(table, session.write) if table and not view else None
    viewed: list[Shown] = []
    show = viewed.append if view else sheet.add if sheet else _document(session, len(files))
    prefixes = [f"{number}/" for number in range(len(files))] if len(files) > 1 else [""]
    arguments = [(file, plan, form, session.lang, prefix) for file, prefix in zip(files, prefixes, strict=True)]
    complete = True
    for one, (result, ended) in zip(files, session.calls(_read, arguments), strict=True):
        found, lost = (None, ended) if ended else result
        if found is not None:
            show(found)
        if lost:
            session.complain(f"{one.name}: {lost.say(session.lang)}")
            complete = False
    if sheet:
        sheet.close()
    if viewed:
        from ogicheck_plugins.extract.view import page
        from ogicheck_plugins.extract.view_totals import totals

        session.write(page(viewed, totals([one.record for one in viewed], session), session.lang))
    if not complete:
        sys.exit(INCOMPLETE)


def _long(table: str, write: Callable[[bytes], None]) -> Long:
    if table == "csv":
        return LongCsv(write)
    from ogicheck_plugins.extract.long_parquet import LongParquet

    return LongParquet(write)


def _document(session: Session, count: int) -> Callable[[bytes], None]:
    """How a report is printed: one alone for a person to read, of several a line each."""
    alone = count == 1 and not os.path.isdir(session.settings.paths[0])  # noqa: PTH112 - never raises
    return lambda data: session.write((msgspec.json.format(data, indent=1) if alone else data) + b"\n")


def _read(one: Input, plan: Plan, form: str, lang: Lang, prefix: str) -> tuple[Any, Text | None]:
    """What is to be printed (None: nothing), and why it is not all that the file holds."""
    try:
        name, document, report = read_input(one, plan)
    except UnreadableError as error:
        return None, error.text
    lost = (*document.unread, *(problem.text for problem in unread_tables(report)))
    return _printed(name, report, form, lang, prefix), next(iter(lost), None)


def _printed(name: str, report: Report, form: str, lang: Lang, prefix: str) -> Any:
    if form == "view":
        from ogicheck_plugins.extract.view import shown

        return shown(name, report, lang, prefix)
    if form == "table":
        return long_rows(name, report)
    return extracted(name, report, form == "claims")
