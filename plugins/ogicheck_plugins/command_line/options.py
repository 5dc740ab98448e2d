"""The options that settings are made of, each said once; a command names those it has, and is given a Session."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import chain
from math import isnan
from pathlib import Path
from typing import Any

import click

from ogicheck.api import diverted
from ogicheck_plugins.command_line.completing import names_of
from ogicheck_plugins.command_line.lists import listed
from ogicheck_plugins.command_line.words import kept
from ogicheck_plugins.runs_kit.configuration import find, here
from ogicheck_plugins.runs_kit.session import Session
from ogicheck_plugins.runs_kit.settings import made

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]


class Seconds(click.FloatRange):
    """A range of seconds; "nan" is in none, though it compares with nothing."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        found = float(super().convert(value, param, ctx))
        return self.fail(f"{value!r} is not a valid float.", param, ctx) if isnan(found) else found


OPTIONS: dict[str, Decorator] = {
    "paths": click.argument("paths", nargs=-1, type=click.Path(readable=False)),
    "some_paths": click.argument("paths", nargs=-1, metavar="PATHS...", type=click.Path(readable=False)),
    "files_from": click.option("--files-from", multiple=True, metavar="FILE|-"),
    "ruleset": click.option("--ruleset", metavar="NAME|FILE", shell_complete=names_of("rulesets", ("auto",))),
    "region": click.option("--region", metavar="NAME|auto|none"),
    "previous": click.option("--previous", multiple=True, metavar="PATH"),
    "parts": click.option("--parts", multiple=True, metavar="PATH"),
    "roster": click.option("--roster", metavar="PATH"),
    "published": click.option(
        "--published",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        callback=lambda _ctx, _param, value: value and value.date(),
    ),
    "output": click.option("--output", multiple=True, metavar="NAME[=FILE]", shell_complete=names_of("outputs")),
    "fail_on": click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"], case_sensitive=False)),
    "select": click.option("--select", multiple=True, metavar="RULE", shell_complete=names_of("rules")),
    "ignore": click.option("--ignore", multiple=True, metavar="RULE", shell_complete=names_of("rules")),
    "baseline": click.option("--baseline", type=click.Path(dir_okay=False)),
    "strict": click.option("--strict", is_flag=True, default=None),
    "config": click.option("--config", type=click.Path(dir_okay=False, path_type=Path)),
    "plugins": click.option("--plugin", "plugins", multiple=True, type=click.Path(dir_okay=False)),
    "disabled": click.option("--no-plugin", "disabled", multiple=True, metavar="NAME"),
    "lang": click.option("--lang", metavar="zh-CN|en", type=click.Choice(["zh-CN", "en"], case_sensitive=False)),
    "root": click.option("--root", type=click.Path(file_okay=False, path_type=Path)),
    "stdin_name": click.option("--stdin-name"),
    "jobs": click.option("--jobs", type=click.IntRange(1, 1024)),
    "executor": click.option("--executor", metavar="NAME[://ADDRESS]"),
    "memory": click.option("--memory-limit", "memory", type=click.IntRange(64, 2**20), metavar="MB"),
    "seconds": click.option("--time-limit", "seconds", type=Seconds(0.1, 86_400), metavar="SECONDS"),
    "rule_seconds": click.option("--rule-time-limit", "rule_seconds", type=Seconds(0.1, 86_400), metavar="SECONDS"),
    "journal": click.option("--journal", type=click.Path(dir_okay=False)),
    "resume": click.option("--resume", is_flag=True),
    "cache": click.option("--no-cache", "cache", flag_value=False, default=None),
    "progress": click.option("--progress", type=click.Choice(["auto", "bar", "plain", "none"])),
    "no_progress": click.option("--no-progress", is_flag=True, default=None),
    "statistics": click.option("--statistics", is_flag=True, default=None),
    "timings": click.option("--timings", is_flag=True, default=None),
    "quiet": click.option("-q", "--quiet", is_flag=True),
    "verbose": click.option("-v", "--verbose", is_flag=True),
    "debug": click.option("--debug", is_flag=True),
    "exit_zero": click.option("--exit-zero", is_flag=True),
}
LOADING = ("config", "plugins", "disabled", "lang")
"""What every command has that knows of plugins."""
RUNNING = ("jobs", "executor", "memory", "seconds", "rule_seconds")
CHECKING = (
    "files_from",
    "ruleset",
    "region",
    "previous",
    "parts",
    "roster",
    "published",
    *LOADING,
    "root",
    "stdin_name",
    *RUNNING,
    "progress",
    "no_progress",
    "quiet",
)
"""What a command has that checks files."""


def with_session(*names: str) -> Decorator:
    """Gives a click command these options, by their keys in OPTIONS, and its function a Session made of them, before the
    command's own. What plugins print meanwhile is no data, and goes to stderr.
    """

    def decorate(function: Command) -> Command:
        @wraps(function)
        def called(**options: Any) -> Any:
            known = {name: options.pop(name) for name in SETTINGS & options.keys()}
            known["paths"] = (*known.get("paths", ()), *chain.from_iterable(map(listed, known.pop("files_from", ()))))
            if "some_paths" in names and not known["paths"]:
                raise click.MissingParameter(param_hint="PATHS", param_type="argument")
            words = kept(click.get_current_context())
            found = find(here(), known.pop("config", None))
            session = Session(made({**known, "arguments": words}, found), found)
            with diverted(), session.settled():
                return function(session, **options)

        command: Command = called
        for name in reversed(names):
            command = OPTIONS[name](command)
        return command

    return decorate


SETTINGS = OPTIONS.keys() - {"some_paths"}
