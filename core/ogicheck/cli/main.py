"""The command line: the core's own commands, a module each, imported when it is called, and those of plugins."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import click

from ogicheck import __version__

OWN_COMMANDS = ("check", "explain", "rules", "plugins", "ruleset", "config")
OWN_OPTIONS = ("--help", "-h", "--version")


class Commands(click.Group):
    """Commands loaded by name; `check` where none is named, so that `ogicheck report.docx` checks it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*OWN_COMMANDS, *sorted(self._added())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in OWN_COMMANDS:
            command: click.Command = importlib.import_module(f"ogicheck.cli.{cmd_name}").command
            return command
        return self._added().get(cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or not self._names(args[0]):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def _names(self, word: str) -> bool:
        """Whether it is a command, or an option of all; plugins are not loaded for what looks like a path or an option."""
        if word in (*OWN_COMMANDS, *OWN_OPTIONS):
            return True
        return word.replace("-", "").isidentifier() and not word.startswith("-") and word in self._added()

    def _added(self) -> dict[str, click.Command]:
        """The commands of the plugins that are loaded, by what the command line and the configuration say of plugins."""
        from ogicheck.cli.loading import host_of

        return host_of(tuple(sys.argv[1:]), Path.cwd()).commands


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ogicheck")
def cli(**_: Any) -> None:
    """Checks annual reports on open government information (政府信息公开工作年度报告) against the national form.

    `ogicheck [check] [OPTIONS] [PATH]...` checks files, folders or globs.
    """
