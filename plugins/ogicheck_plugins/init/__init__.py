"""`ogicheck init`: a configuration to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ogicheck.api import hookimpl

if TYPE_CHECKING:
    import click


@hookimpl
def ogicheck_commands() -> list[click.Command]:
    from ogicheck_plugins.init.command import command

    return [command]
