"""What the commands share that bring many reports together: their options, and what of the files they cannot use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from ogicheck.checking.checker import Checker, Plan
from ogicheck.checking.forms import Forms
from ogicheck.checking.many import checker
from ogicheck.cli.common import (
    beside,
    config_option,
    configuration,
    lang_option,
    limit_options,
    plugin_option,
    ruleset_of,
    ruleset_option,
    usage_errors,
)
from ogicheck.cli.inputs import gathered
from ogicheck.organs import Organs, organs
from ogicheck.values.texts import Lang, Text, one_line

Command = TypeVar("Command", bound=Callable[..., Any])
UNPLACED = Text("看不出是哪个机关哪一年的报告。", "it does not tell of which organ and year it is.")
UNKNOWN_FORM = Text("它的格式“{0}”没有安装。", "its form '{0}' is not installed.")
PLUGIN = Text("插件未能加载：{0}", "the plugin could not be loaded: {0}")


@dataclass(frozen=True, slots=True)
class Brought:
    """The reports by organ, their forms, and a message for each thing that could not be used."""

    organs: Organs
    forms: Forms
    left_out: tuple[str, ...]


def many_options(command: Command) -> Command:
    """The options of a command on many reports."""
    for option in (
        limit_options,
        click.option("--jobs", type=click.IntRange(min=1), help="Processes (default: one a core)."),
        lang_option,
        plugin_option,
        config_option,
        ruleset_option,
        click.argument("paths", nargs=-1, required=True),
    ):
        command = option(command)
    return command


def using(options: dict[str, Any]) -> tuple[Checker, Lang]:
    """What reads the files, and the language of messages."""
    found = configuration(options["config"], options["lang"])
    lang = options["lang"] or found.config.lang
    with usage_errors(lang):
        reading = checker(
            Plan(
                ruleset_of(options["ruleset"], found),
                found.config.region,
                (*beside(found, found.config.plugin), *options["plugin"]),
            )
        )
        _ = reading.readers
    return reading, lang


def brought(options: dict[str, Any], reading: Checker, lang: Lang) -> Brought:
    """Read the reports at the paths. A path that matches nothing ends the run."""
    given = gathered(options["paths"], {**options, "root": Path(), "stdin_name": "stdin"}, reading, lang)
    with usage_errors(lang):
        forms = Forms.of(reading, given.records or ())
    known = [one for one in given.records or () if forms.followed(one)]
    placed = organs(known)
    left_out = [(one.file, problem.text) for one in given.unread for problem in one.problems]
    left_out += [(one.file, UNKNOWN_FORM.fill(one.format)) for one in given.records or () if not forms.followed(one)]
    left_out += [(one.file, UNPLACED) for one in placed.unplaced]
    left_out += [(one.name, PLUGIN.fill(one.reason.en if one.reason else "")) for one in reading.host.registry.failed]
    return Brought(placed, forms, tuple(one_line(f"{name}: {text.say(lang)}") for name, text in left_out))
