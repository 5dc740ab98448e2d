"""`--executor dask://HOST:PORT`: the workers of a Dask cluster check the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from ogicheck.api import Capacity, Executor, Layer, Outcome, Settings, Text, hookimpl


def _dask(function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], capacity: Capacity) -> Iterator[Outcome]:
    from ogicheck_plugins.cluster.running import run

    return run(function, arguments, capacity)


def _telling(executor: Executor, settings: Settings, say: Callable[[Text], None]) -> AbstractContextManager[Executor]:
    from ogicheck_plugins.cluster.telling import telling

    return telling(executor, say)


@hookimpl
def ogicheck_executors() -> list[Executor]:
    return [Executor("dask", _dask, "the workers of a Dask cluster: dask://HOST:PORT")]


@hookimpl
def ogicheck_layers() -> list[Layer]:
    return [Layer("cluster", _telling)]
