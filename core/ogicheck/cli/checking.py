"""What the commands that check files share: the options that say what is checked and how, the plan, and the results."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ogicheck.beside import Beside
from ogicheck.checking.checker import Checker, Plan
from ogicheck.checking.many import check_all
from ogicheck.checking.records import Gathered, comparing
from ogicheck.cli import inputs
from ogicheck.cli.common import (
    Command,
    beside,
    config_option,
    lang_option,
    limit_options,
    plugin_option,
    region_option,
    ruleset_of,
    ruleset_option,
)
from ogicheck.cli.configuration import Found
from ogicheck.rulesets.settings import Choice
from ogicheck.values.findings import FileResult
from ogicheck.values.texts import Lang

OPTIONS = (
    ruleset_option,
    region_option,
    click.option("--previous", metavar="PATH", help="Last year's reports, or what extract printed of them."),
    click.option("--parts", metavar="PATH", help="The reports that a government's report sums up."),
    click.option(
        "--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of publication (2024-01-31)."
    ),
    config_option,
    plugin_option,
    lang_option,
    click.option(
        "--root", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Paths are relative to it."
    ),
    click.option("--stdin-name", default="stdin", help="The name of what comes from standard input (-)."),
    click.option("--jobs", type=click.IntRange(min=1), help="Processes (default: one a core)."),
    limit_options,
    click.option("--no-progress", is_flag=True, help="No progress bar."),
    click.option("-q", "--quiet", is_flag=True, help="Nothing on stderr but errors."),
)


def checking_options(command: Command) -> Command:
    """The options of a command that checks files."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def plan(options: Mapping[str, Any], found: Found) -> Plan:
    """How to check, by the options and, where they are silent, the configuration."""
    config = found.config
    choice = Choice(options.get("select") or tuple(config.select), options.get("ignore") or tuple(config.ignore))
    plugins = (*beside(found, config.plugin), *options["plugin"])
    return Plan(ruleset_of(options["ruleset"], found), options["region"] or config.region, plugins, choice)


def checked(
    paths: Sequence[str], options: Mapping[str, Any], found: Found, using: Checker, lang: Lang
) -> list[tuple[Path, FileResult]]:
    """Where each file is, and its result; those to compare with that could not be read come last.

    A path that matches nothing ends the run.
    """
    files = inputs.files(paths or beside(found, found.config.include) or (".",), options, using, lang)
    previous, parts = (_gathered(options[name], options, using, lang) for name in ("previous", "parts"))
    day = options["published"]
    others = Beside(previous.records, parts.records, published=day and day.date())
    names = {one.name for one in files}
    with comparing(using.plan, others, names) as plan:
        results = _shown(check_all(files, plan, inputs.jobs(options), inputs.limits(options)), len(files), options)
    unread = {one.file: one for one in (*previous.unread, *parts.unread) if one.file not in names}
    return [*results, *((Path(name), one) for name, one in unread.items())]


def _gathered(path: str | None, options: Mapping[str, Any], using: Checker, lang: Lang) -> Gathered:
    """The reports at a path; none where none is given."""
    return Gathered() if path is None else inputs.gathered((path,), options, using, lang)


def _shown(
    results: Iterable[tuple[Path, FileResult]], count: int, options: Mapping[str, Any]
) -> list[tuple[Path, FileResult]]:
    """The results; a bar on a terminal shows how many there are."""
    if options["no_progress"] or options["quiet"] or count < 2 or not sys.stderr.isatty():
        return list(results)
    with click.progressbar(results, length=count, file=sys.stderr) as bar:
        return list(bar)
