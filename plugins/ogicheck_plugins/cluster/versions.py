"""What a result rests on beside its file, told so that two machines can be compared."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from ogicheck.api import Plan, loaded

PROGRAM = ("ogicheck", "ogicheck_plugins")
SHOWN = 12
"""Signs of a digest that are told: enough for a person to tell two apart."""

Versions = Mapping[str, str]


@lru_cache(maxsize=4)
def versions(plan: Plan) -> Versions:
    """By name, the version of all that must be the same: Python, the program, plugins, rulesets, the files of the call."""
    registry = loaded(plan.plugins, plan.disabled).registry
    told = {"Python": f"{sys.version_info.major}.{sys.version_info.minor}", "ogicheck": version("ogicheck")}
    told |= {f"code of {name}": _digest(_sources(name)) for name in PROGRAM}
    told |= {f"plugin {one.name}": f"{one.version} {one.state}" for one in registry.states}
    told |= {f"ruleset {name}": _digest([path]) for name, path in registry.rulesets.items()}
    own = [name for name in (plan.ruleset, plan.region) if name.endswith(".toml")]
    return told | {name: _digest([Path(name)]) for name in (*plan.plugins, *own)}


def differences(here: Versions, there: Versions) -> Iterator[str]:
    """What is not the same, with what it is here and there."""
    for name in sorted({*here, *there}):
        if here.get(name) != there.get(name):
            yield f"{name}: {here.get(name, '-')} / {there.get(name, '-')}"


def _sources(package: str) -> Iterator[Path]:
    spec = importlib.util.find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        yield from sorted(Path(folder).rglob("*.py"))


def _digest(files: Iterable[Path]) -> str:
    """Of the files' contents, wherever they lie; one that is not there has none."""
    whole = hashlib.sha256()
    for file in files:
        with suppress(OSError):
            whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:SHOWN]
