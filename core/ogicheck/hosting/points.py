"""What the packages that are installed register by entry points: plugins, and what a front end gives."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import Distribution, EntryPoint, EntryPoints, entry_points

PROJECT = "ogicheck"
PLUGINS, FRONT_END = PROJECT, f"{PROJECT}.front_end"
"""The groups of entry points."""


def points(group: str) -> list[tuple[EntryPoint, str, str]]:
    """The entry points of a group, each with its distribution's name and version: those of this one first, by name."""
    found = [(point, *_named(point.dist)) for point in _installed(tuple(sys.path))[group]]
    return sorted(found, key=lambda one: (one[1] != PROJECT, one[0].name))


@lru_cache(maxsize=1)
def _installed(_: tuple[str, ...]) -> Mapping[str, EntryPoints]:
    """Those of our groups where modules are looked for: read once, as that takes as long as Python takes to start."""
    every = entry_points()
    return {group: every.select(group=group) for group in (PLUGINS, FRONT_END)}


@lru_cache
def _named(distribution: Distribution | None) -> tuple[str, str]:
    """Its name and version, read once: a distribution reads all that it says of itself each time that it is asked."""
    return (distribution.name, distribution.version) if distribution else ("", "")
