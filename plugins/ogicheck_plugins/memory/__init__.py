"""What is done is not done again: a journal of a run that may be broken off, and a cache of what earlier runs found."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from ogicheck.api import Executor, Layer, Settings, Text, hookimpl

if TYPE_CHECKING:
    import click


def _remembering(executor: Executor, settings: Settings, say: Callable[[Text], None]) -> AbstractContextManager[Executor]:
    if not (settings.cache or settings.journal or settings.resume):
        return nullcontext(executor)
    from ogicheck_plugins.memory.layer import remembering

    return remembering(executor, settings, say)


@hookimpl
def ogicheck_layers() -> list[Layer]:
    return [Layer("memory", _remembering)]


@hookimpl
def ogicheck_commands() -> list[click.Command]:
    from ogicheck_plugins.memory.command import command

    return [command]
