"""`ogicheck extract`: what was read of a report."""

from __future__ import annotations

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
    read_input,
    unread_tables,
    with_session,
)
from ogicheck_plugins.extract.plain_data import extracted, long_table
from ogicheck_plugins.extract.view import page

NO_FILE = Text("{0}: 没有这个文件", "{0}: no such file")


@click.command("extract")
@click.argument("path", type=click.Path(path_type=Path))
@with_session("ruleset", "region", *LOADING, "memory", "seconds")
@click.option("--table", "table", type=click.Choice(["csv"]), help="The tables' cells as one long table.")
@click.option("--claims", is_flag=True, help="Also what the sentences state: figures, years, whose they are.")
@click.option("--view", is_flag=True, help="An HTML page that shows what was read as what.")
def command(session: Session, path: Path, table: str | None, claims: bool, view: bool) -> None:
    """Print what was read of a report: organ, year, sections, tables, as JSON."""
    plan = session.checker.plan
    if not path.is_file():
        raise SettingError(NO_FILE.fill(path))
    form = "view" if view else table or ("claims" if claims else "json")
    (result,) = session.calls(_extracted, [(Input(path, path.as_posix()), plan, form)])
    data, ended = result if result[1] else result[0]
    if data:
        session.write(data)
    if ended:
        session.complain(f"{path}: {ended.say(session.lang)}")
        sys.exit(INCOMPLETE)


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
