"""The command line: the core's own commands, a module each, imported when it is called, and those of plugins."""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from ogicheck import __version__
from ogicheck.cli.edge import guarded
from ogicheck.values.errors import SettingError
from ogicheck.values.texts import Text

COMPLETION = "_OGICHECK_COMPLETE"
"""What shells set in the environment to ask what may come next."""
EMPTY_VALUE = re.compile(r"--[\w-]+=")
EMPTY = Text("“{0}”后面的值是空的；请检查是不是变量没有赋值。", "what follows '{0}' is empty: a variable that is not set?")
OWN_COMMANDS = ("check", "explain", "rules", "plugins", "ruleset", "config")
OWN_OPTIONS = ("--help", "-h", "--version")


class Commands(click.Group):
    """Commands loaded by name; `check` where none is named, so that `ogicheck report.docx` checks it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*OWN_COMMANDS, *sorted(_added(ctx))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in OWN_COMMANDS:
            command: click.Command = importlib.import_module(f"ogicheck.cli.{cmd_name}").command
            return command
        return _added(ctx).get(cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        _know_words(args)
        if not args or not self._names(ctx, args[0]):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *rest: Any, **extra: Any) -> Any:
        """Run a command line; ends the process with its exit code, whatever goes wrong."""
        if not extra.get("standalone_mode", True) or COMPLETION in os.environ:
            return super().main(args, prog_name, *rest, **extra)
        words = list(sys.argv[1:] if args is None else args)
        sys.exit(guarded(lambda: self._called(words), words))

    def _called(self, words: list[str]) -> None:
        with self.make_context("ogicheck", list(words), obj=tuple(words)) as ctx:
            self.invoke(ctx)

    def _names(self, ctx: click.Context, word: str) -> bool:
        """Whether it is a command, or an option of all; plugins are not loaded for what looks like a path or an option."""
        if word in (*OWN_COMMANDS, *OWN_OPTIONS):
            return True
        return word.replace("-", "").isidentifier() and not word.startswith("-") and word in _added(ctx)


def _added(ctx: click.Context) -> dict[str, click.Command]:
    """The commands of the plugins that are loaded, by what the command line and the configuration say of plugins."""
    from ogicheck.cli.loading import host_of

    return host_of(ctx.find_root().obj or (), Path.cwd()).commands


def _know_words(words: Iterable[str]) -> None:
    """An empty word is what a shell makes of a variable that is not set: it never means the current folder."""
    for before, word in pairwise(("", *words)):
        if not word.strip() or EMPTY_VALUE.fullmatch(word):
            raise SettingError(EMPTY.fill(word.strip().rstrip("=") or before or "ogicheck"))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ogicheck")
def cli(**_: Any) -> None:
    """Checks annual reports on open government information (政府信息公开工作年度报告) against the national form.

    `ogicheck [check] [OPTIONS] [PATH]...` checks files, folders or globs.
    """
