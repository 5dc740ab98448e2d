"""`ogicheck extract`: what was read of a report."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from ogicheck.batch import checker
from ogicheck.checker import Plan
from ogicheck.cli.common import (
    complain,
    configuration,
    lang_option,
    plugin_option,
    ruleset_of,
    ruleset_option,
    usage_errors,
    write,
)
from ogicheck.document import UnreadableError
from ogicheck.extracted import extracted, long_table
from ogicheck.run import INCOMPLETE
from ogicheck.texts import Lang


@click.command("extract")
@click.argument("path", type=click.Path(path_type=Path))
@ruleset_option
@plugin_option
@lang_option
@click.option("--table", "table", type=click.Choice(["csv"]), help="The tables' cells as one long table.")
def command(path: Path, ruleset: str | None, plugin: tuple[str, ...], lang: Lang | None, table: str | None) -> None:
    """Print what was read of a report: organ, year, sections, tables, as JSON."""
    found = configuration(None, lang)
    language = lang or found.config.lang
    with usage_errors(language):
        using = checker(Plan(ruleset_of(ruleset, found), plugin))
        readers = using.readers
    assert readers
    try:
        _, report = using.read(path.read_bytes())
    except OSError as error:
        complain(f"{path}: {error.strerror}")
        sys.exit(2)
    except UnreadableError as error:
        complain(f"{path}: {error.text.say(language)}")
        sys.exit(INCOMPLETE)
    name = path.as_posix()
    if table:
        write(long_table([(name, report)]).encode("utf-8-sig"))
    else:
        write(msgspec.json.format(msgspec.json.encode(extracted(name, report)), indent=1) + b"\n")
