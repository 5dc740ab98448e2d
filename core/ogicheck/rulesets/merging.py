"""Merges the files of a ruleset, left to right, into one flat table that remembers where each value came from."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any

from ogicheck.rulesets.regional import Chain
from ogicheck.rulesets.source import Keys, Source

WORDINGS = ("seen", "equal", "loose")
"""Lists that a region adds to; any other is replaced."""


def merged(chain: Chain) -> tuple[dict[str, Any], dict[Keys, str]]:
    """The values of all files, without what they extend, and each leaf's origin as file:line."""
    values: dict[str, Any] = {}
    origins: dict[Keys, str] = {}
    for source in chain:
        _merge(values, source.data, (), source, origins)
    values.pop("extends", None)
    origins.pop(("extends",), None)
    return values, origins


def at(data: Any, keys: Keys) -> Any:
    """The value at these keys; None where there is none."""
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _merge(merged: dict[str, Any], data: Mapping[str, Any], keys: Keys, source: Source, origins: dict[Keys, str]) -> None:
    for key, value in data.items():
        here = (*keys, key)
        if isinstance(value, dict) and here[0] != "rules":
            _merge(merged.setdefault(key, {}), value, here, source, origins)
        elif isinstance(value, dict) and len(here) == 1:
            _merge_rules(merged.setdefault(key, {}), value, source, origins)
        else:
            wordings = key in WORDINGS and "region" in source.data
            merged[key] = list(dict.fromkeys([*merged.get(key, []), *value])) if wordings else value
            origins[here] = f"{source.path}:{source.line(here)}"


def _merge_rules(merged: dict[str, Any], rules: Mapping[str, Any], source: Source, origins: dict[Keys, str]) -> None:
    """A later file's entry wins: it moves to the end, patterns of one file before its exact ids."""
    for name in sorted(rules, key=lambda one: "*" not in one):
        if "*" in name:
            for old in [one for one in merged if fnmatchcase(one, name)]:
                merged.pop(old)
        merged.pop(name, None)
        merged[name] = rules[name]
        origins["rules", name] = f"{source.path}:{source.line(('rules', name))}"
