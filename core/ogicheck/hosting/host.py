"""The plugin host: loads plugins one by one, lets each register, and isolates those that fail.

pluggy calls all implementations of a hook together, so that one exception loses the results of all; here every plugin
is called alone. `KeyboardInterrupt` is never caught.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from ogicheck import __version__
from ogicheck.hosting.registering import RefusedError, Registry, names, offered, refuse_doubles
from ogicheck.values.findings import PluginState
from ogicheck.values.texts import Text

GROUP = "ogicheck"
FORMATS = ("docx", "doc", "odt", "rtf", "xlsx", "pdf", "ofd", "ocr", "html", "text")
BUILTIN = tuple(f"ogicheck_plugins.{name}" for name in (*FORMATS, "national", "regions", "outputs"))


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
        taken = offered(name, load())
        refuse_doubles(registry, taken)
    except (Exception, SystemExit) as error:
        reason = str(error) or type(error).__name__
        trace = "" if isinstance(error, RefusedError) else traceback.format_exc()
        return PluginState(name, version, "failed", Text(reason, reason), trace, builtin=builtin)
    missing = next((one.missing for one in taken.extractors if one.missing), None)
    state = PluginState(
        name, version, "skipped" if missing else "loaded", missing, registers=tuple(names(taken)), builtin=builtin
    )
    registry.extractors += taken.extractors
    registry.rules.update(taken.rules)
    registry.owners.update(dict.fromkeys(taken.rules, state))
    registry.rulesets.update(taken.rulesets)
    registry.outputs.update(taken.outputs)
    return state
