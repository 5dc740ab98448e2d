"""`ogicheck serve` (extra `web`): a page for those who have no terminal, and the check over HTTP for those that publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ogicheck.api import hookimpl

if TYPE_CHECKING:
    import click


@hookimpl
def ogicheck_commands() -> list[click.Command]:
    from ogicheck_plugins.serve.command import command

    return [command]
