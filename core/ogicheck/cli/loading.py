"""Which commands a call may name, before its command is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import click

from ogicheck.cli.configuration import Found, find
from ogicheck.cli.settings import made
from ogicheck.cli.words import values
from ogicheck.hosting.host import loaded
from ogicheck.hosting.prints import diverted
from ogicheck.values.errors import SettingError

PLUGIN, NO_PLUGIN = "--plugin", "--no-plugin"


@lru_cache(maxsize=4)
def commands_of(words: Sequence[str], folder: Path) -> Mapping[str, click.Command]:
    """The commands of the plugins that a command line names, and of those of the configuration, which the command itself
    complains about where it cannot be used. What plugins print as they are loaded is no data.
    """
    given = {"plugins": tuple(values(words, PLUGIN)), "disabled": tuple(values(words, NO_PLUGIN))}
    config = next(values(words, "--config"), None)
    try:
        found = find(folder, Path(config) if config else None)
    except SettingError:
        found = Found.default(folder)
    settings = made(given, found)
    with diverted():
        return loaded(settings.plugins, settings.disabled).commands
