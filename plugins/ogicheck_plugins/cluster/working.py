"""What a worker of the cluster does: each call in a process of its own, which can be killed, within limits."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import distributed

from ogicheck.api import Capacity, Input, Outcome, Plan
from ogicheck_plugins.cluster.sending import Sent
from ogicheck_plugins.executors.warm import run
from ogicheck_plugins.runs_kit.leftovers import lasting

MOST = 64
"""Files that are kept on a worker's disk, for the calls that name them again."""
_lock = threading.Lock()


def same(data: bytes) -> bytes:
    """The bytes: a task of its own, so that a cluster that lost a worker has them again."""
    return data


def perform(
    function: Callable[..., Any], call: tuple[Any, ...], capacity: Capacity, names: Mapping[Path, str], *contents: bytes
) -> Outcome:
    """Make a call. The files that it names are put where this machine's processes find them."""
    places = {path: _kept(name, data) for (path, name), data in zip(names.items(), contents, strict=True)}
    here = tuple(_placed(one, places) for one in call)
    _allow_children()
    (outcome,) = run(function, [here], replace(capacity, jobs=distributed.get_worker().state.nthreads))
    return outcome


def sent(files: Mapping[Path, Sent]) -> tuple[dict[Path, str], list[Any]]:
    """Files as `perform` takes them: what stands for bytes must be an argument of its own, to become bytes on the worker."""
    return {path: one.name for path, one in files.items()}, [one.data for one in files.values()]


def _placed(one: Any, places: Mapping[Path, Path]) -> Any:
    if isinstance(one, Input) and one.where and one.file and one.file in places:
        return replace(one, file=places[one.file])
    if isinstance(one, Input) and one.path in places:
        return replace(one, path=places[one.path], file=places[one.path])
    if isinstance(one, Plan):
        return replace(one, companions=tuple(path and str(places.get(Path(path), path)) for path in one.companions))
    return one


def _kept(name: str, data: bytes) -> Path:
    """A file of this content; of many, the oldest go."""
    path = Path(_folder(), name)
    with _lock:
        if path.exists():
            path.touch()
            return path
        for old in sorted(path.parent.iterdir(), key=lambda one: one.stat().st_mtime)[:-MOST]:
            old.unlink()
        draft = path.with_suffix(".part")
        draft.write_bytes(data)
        draft.replace(path)
    return path


_folder = cache(lasting)
"""Where files that were brought are until the program ends."""


def _allow_children() -> None:
    """A worker that a nanny started is a daemon, to which multiprocessing allows no children: ours end when it does."""
    config: dict[str, Any] = getattr(multiprocessing.current_process(), "_config", {})
    config["daemon"] = False
