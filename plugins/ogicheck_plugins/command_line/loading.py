"""Which commands a call may name, and in whose words it is told of them, before its command is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import click

from ogicheck.api import Host, Lang, SettingError, Voice, diverted, loaded
from ogicheck_plugins.command_line.words import values
from ogicheck_plugins.runs_kit.configuration import Config, Found, find, here
from ogicheck_plugins.runs_kit.settings import made

PLUGIN, NO_PLUGIN = "--plugin", "--no-plugin"


def commands_of(words: Sequence[str]) -> Mapping[str, click.Command]:
    """The commands of the call's plugins. What plugins print as they are loaded is no data."""
    with diverted():
        return _host(tuple(words), here()).commands


def voice_of(words: Sequence[str], lang: Lang) -> Voice | None:
    """In whose words the command line tells of itself."""
    with diverted():
        return _host(tuple(words), here()).registry.voices.get(lang)


@lru_cache(maxsize=4)
def _host(words: Sequence[str], folder: Path) -> Host:
    """The plugins that a command line names, and those of the configuration, which the command itself complains about where
    it cannot be used.
    """
    given = {"plugins": tuple(values(words, PLUGIN)), "disabled": tuple(values(words, NO_PLUGIN))}
    config = next(values(words, "--config"), None)
    try:
        found = find(folder, Path(config) if config else None)
    except SettingError:
        found = Found(Config(), folder)
    settings = made(given, found)
    return loaded(settings.plugins, settings.disabled)
