"""Merges the files of a ruleset, left to right, into one flat table that remembers where each value came from.

A chain is the files that make up one ruleset, in the order in which they merge. What a region adds to a form is one that has
a region but no years, nor any through `extends`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any

from ogicheck.rulesets.source import Keys, TomlSource

WORDINGS = ("seen", "equal", "loose")
"""Lists that a region adds to; any other is replaced."""
Origins = dict[Keys, TomlSource]


def merged(chain: Chain) -> tuple[dict[str, Any], Origins]:
    """The values of all files, without what they extend, and the file that each leaf came from."""
    values: dict[str, Any] = {}
    origins: Origins = {}
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


def _merge(merged: dict[str, Any], data: Mapping[str, Any], keys: Keys, source: TomlSource, origins: Origins) -> None:
    for key, value in data.items():
        here = (*keys, key)
        if isinstance(value, dict) and here[0] != "rules":
            _merge(merged.setdefault(key, {}), value, here, source, origins)
        elif isinstance(value, dict) and len(here) == 1:
            _merge_rules(merged.setdefault(key, {}), value, source, origins)
        else:
            wordings = key in WORDINGS and "region" in source.data
            merged[key] = list(dict.fromkeys([*merged.get(key, []), *value])) if wordings else value
            origins[here] = source


def _merge_rules(merged: dict[str, Any], rules: Mapping[str, Any], source: TomlSource, origins: Origins) -> None:
    """A later file's entry wins: it moves to the end, patterns of one file before its exact ids."""
    for name in sorted(rules, key=lambda one: "*" not in one):
        if "*" in name:
            for old in [one for one in merged if fnmatchcase(one, name)]:
                merged.pop(old)
        merged.pop(name, None)
        merged[name] = rules[name]
        origins["rules", name] = source


Chain = Sequence[TomlSource]


def declared(chain: Chain, key: str) -> Any:
    """What a chain makes of a key; None where none of its files has it."""
    values = [source.data[key] for source in chain if key in source.data]
    return values[-1] if values else None


def is_addition(chain: Chain) -> bool:
    """Whether it is no form by itself but what a region adds to one."""
    return bool(declared(chain, "region")) and not declared(chain, "years")


def additions(chains: Iterable[Chain]) -> Mapping[str, Sequence[Chain]]:
    """The additions among these rulesets by region, those for one format only last."""
    found: dict[str, list[Chain]] = {}
    for chain in sorted(filter(is_addition, chains), key=lambda chain: declared(chain, "format") or ""):
        found.setdefault(declared(chain, "region"), []).append(chain)
    return found


def fits(addition: Chain, form: Chain, name: str) -> bool:
    """Whether it is for a form of this kind; `name` stands for a format that the form does not declare."""
    return declared(addition, "format") in (None, declared(form, "format") or name)


def behind(form: Chain, added: Iterable[Chain]) -> Chain:
    """The form's chain with additions right behind the form itself, before what a user's ruleset changes in it."""
    sources = (source for chain in added for source in chain if source not in form)
    # Without their titles: the form with them is still called as the form is.
    new = [replace(one, data={key: value for key, value in one.data.items() if key != "title"}) for one in sources]
    last = max((at for at, source in enumerate(form) if "years" in source.data), default=len(form) - 1)
    return [*form[: last + 1], *new, *form[last + 1 :]]
