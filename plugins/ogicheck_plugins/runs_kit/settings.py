"""Options, configuration and defaults, made once into Settings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from ogicheck.api import Level, SettingError, Settings, Text
from ogicheck_plugins.runs_kit.configuration import Found

NO_RULE = Text("“{0}”里没有规则", "there is no rule in '{0}'")
ADDED = ("plugins", "disabled")
"""Options that add to what the configuration says; any other goes before it."""

CHOOSING = frozenset({"select", "ignore"})
SEPARATOR = re.compile(r"[\s,;，；、]+")


def made(given: Mapping[str, Any], found: Found) -> Settings:
    """The settings of a call. `given` are options by the names of the settings; None and () are no option."""
    configured = _configured(found)
    said = {name: value for name, value in given.items() if value is not None and value != ()}
    said |= {name: getattr(configured, name) + said[name] for name in ADDED if name in said}
    if said.pop("no_progress", None):
        said["progress"] = "none"
    if "fail_on" in said:
        said["fail_on"] = level(said["fail_on"])
    for name in CHOOSING & said.keys():
        said[name] = patterns(said[name])
    return replace(configured, **said)


def level(name: str) -> Level | None:
    """The lowest level that fails; None for `never`."""
    return None if name == "never" else cast(Level, name)


def patterns(named: Iterable[str]) -> tuple[str, ...]:
    """What selects rules, as patterns of ids: of a list, in any case, whole ids, how they begin, or patterns.

    Raises SettingError for a list of nothing.
    """
    found = []
    for listed in named:
        words = [one.upper() for one in SEPARATOR.split(listed) if one]
        if not words:
            raise SettingError(NO_RULE.fill(listed))
        found += [one if set(one) & set("*?[") else f"{one}*" for one in words]
    return tuple(found)


def _configured(found: Found) -> Settings:
    config = found.config
    return Settings(
        paths=relative_to_config(found, config.include) or (".",),
        ruleset=relative_to_config(found, [config.ruleset])[0] if config.ruleset.endswith(".toml") else config.ruleset,
        region=config.region,
        output=tuple(config.output) or ("text",),
        fail_on=level(config.fail_on),
        select=patterns(config.select),
        ignore=patterns(config.ignore),
        baseline=relative_to_config(found, [config.baseline])[0] if config.baseline else "",
        roster=relative_to_config(found, [config.roster])[0] if config.roster else "",
        plugins=relative_to_config(found, config.plugin),
        disabled=tuple(config.plugins.disable),
        strict=config.strict,
        lang=config.lang,
    )


def relative_to_config(found: Found, paths: list[str]) -> tuple[str, ...]:
    """Paths of a configuration file, which are relative to it."""
    return tuple(path if Path(path).is_absolute() else str(found.folder / path) for path in paths)
