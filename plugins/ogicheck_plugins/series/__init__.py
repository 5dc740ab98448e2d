"""`ogicheck series`: an organ's figures over the years, as text, as a page with charts, as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ogicheck.api import Vocabulary, hookimpl
from ogicheck_plugins.series.declared import VOCABULARY

if TYPE_CHECKING:
    import click


@hookimpl
def ogicheck_vocabulary() -> list[Vocabulary]:
    return VOCABULARY


@hookimpl
def ogicheck_commands() -> list[click.Command]:
    from ogicheck_plugins.series.command import command

    return [command]
