"""What commands share: options, their combination with the configuration, and how errors end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from ogicheck.checking.verdict import USAGE
from ogicheck.cli.configuration import Found, find
from ogicheck.rulesets.source import RulesetError
from ogicheck.values.texts import Lang

Command = TypeVar("Command", bound=Callable[..., Any])

lang_option = click.option("--lang", type=click.Choice(["zh-CN", "en"]), help="Language of messages (default: zh-CN).")
ruleset_option = click.option(
    "--ruleset", metavar="NAME|FILE", help="2019, 2021, auto (default), an installed ruleset, or a TOML file."
)
region_option = click.option(
    "--region", metavar="NAME|auto|none", help="A region's rules; auto (default): those that the organ's name makes certain."
)
plugin_option = click.option(
    "--plugin", multiple=True, type=click.Path(dir_okay=False), help="A plugin file; may be repeated."
)
config_option = click.option(
    "--config", type=click.Path(dir_okay=False, path_type=Path), help="Configuration file (default: found upward)."
)


def limit_options(command: Command) -> Command:
    """The limits for each file."""
    memory = click.option(
        "--memory-limit", type=click.IntRange(min=64), default=512, show_default=True, metavar="MB", help="For each file."
    )
    seconds = click.option(
        "--time-limit",
        type=click.FloatRange(min=0.1),
        default=30.0,
        show_default=True,
        metavar="SECONDS",
        help="For each file.",
    )
    return memory(seconds(command))


@contextmanager
def usage_errors(lang: Lang) -> Iterator[None]:
    """A ruleset or configuration that cannot be used ends the run with its message and exit code 2."""
    try:
        yield
    except RulesetError as error:
        complain(error.text.say(lang))
        sys.exit(USAGE)


def complain(message: str) -> None:
    """A message on stderr, on any console: characters that it lacks are replaced."""
    encoding = sys.stderr.encoding or "utf-8"
    click.echo(message.encode(encoding, "replace").decode(encoding), err=True)


def configuration(given: Path | None, lang: str | None) -> Found:
    """The configuration for the current folder, or the file given."""
    with usage_errors("en" if lang == "en" else "zh-CN"):
        return find(Path.cwd(), given)


def beside(found: Found, paths: list[str]) -> tuple[str, ...]:
    """Paths of a configuration file, relative to it."""
    return tuple(path if Path(path).is_absolute() else str(found.folder / path) for path in paths)


def ruleset_of(given: str | None, found: Found) -> str:
    """The ruleset asked for; a file that the configuration names is relative to it."""
    if given:
        return given
    name = found.config.ruleset
    return beside(found, [name])[0] if name.endswith(".toml") else name


def write(data: bytes) -> None:
    """Bytes to stdout: as they are into a pipe or file, in the console's own encoding on a terminal."""
    if sys.stdout.isatty():
        encoding = sys.stdout.encoding or "utf-8"
        data = data.decode("utf-8").encode(encoding, "replace")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
