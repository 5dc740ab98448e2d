"""The command line: `check`, and the commands of plugins."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ogicheck import __version__
from ogicheck.cli import words
from ogicheck.cli.edge import guarded

COMPLETION = "_OGICHECK_COMPLETE"
"""What shells set in the environment to ask what may come next."""
CHECK = "check"
OWN_OPTIONS = ("--help", "-h", "--version")


class Commands(click.Group):
    """Commands loaded by name; `check` where none is named, so that `ogicheck report.docx` checks it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [CHECK, *sorted(_added(ctx))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == CHECK:
            from ogicheck.cli.check import command

            return command
        return _added(ctx).get(cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words.keep(ctx, args)
        if not args or not _is_known(args[0], ctx):
            args = [CHECK, *args]
        return super().parse_args(ctx, args)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *rest: Any, **extra: Any) -> Any:
        """Run a command line; ends the process with its exit code, whatever goes wrong."""
        if not extra.get("standalone_mode", True) or COMPLETION in os.environ:
            return super().main(args, prog_name, *rest, **extra)
        given = list(sys.argv[1:] if args is None else args)
        sys.exit(guarded(lambda: self._called(given), given))

    def _called(self, given: list[str]) -> None:
        with self.make_context("ogicheck", list(given)) as ctx:
            self.invoke(ctx)


def _is_known(word: str, ctx: click.Context) -> bool:
    """Whether it is a command, or an option of all; plugins are not loaded for what looks like a path or an option."""
    if word in (CHECK, *OWN_OPTIONS):
        return True
    return word.replace("-", "").isidentifier() and not word.startswith("-") and word in _added(ctx)


def _added(ctx: click.Context) -> Mapping[str, click.Command]:
    """The commands of the plugins that are loaded, by what the command line and the configuration say of plugins."""
    from ogicheck.cli.loading import commands_of

    return commands_of(words.kept(ctx), Path.cwd())


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ogicheck")
def cli(**_: Any) -> None:
    """Checks annual reports on open government information (政府信息公开工作年度报告) against the national form.

    `ogicheck [check] [OPTIONS] [PATH]...` checks files, folders or globs.
    """
