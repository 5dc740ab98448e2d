"""The plugin host: loads plugins one by one, lets each register, and isolates those that fail.

`KeyboardInterrupt` is never caught.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

from ogicheck.hosting.hookspecs import PROJECT, Hooks
from ogicheck.hosting.origins import Origin, origins
from ogicheck.hosting.outputs import Output
from ogicheck.hosting.registering import TAKEN, Caller, RefusedError, Registry, check_spelling, commands, offered
from ogicheck.hosting.surroundings import MeddlingError, Surroundings
from ogicheck.hosting.trial import fatal
from ogicheck.values.errors import described
from ogicheck.values.findings import PluginState
from ogicheck.values.texts import Text

if TYPE_CHECKING:
    import click

OFF = Text("已关闭", "switched off")
BROKEN = Text("{0}{1}；加 --debug 显示详情", "{0}{1}; --debug shows more")
LINE = Text("（{0} 第 {1} 行）", " ({0}, line {1})")


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
        return tuple(origins(self.files))

    @cached_property
    def registry(self) -> Registry:
        registry = Registry()
        for origin in self.origins:
            if origin.name in self.disabled:
                state = PluginState(origin.name, origin.version, "skipped", OFF, builtin=origin.builtin)
            elif origin.name in self.fatal:
                state = _refused(origin, self.fatal[origin.name])
            else:
                state = self._take_in(registry, origin)
            registry.states.append(state)
        return registry

    @cached_property
    def fatal(self) -> Mapping[str, Text]:
        """The plugins that a process does not survive to load, and why."""
        outside = [one.name for one in self.origins if not one.builtin and one.name not in self.disabled]
        return fatal(outside, self.files)

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
        surroundings = None if origin.builtin else Surroundings.now()
        try:
            plugin = origin.load()
            check_spelling(plugin)
            self._register(plugin, origin.name)
            caller = Caller(self._manager, plugin)
            taken = offered(caller)
            if not origin.builtin:
                commands(caller)
                taken.outputs = {name: self._apart(registry, output) for name, output in taken.outputs.items()}
            if surroundings and (changed := surroundings.put_back()):
                raise MeddlingError(changed)
            registry.take(taken)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            if surroundings:
                surroundings.put_back()
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
        registry.parts.update(dict.fromkeys(taken.names(), state))
        return state

    def _apart(self, registry: Registry, output: Output) -> Output:
        """The output in a process of its own, if there is what runs one; in such a one it is at work where it is asked."""
        processes = registry.executors.get("processes")
        if multiprocessing.parent_process() is not None or not processes or not processes.apart:
            return output
        return processes.apart(output, self.files, (*self.disabled, *self.fatal))

    def _register(self, plugin: object, name: str) -> None:
        if self._manager.has_plugin(name):
            raise RefusedError(TAKEN.fill("plugin", name))
        try:
            self._manager.register(plugin, name)
            self._manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            raise RefusedError(Text(str(error), str(error))) from error


@lru_cache(maxsize=8)
def loaded(files: tuple[str, ...], disabled: tuple[str, ...]) -> Host:
    """The host of these; a process loads plugins once."""
    return Host(files, disabled)


def _failed(origin: Origin, error: BaseException) -> PluginState:
    if isinstance(error, RefusedError | MeddlingError):
        return _refused(origin, error.text)
    return _refused(origin, BROKEN.fill(described(error), _line(error)), traceback.format_exc())


def _refused(origin: Origin, reason: Text, trace: str = "") -> PluginState:
    return PluginState(origin.name, origin.version, "failed", reason, trace, builtin=origin.builtin)


def _line(error: BaseException) -> Text:
    """Where in the plugin it failed: the last line that is none of ogicheck's."""
    if isinstance(error, SyntaxError):
        return LINE.fill(Path(error.filename or "").name, error.lineno)
    frames = [one for one in traceback.extract_tb(error.__traceback__) if not _is_machinery(one.filename)]
    return LINE.fill(Path(frames[-1].filename).name, frames[-1].lineno) if frames else Text("", "")


def _is_machinery(file: str) -> bool:
    return file.startswith("<") or Path(file).parent == Path(__file__).parent
