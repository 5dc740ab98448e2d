"""What a plugin registers, called alone, and whether it is as it should be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

from ogicheck.hosting.executors import Executor, Layer
from ogicheck.hosting.extractors import Archive, Extractor, Repair, Source
from ogicheck.hosting.facts import Fact
from ogicheck.hosting.hookspecs import API_VERSION, Hooks
from ogicheck.hosting.outputs import Baseline, Output
from ogicheck.hosting.points import PROJECT
from ogicheck.hosting.rules import Rule
from ogicheck.hosting.sound import faults
from ogicheck.hosting.surveys import Survey
from ogicheck.hosting.vocabulary import Vocabulary
from ogicheck.hosting.voices import Voice
from ogicheck.values.findings import PluginState
from ogicheck.values.texts import Text, TextError, joined

if TYPE_CHECKING:
    import click

EVERY = "ogicheck_"
"""What the names of hooks begin with."""
MOST = 10_000
"""Values that a hook may give: no plugin has a tenth of as many rules, and some generators never end."""
TAKEN = Text("{0} {1} 已由另一个插件登记", "{0} {1} is registered by another plugin already")
TWICE = Text("{0} 登记了两次", "{0} is registered twice")
WRONG_KIND = Text("{0} 给出了 {1}，应为 {2}", "{0} gave a {1}; expected {2}")
TOO_MANY = Text("{0} 给出的多于 {1} 个", "{0} gave more than {1}")
NEWER = Text(
    "它需要 API 版本 {0}，这个 ogicheck 是 {1}：请更新 ogicheck",
    "it needs API version {0}; this ogicheck has {1}: update ogicheck",
)
UNKNOWN = Text("没有钩子 {0}{1}", "unknown hook {0}{1}")
NEAREST = Text("；是不是 {0}？", "; did you mean {0}?")
HOOKS = Text("；可用的钩子：{0}", "; the hooks are: {0}")
UNMARKED = Text("{0} 没有标上 @hookimpl", "{0} is not marked with @hookimpl")


class RefusedError(TextError):
    """A plugin is not taken in; `text` says why."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What plugins register by a hook: values of one type, each under its `key`."""

    hook: str
    type: type[Any]
    key: str = "name"

    @property
    def word(self) -> str:
        """What one is called."""
        return self.hook.removeprefix(EVERY).removesuffix("s")


def _given(hook: str, kind: type[Any], key: str = "name") -> Mapping[type, Kind]:
    """What a table of the Registry holds."""
    return {Kind: Kind(hook, kind, key)}


@dataclass(slots=True)
class Registry:
    """What all loaded plugins registered: rules by id, everything else by name; extractors in the order in which they are
    asked. `parts` are the plugins of all that is registered, by "rule OGI101" or "fact identity"; `fatal` are those that a
    process does not survive to load, and why.
    """

    extractors: list[Extractor] = field(default_factory=list)
    rules: dict[str, Rule] = field(default_factory=dict, metadata=_given("ogicheck_rules", Rule, "id"))
    rulesets: dict[str, Path] = field(default_factory=dict, metadata=_given("ogicheck_rulesets", Path, "stem"))
    outputs: dict[str, Output] = field(default_factory=dict, metadata=_given("ogicheck_outputs", Output))
    facts: dict[str, Fact] = field(default_factory=dict, metadata=_given("ogicheck_facts", Fact))
    vocabularies: dict[str, Vocabulary] = field(default_factory=dict, metadata=_given("ogicheck_vocabulary", Vocabulary))
    executors: dict[str, Executor] = field(default_factory=dict, metadata=_given("ogicheck_executors", Executor))
    baselines: dict[str, Baseline] = field(default_factory=dict, metadata=_given("ogicheck_baselines", Baseline))
    repairs: dict[str, Repair] = field(default_factory=dict, metadata=_given("ogicheck_repairs", Repair))
    surveys: dict[str, Survey] = field(default_factory=dict, metadata=_given("ogicheck_surveys", Survey))
    archives: dict[str, Archive] = field(default_factory=dict, metadata=_given("ogicheck_archives", Archive))
    layers: dict[str, Layer] = field(default_factory=dict, metadata=_given("ogicheck_layers", Layer))
    sources: dict[str, Source] = field(default_factory=dict, metadata=_given("ogicheck_sources", Source))
    voices: dict[str, Voice] = field(default_factory=dict, metadata=_given("ogicheck_voices", Voice))
    parts: dict[str, PluginState] = field(default_factory=dict)
    states: list[PluginState] = field(default_factory=list)
    fatal: Mapping[str, Text] = field(default_factory=dict)

    @property
    def failed(self) -> list[PluginState]:
        return [state for state in self.states if state.state == "failed"]

    def named(self) -> Iterator[tuple[Kind, dict[str, Any]]]:
        """What has names, by its kind."""
        return ((one.metadata[Kind], getattr(self, one.name)) for one in fields(self) if one.metadata)

    def take(self, offered: Registry) -> None:
        """Take in what a plugin offers. Raises RefusedError where a name is taken."""
        pairs = list(zip(self.named(), offered.named(), strict=True))
        for (kind, mine), (_, theirs) in pairs:
            for name in sorted(set(mine) & set(theirs)):
                raise RefusedError(TAKEN.fill(kind.word, name))
        for (_, mine), (_, theirs) in pairs:
            mine.update(theirs)
        self.extractors = sorted([*self.extractors, *offered.extractors], key=lambda one: one.precedence)

    def names(self) -> Iterator[str]:
        """What is registered, a phrase each."""
        yield from (f"extractor {extractor.name}" for extractor in self.extractors)
        yield from (f"{kind.word} {name}" for kind, values in self.named() for name in values)


