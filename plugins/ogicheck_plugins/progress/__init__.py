"""How far a run is, on stderr: a bar on a terminal, lines elsewhere where they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from ogicheck.api import Executor, Layer, Settings, Text, hookimpl


def _telling(executor: Executor, settings: Settings, say: Callable[[Text], None]) -> AbstractContextManager[Executor]:
    from ogicheck_plugins.progress.layer import telling

    return telling(executor, settings, say)


@hookimpl
def ogicheck_layers() -> list[Layer]:
    return [Layer("progress", _telling)]
