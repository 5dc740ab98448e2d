"""The command line: `check`, and the commands of plugins."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from itertools import takewhile
from typing import Any

import click
from click.shell_completion import CompletionItem

from ogicheck.api import SettingError, Text, told_version, version
from ogicheck_plugins.command_line import words
from ogicheck_plugins.command_line.edge import guarded, language

COMPLETION = "_OGICHECK_COMPLETE"
"""What shells set in the environment to ask what may come next."""
CHECK = "check"
NO_COMMAND = Text("没有命令“{0}”，也没有这个文件；是不是“{1}”？", "no command '{0}', and no such file: did you mean '{1}'?")
HELP = frozenset({"--help", "-h"})
OWN_OPTIONS = (*HELP, "--version")


class Commands(click.Group):
    """Commands loaded by name; `check` where none is named, so that `ogicheck report.docx` checks it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [CHECK, *sorted(_added(ctx))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        given = words.kept(ctx)
        if cmd_name == CHECK:
            from ogicheck_plugins.command_line.check import command

            return _spoken(command, given)
        found = _added(ctx).get(cmd_name)
        return _spoken(found, given) if found else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, or else files; the options of `check`, which may be left out."""
        if not incomplete.startswith("-"):
            return [CompletionItem(incomplete, type="file"), *super().shell_complete(ctx, incomplete)]
        from ogicheck_plugins.command_line.check import command

        return command.shell_complete(command.make_context(CHECK, [], ctx, resilient_parsing=True), incomplete)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words.keep(ctx, args)
        if not HELP.isdisjoint(args):  # whatever else is asked for, in any order
            args = [*takewhile(lambda word: not word.startswith("-"), args), "--help"]
        if not (args or ctx.resilient_parsing) or (args and not _is_known(args[0], ctx)):
            if args and not ctx.resilient_parsing and (near := _near(args[0], ctx)):
                raise SettingError(NO_COMMAND.fill(args[0], near))
            args = [CHECK, *args]
        return super().parse_args(ctx, args)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *rest: Any, **extra: Any) -> Any:
        """Run a command line; ends the process with its exit code, whatever goes wrong."""
        if not extra.get("standalone_mode", True) or COMPLETION in os.environ:
            return super().main(args, prog_name, *rest, **extra)
        given = list(sys.argv[1:] if args is None else args)
        sys.exit(guarded(lambda: self._called(given), given))

    def _called(self, given: list[str]) -> None:
        group = _spoken(self, given)
        with group.make_context("ogicheck", list(given)) as ctx:
            group.invoke(ctx)


def _spoken(command: click.Command, given: Sequence[str]) -> click.Command:
    """The command, with its help in the language of the call where that may be shown."""
    if HELP.isdisjoint(given) and (isinstance(command, Commands) or not isinstance(command, click.Group)):
        return command
    from ogicheck_plugins.command_line.loading import voice_of

    voice = voice_of(given, language(given))
    return voice.command(command) if voice else command


def _is_known(word: str, ctx: click.Context) -> bool:
    """Whether it is a command, or an option of all; plugins are not loaded for what looks like a path or an option."""
    if word in (CHECK, *OWN_OPTIONS):
        return True
    return word.replace("-", "").isidentifier() and not word.startswith("-") and word in _added(ctx)


def _near(word: str, ctx: click.Context) -> str | None:
    """The command that a word may mean which names no file either."""
    if not word.replace("-", "").isidentifier() or word.startswith("-") or os.path.lexists(word):
        return None
    return next(iter(get_close_matches(word, [CHECK, *_added(ctx)], 1, 0.75)), None)


def _added(ctx: click.Context) -> Mapping[str, click.Command]:
    """The commands of the plugins that are loaded, by what the command line and the configuration say of plugins."""
    from ogicheck_plugins.command_line.loading import commands_of

    return commands_of(words.kept(ctx))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version(), message=told_version())
def cli(**_: Any) -> None:
    """检查政府信息公开工作年度报告是否符合国家统一格式。

    ogicheck [check] [选项] [路径]... 检查文件、文件夹或通配。\f

    Checks annual reports on open government information (政府信息公开工作年度报告) against the national form.

    `ogicheck [check] [OPTIONS] [PATH]...` checks files, folders or globs.
    """
