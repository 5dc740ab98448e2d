"""What a plugin registers, called alone, and whether it is as it should be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pluggy

from ogicheck.hosting.docstrings import helps
from ogicheck.hosting.extractors import Extractor
from ogicheck.hosting.hookspecs import API_VERSION, PROJECT, Hooks
from ogicheck.hosting.outputs import Output
from ogicheck.hosting.rules import Rule
from ogicheck.values.findings import PluginState


class RefusedError(Exception):
    """A plugin is not taken in; the message says why."""


@dataclass(slots=True)
class Registry:
    """What all loaded plugins registered. Rules by id, rulesets and outputs by name; extractors by falling rank."""

    extractors: list[Extractor] = field(default_factory=list)
    rules: dict[str, Rule] = field(default_factory=dict)
    owners: dict[str, PluginState] = field(default_factory=dict)
    rulesets: dict[str, Path] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)
    states: list[PluginState] = field(default_factory=list)

    @property
    def failed(self) -> list[PluginState]:
        return [state for state in self.states if state.state == "failed"]


def offered(name: str, plugin: object) -> Registry:
    """What one plugin registers, called alone. Raises RefusedError where it isn't as it should be."""
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    try:
        manager.register(plugin, name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise RefusedError(str(error)) from error
    _check_spelling(plugin, manager)
    wanted = _called(manager.hook.ogicheck_api_version)
    if any(version > API_VERSION for version in wanted):
        raise RefusedError(f"it needs API version {max(wanted)}; this ogicheck has {API_VERSION}: update ogicheck")
    return Registry(
        extractors=_each(manager.hook.ogicheck_extractors, Extractor),
        rules=_by("id", _each(manager.hook.ogicheck_rules, Rule)),
        rulesets={path.stem: path for path in _each(manager.hook.ogicheck_rulesets, Path)},
        outputs=_by("name", _each(manager.hook.ogicheck_outputs, Output)),
    )


def _check_spelling(plugin: object, manager: pluggy.PluginManager) -> None:
    """A function called ogicheck_… that is no hook, or that was not marked as one, would silently do nothing."""
    hooks = [name for name in dir(Hooks) if name.startswith("ogicheck_")]
    named = [name for name in dir(plugin) if name.startswith("ogicheck_") and callable(getattr(plugin, name))]
    marked = [caller.name for caller in manager.get_hookcallers(plugin) or []]
    for name in named:
        if name not in hooks:
            raise RefusedError(f"unknown hook {name}; the hooks are: {', '.join(hooks)}")
        if name not in marked:
            raise RefusedError(f"{name} is not marked with @hookimpl")


def _called(hook: Any) -> list[Any]:
    return [result for result in hook() if result is not None]


def _each(hook: Any, kind: type[Any]) -> list[Any]:
    values = [value for result in _called(hook) for value in result]
    for value in values:
        if not isinstance(value, kind):
            raise RefusedError(f"{hook.name} gave a {type(value).__name__}; expected {kind.__name__}")
        if isinstance(value, Rule):
            helps(value.check.__doc__ or "")
    return values


def _by(key: str, values: Iterable[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for value in values:
        if getattr(value, key) in found:
            raise RefusedError(f"{getattr(value, key)} is registered twice")
        found[getattr(value, key)] = value
    return found


def refuse_doubles(registry: Registry, offered: Registry) -> None:
    for mine, theirs in ((registry.rules, offered.rules), (registry.outputs, offered.outputs)):
        for name in set(mine) & set(theirs):
            raise RefusedError(f"{name} is registered by another plugin already")
    for name in set(registry.rulesets) & set(offered.rulesets):
        raise RefusedError(f"ruleset {name} is registered by another plugin already")


def names(offered: Registry) -> Iterator[str]:
    yield from (f"extractor {extractor.name}" for extractor in offered.extractors)
    yield from (f"rule {name}" for name in offered.rules)
    yield from (f"ruleset {name}" for name in offered.rulesets)
    yield from (f"output {name}" for name in offered.outputs)
