"""The plugin host: loads plugins one by one, lets each register, and isolates those that fail.

pluggy calls all implementations of a hook together, so that one exception loses the results of all; here every plugin
is called alone. `KeyboardInterrupt` is never caught.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

import pluggy

from ogicheck import __version__
from ogicheck.extractors import Extractor
from ogicheck.findings import PluginState
from ogicheck.help import helps
from ogicheck.hookspecs import PROJECT, Hooks
from ogicheck.outputs import Output
from ogicheck.rules import Rule
from ogicheck.texts import Text

GROUP = "ogicheck"
API_VERSION = 1
BUILTIN = tuple(f"ogicheck_plugins.{name}" for name in ("docx", "pdf", "ocr", "html", "text", "national", "outputs"))


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


@dataclass(frozen=True)
class Host:
    """Where plugins come from: built in, installed (entry points of the group `ogicheck`), and single files.

    Two hosts with the same `files` load the same plugins, so that another process can build its own.
    """

    files: tuple[str, ...] = ()

    @cached_property
    def registry(self) -> Registry:
        registry = Registry()
        for name, version, load, builtin in self._sources():
            registry.states.append(_take_in(registry, name, version, load, builtin))
        registry.extractors.sort(key=lambda extractor: -extractor.rank)
        return registry

    def _sources(self) -> Iterator[tuple[str, str, Callable[[], object], bool]]:
        for module in BUILTIN:
            yield module.rpartition(".")[2], __version__, partial(importlib.import_module, module), True
        for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
            yield point.name, _version(point), point.load, False
        for file in self.files:
            yield Path(file).stem, "", partial(_from_file, Path(file)), False


def _version(point: EntryPoint) -> str:
    return point.dist.version if point.dist else ""


def _from_file(path: Path) -> object:
    if not path.is_file():
        raise RefusedError(f"no such file: {path}")
    name = f"ogicheck_plugin_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise RefusedError(f"not a Python file: {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _take_in(registry: Registry, name: str, version: str, load: Callable[[], object], builtin: bool) -> PluginState:
    """Load one plugin and let it register; all of it counts, or nothing."""
    try:
        offered = _offered(name, load())
        _refuse_doubles(registry, offered)
    except (Exception, SystemExit) as error:
        reason = str(error) or type(error).__name__
        trace = "" if isinstance(error, RefusedError) else traceback.format_exc()
        return PluginState(name, version, "failed", Text(reason, reason), trace, builtin=builtin)
    state = PluginState(name, version, "loaded", registers=tuple(_names(offered)), builtin=builtin)
    registry.extractors += offered.extractors
    registry.rules.update(offered.rules)
    registry.owners.update(dict.fromkeys(offered.rules, state))
    registry.rulesets.update(offered.rulesets)
    registry.outputs.update(offered.outputs)
    return state


def _offered(name: str, plugin: object) -> Registry:
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


def _refuse_doubles(registry: Registry, offered: Registry) -> None:
    for mine, theirs in ((registry.rules, offered.rules), (registry.outputs, offered.outputs)):
        for name in set(mine) & set(theirs):
            raise RefusedError(f"{name} is registered by another plugin already")
    for name in set(registry.rulesets) & set(offered.rulesets):
        raise RefusedError(f"ruleset {name} is registered by another plugin already")


def _names(offered: Registry) -> Iterator[str]:
    yield from (f"extractor {extractor.name}" for extractor in offered.extractors)
    yield from (f"rule {name}" for name in offered.rules)
    yield from (f"ruleset {name}" for name in offered.rulesets)
    yield from (f"output {name}" for name in offered.outputs)
