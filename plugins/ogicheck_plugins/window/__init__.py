"""`ogicheck window` (extra `web`): the page in a window of its own, for those who have neither terminal nor server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ogicheck.api import hookimpl

if TYPE_CHECKING:
    import click


@hookimpl
def ogicheck_commands() -> list[click.Command]:
    from ogicheck_plugins.window.command import command

    return [command]
