"""The plugin host: loads plugins one by one, lets each register, and isolates those that fail.

`KeyboardInterrupt` is never caught.
"""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

from ogicheck.hosting.executors import Executor
from ogicheck.hosting.hookspecs import Hooks
from ogicheck.hosting.origins import Origin, origins
from ogicheck.hosting.outputs import Output
from ogicheck.hosting.points import PROJECT
from ogicheck.hosting.registering import TAKEN, Caller, RefusedError, Registry, check_spelling, commands, offered
from ogicheck.hosting.surroundings import MeddlingError, Surroundings
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
        registry.states += [self._state(registry, one) for one in self.origins if one.builtin]
        others = [one for one in self.origins if not one.builtin]
        registry.fatal = self._tried(registry, [one.name for one in others if one.name not in self.disabled])
        registry.states += [self._state(registry, one) for one in others]
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
        return _new_manager()

    def _state(self, registry: Registry, origin: Origin) -> PluginState:
        if origin.name in self.disabled:
            return PluginState(origin.name, origin.version, "skipped", OFF, builtin=origin.builtin)
        if not origin.builtin and origin.name in registry.fatal:
            return _refused(origin, registry.fatal[origin.name])
        return self._take_in(registry, origin)

    def _tried(self, registry: Registry, names: list[str]) -> Mapping[str, Text]:
        """The plugins of these names that a process of its own did not survive to load, and why."""
        processes = _processes(registry)
        return processes.tried(names, self.files) if names and processes and processes.tried else {}

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
        processes = _processes(registry)
        if not processes or not processes.apart:
            return output
        return processes.apart(output, self.files, (*self.disabled, *registry.fatal))

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


def rehearse(files: tuple[str, ...], names: Collection[str], tell: Callable[[str], None]) -> None:
    """Load plugins, and call their hooks, each after its name was told; what they raise, or change, is told where they are
    loaded to stay. Raises MemoryError, and MeddlingError for what cannot be put back.
    """
    for origin in origins(files):
        if origin.name in names:
            tell(origin.name)
            _rehearse(origin)


def _rehearse(origin: Origin) -> None:
    before = Surroundings.now()
    manager = _new_manager()
    try:
        plugin = origin.load()
        manager.register(plugin)
        offered(Caller(manager, plugin))
        commands(Caller(manager, plugin))
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException:
        pass  # it is told where it is loaded to stay
    changed = before.put_back()
    if before.put_back():
        raise MeddlingError(changed)


def _new_manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    return manager


def _processes(registry: Registry) -> Executor | None:
    """What runs processes, if there is one, and if this is not one itself: that may end with what it loads."""
    return registry.executors.get("processes") if multiprocessing.parent_process() is None else None


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
    frames = [one for one in traceback.extract_tb(error.__traceback__) if not one.filename.startswith("<")]
    frames = [one for one in frames if Path(one.filename).parent != Path(__file__).parent]
    return LINE.fill(Path(frames[-1].filename).name, frames[-1].lineno) if frames else Text("", "")
