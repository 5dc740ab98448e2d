"""`ogicheck extract`: what was read of a report."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ogicheck.checking.checker import Plan
from ogicheck.checking.losses import unread_tables
from ogicheck.checking.many import checker, through
from ogicheck.checking.verdict import INCOMPLETE, USAGE
from ogicheck.checking.workers import Limits, calls
from ogicheck.cli.common import (
    beside,
    complain,
    configuration,
    lang_option,
    limit_options,
    plugin_option,
    region_option,
    ruleset_of,
    ruleset_option,
    usage_errors,
    write,
)
from ogicheck.extracted import extracted, long_table
from ogicheck.sources.inputs import Input, content
from ogicheck.values.document import UnreadableError
from ogicheck.values.report import Report
from ogicheck.values.texts import Lang, Text
from ogicheck.view import page

NO_FILE = Text("没有这个文件", "no such file")


@click.command("extract")
@click.argument("path", type=click.Path(path_type=Path))
@ruleset_option
@region_option
@plugin_option
@lang_option
@click.option("--table", "table", type=click.Choice(["csv"]), help="The tables' cells as one long table.")
@click.option("--claims", is_flag=True, help="Also what the sentences state: figures, years, whose they are.")
@click.option("--view", is_flag=True, help="An HTML page that shows what was read as what.")
@limit_options
def command(
    path: Path,
    ruleset: str | None,
    region: str | None,
    plugin: tuple[str, ...],
    lang: Lang | None,
    table: str | None,
    claims: bool,
    view: bool,
    memory_limit: int,
    time_limit: float,
) -> None:
    """Print what was read of a report: organ, year, sections, tables, as JSON."""
    found = configuration(None, lang)
    language = lang or found.config.lang
    plan = Plan(ruleset_of(ruleset, found), region or found.config.region, (*beside(found, found.config.plugin), *plugin))
    with usage_errors(language):
        _ = checker(plan).readers
    if not path.is_file():
        complain(f"{path}: {NO_FILE.say(language)}")
        sys.exit(USAGE)
    form = "view" if view else table or ("claims" if claims else "json")
    (result,) = calls(_extracted, [(path, plan, form)], 1, Limits(memory_limit, time_limit))
    data, ended = result if result[1] else result[0]
    if data:
        write(data)
    if ended:
        complain(f"{path}: {ended.say(language)}")
        sys.exit(INCOMPLETE)


def _extracted(path: Path, plan: Plan, form: str) -> tuple[bytes, Text | None]:
    """What is to be printed, and why nothing is, or not all that the file holds."""
    try:
        found = through(Input(path, path.as_posix()), lambda it: (it.name, *checker(plan).annual(content(it))))
    except UnreadableError as error:
        return b"", error.text
    name, document, report = found
    lost = (*document.unread, *(problem.text for problem in unread_tables(report)))
    return _printed(name, report, form), next(iter(lost), None)


def _printed(name: str, report: Report, form: str) -> bytes:
    if form == "view":
        return page(name, report).encode()
    if form == "csv":
        return long_table([(name, report)]).encode("utf-8-sig")
    return extracted(name, report, form == "claims")
