"""Which plugins a call loads, before its command is known."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from ogicheck.cli.configuration import Found, find
from ogicheck.cli.settings import made
from ogicheck.cli.words import values
from ogicheck.hosting.host import Host, loaded
from ogicheck.hosting.prints import diverted
from ogicheck.values.errors import SettingError

PLUGIN, NO_PLUGIN = "--plugin", "--no-plugin"


@lru_cache(maxsize=4)
def host_of(words: Sequence[str], folder: Path) -> Host:
    """The host of a command line: its plugins, and those of the configuration, which the command itself complains about
    where it cannot be used.
    """
    given = {"plugins": tuple(values(words, PLUGIN)), "disabled": tuple(values(words, NO_PLUGIN))}
    config = next(values(words, "--config"), None)
    try:
        found = find(folder, Path(config) if config else None)
    except SettingError:
        found = Found.default(folder)
    settings = made(given, found)
    host = loaded(settings.plugins, settings.disabled)
    with diverted():
        host.commands  # noqa: B018 - what plugins print as they are loaded is no data
    return host
