"""The plugin host: loads plugins one by one, lets each register, and isolates those that fail.

`KeyboardInterrupt` is never caught.
"""

from __future__ import annotations

import importlib.util
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

from ogicheck.hosting.hookspecs import PROJECT, Hooks
from ogicheck.hosting.prints import FROM_FILE, GROUP
from ogicheck.hosting.registering import Caller, RefusedError, Registry, commands, offered
from ogicheck.values.findings import PluginState
from ogicheck.values.texts import Text

if TYPE_CHECKING:
    import click

OFF = Text("已关闭", "switched off")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a plugin comes from."""

    name: str
    version: str
    load: Callable[[], object]
    builtin: bool = False


@dataclass(frozen=True)
class Host:
    """Where plugins come from: entry points of the group `ogicheck`, the built-in ones among them, and single files. Those
    that are `disabled` by name are not loaded.

    Two hosts with the same fields load the same plugins, so that another process can build its own.
    """

    files: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """All plugins there are, loaded or not."""
        return tuple(_origins(self.files))

    @cached_property
    def registry(self) -> Registry:
        registry = Registry()
        for origin in self.origins:
            registry.states.append(_off(origin) if origin.name in self.disabled else self._take_in(registry, origin))
        return registry

    @cached_property
    def commands_by_plugin(self) -> dict[str, Mapping[str, click.Command]]:
        """The commands of each loaded plugin, by its name."""
        plugins = {state.name: self._manager.get_plugin(state.name) for state in self.registry.states}
        return {name: commands(Caller(self._manager, plugin)) for name, plugin in plugins.items() if plugin}

    @cached_property
    def commands(self) -> dict[str, click.Command]:
        """The commands of all loaded plugins; the first that has a name keeps it."""
        found: dict[str, click.Command] = {}
        for own in self.commands_by_plugin.values():
            found = {**own, **found}
        return found

    @cached_property
    def _manager(self) -> pluggy.PluginManager:
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(Hooks)
        return manager

    def _take_in(self, registry: Registry, origin: Origin) -> PluginState:
        """Load one plugin and let it register; all of it counts, or nothing."""
        plugin = None
        try:
            plugin = origin.load()
            self._register(plugin, origin.name)
            taken = offered(Caller(self._manager, plugin))
            registry.take(taken)
        except (Exception, SystemExit) as error:
            if plugin is not None and self._manager.is_registered(plugin):
                self._manager.unregister(plugin)
            return _failed(origin, error)
        missing = next((one.missing for one in taken.extractors if one.missing), None)
        state = PluginState(
            origin.name,
            origin.version,
            "skipped" if missing else "loaded",
            missing,
            registers=tuple(taken.names()),
            builtin=origin.builtin,
        )
        registry.owners.update(dict.fromkeys(taken.rules, state))
        registry.parts.update(dict.fromkeys(taken.names(), state))
        return state

    def _register(self, plugin: object, name: str) -> None:
        try:
            self._manager.register(plugin, name)
            self._manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            raise RefusedError(str(error)) from error


@lru_cache(maxsize=8)
def loaded(files: tuple[str, ...], disabled: tuple[str, ...]) -> Host:
    """The host of these; a process loads plugins once."""
    return Host(files, disabled)


def _origins(files: tuple[str, ...]) -> Iterator[Origin]:
    points = [(point, _is_own(point)) for point in entry_points(group=GROUP)]
    for point, own in sorted(points, key=lambda one: (not one[1], one[0].name)):
        yield Origin(point.name, point.dist.version if point.dist else "", point.load, own)
    for file in files:
        yield Origin(Path(file).stem, "", partial(_from_file, Path(file)))


def _is_own(point: EntryPoint) -> bool:
    return point.dist is not None and point.dist.name == PROJECT


def _off(origin: Origin) -> PluginState:
    return PluginState(origin.name, origin.version, "skipped", OFF, builtin=origin.builtin)


def _failed(origin: Origin, error: BaseException) -> PluginState:
    reason = str(error) or type(error).__name__
    trace = "" if isinstance(error, RefusedError) else traceback.format_exc()
    return PluginState(origin.name, origin.version, "failed", Text(reason, reason), trace, builtin=origin.builtin)


def _from_file(path: Path) -> object:
    if not path.is_file():
        raise RefusedError(f"no such file: {path}")
    name = f"{FROM_FILE}{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise RefusedError(f"not a Python file: {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