@dataclass(frozen=True, slots=True)
class Caller:
    """Calls the hooks of one plugin of a manager, alone: pluggy calls all together, so that one failure loses all."""

    manager: pluggy.PluginManager
    plugin: object

    def __call__(self, hook: str, kind: type[Any]) -> list[Any]:
        """What the plugin's hook gives. Raises RefusedError where that is of another kind, or does not end."""
        values = list(islice((value for result in self._results(hook) for value in result), MOST + 1))
        if len(values) > MOST:
            raise RefusedError(TOO_MANY.fill(hook, MOST))
        for value in values:
            if not isinstance(value, kind):
                raise RefusedError(WRONG_KIND.fill(hook, type(value).__name__, kind.__name__))
        return values

    def version(self) -> int:
        """The API version that the plugin is written for."""
        return max(self._results("ogicheck_api_version"), default=API_VERSION)

    def _results(self, hook: str) -> list[Any]:
        others = [one for one in self.manager.get_plugins() if one is not self.plugin]
        return [result for result in self.manager.subset_hook_caller(hook, others)() if result is not None]


def offered(caller: Caller) -> Registry:
    """What one plugin registers. Raises RefusedError where it isn't as it should be."""
    if caller.version() > API_VERSION:
        raise RefusedError(NEWER.fill(caller.version(), API_VERSION))
    found = Registry(caller("ogicheck_extractors", Extractor))
    for kind, values in found.named():
        values.update(_by(kind.key, caller(kind.hook, kind.type)))
    if wrong := [fault for rule in found.rules.values() for fault in faults(rule)]:
        raise RefusedError(joined(wrong, "；", "; "))
    return found


def commands(caller: Caller) -> Mapping[str, click.Command]:
    """The commands that one plugin registers, by name. Raises RefusedError."""
    import click

    return _by("name", caller("ogicheck_commands", click.Command))


def check_spelling(plugin: object) -> None:
    """A function called ogicheck_… that is no hook, or that was not marked as one, would silently do nothing. Raises
    RefusedError.
    """
    hooks = [name for name in dir(Hooks) if name.startswith(EVERY)]
    for name in dir(plugin):
        if name.startswith(EVERY) and callable(getattr(plugin, name)):
            if name not in hooks:
                near = difflib.get_close_matches(name, hooks, 1)
                raise RefusedError(UNKNOWN.fill(name, NEAREST.fill(near[0]) if near else HOOKS.fill(", ".join(hooks))))
            if not hasattr(getattr(plugin, name), f"{PROJECT}_impl"):
                raise RefusedError(UNMARKED.fill(name))


def _by(key: str, values: Iterable[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for value in values:
        if getattr(value, key) in found:
            raise RefusedError(TWICE.fill(getattr(value, key)))
        found[getattr(value, key)] = value
    return found
