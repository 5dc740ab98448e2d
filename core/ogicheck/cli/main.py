"""The command line: one module a command, imported when it is called."""

from __future__ import annotations

import importlib
from typing import Any

import click

from ogicheck import __version__

COMMANDS = (
    "check",
    "extract",
    "series",
    "aggregate",
    "explain",
    "rules",
    "plugins",
    "ruleset",
    "baseline",
    "config",
    "new-plugin",
)
OWN_OPTIONS = ("--help", "-h", "--version")


class Commands(click.Group):
    """Commands loaded by name; `check` where none is named, so that `ogicheck report.docx` checks it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"ogicheck.cli.{cmd_name.replace('-', '_')}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in (*COMMANDS, *OWN_OPTIONS):
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ogicheck")
def cli(**_: Any) -> None:
    """Checks annual reports on open government information (政府信息公开工作年度报告) against the national form.

    `ogicheck [check] [OPTIONS] [PATH]...` checks files, folders or globs.
    """
