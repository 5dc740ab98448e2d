"""All beside a file that its result depends on, as one digest: the program, its plugins and rulesets, what is asked for."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import entry_points
from pathlib import Path

from ogicheck.api import Capacity, Library, Plan, Registry, loaded

PROGRAM = "ogicheck"
"""The package of the core, and the group of entry points that plugins come in by."""


def digest(plan: Plan, capacity: Capacity) -> str:
    """What a result depends on beside the file, by a plan and within limits."""
    told = (
        (sys.version, platform.machine(), *_installed(), *_packages()),
        replace(plan, companions=()),
        (capacity.memory, capacity.seconds, capacity.growth),
        [(state.name, state.version, state.state, str(state.reason)) for state in _registry(plan).states],
        [_stamp(path) for path in sorted(_registry(plan).rulesets.values())],
        [_content(path) if path else "" for path in (*plan.plugins, *plan.companions)],
        list(_rulesets_of_files(plan)),
    )
    return hashlib.sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()


def _registry(plan: Plan) -> Registry:
    return loaded(plan.plugins, plan.disabled).registry


def _installed() -> Iterator[str]:
    """The distributions there are, each with its version: what any plugin may import."""
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112 - never raises
            yield from sorted(path.name for path in Path(folder).glob("*.dist-info"))


def _packages() -> Iterator[tuple[str, int, int]]:
    """The files of the program and of the plugins: those at work on them have no new version for each change."""
    names = {PROGRAM, *(point.module.partition(".")[0] for point in entry_points(group=PROGRAM))}
    for name in sorted(names):
        spec = importlib.util.find_spec(name)
        for folder in (spec.submodule_search_locations or [spec.origin or ""]) if spec else ():
            yield from _stamps(Path(folder))


def _stamps(path: Path) -> Iterator[tuple[str, int, int]]:
    if path.is_file():
        yield _stamp(path)
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (_stamp(Path(folder, name)) for name in sorted(files))


def _stamp(path: Path) -> tuple[str, int, int]:
    told = path.stat()
    return str(path), told.st_size, told.st_mtime_ns


def _content(file: str) -> str:
    with Path(file).open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _rulesets_of_files(plan: Plan) -> Iterator[object]:
    """What a ruleset or a region given as a file says, with all that it extends."""
    if not any(name.endswith(".toml") for name in (plan.ruleset, plan.region)):
        return
    library = Library.of(_registry(plan))
    region = plan.region if plan.region.endswith(".toml") else None
    for name in library.forms if plan.ruleset == "auto" else (plan.ruleset,):
        yield sorted((keys, repr(value)) for keys, value in library.load(name, region).values.items())
