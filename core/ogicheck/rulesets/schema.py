"""The JSON schema of ruleset files, generated from the loader's classes, and a file's validation by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from inspect import cleandoc
from typing import Any

import msgspec

from ogicheck.hosting.vocabulary import Vocabulary
from ogicheck.rulesets.source import TomlSource
from ogicheck.rulesets.wrong import LACKS, explained, unknown_name
from ogicheck.values.errors import SettingError
from ogicheck.values.form import Ruleset


def ruleset_schema(kinds: Iterable[Vocabulary]) -> dict[str, Any]:
    """JSON schema (2020-12) of one file. Only `schema` is required: the rest may come through `extends`. `kinds` are the
    tables that plugins own.
    """
    owned = {one.name: one.kind for one in kinds}
    (root, *tables), components = msgspec.json.schema_components([Ruleset, *owned.values()], ref_template="#/$defs/{name}")
    components["Ruleset"]["properties"] |= dict(zip(owned, tables, strict=True))
    for definition in components.values():
        definition.pop("required", None)
        if "description" in definition:
            definition["description"] = cleandoc(definition["description"])
    components["Ruleset"]["required"] = ["schema"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ogicheck ruleset",
        "$defs": components,
        **root,
    }


def validate_ruleset(source: TomlSource, kinds: Iterable[Vocabulary], rules: Iterable[str]) -> list[SettingError]:
    """Everything that is wrong with one file by itself, in file order; `rules` are the ids of those installed."""
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(ruleset_schema(kinds)).iter_errors(source.data)
    found = [wrong for error in errors for wrong in _explain(source, _innermost(error))]
    found += _unknown_rules(source, list(rules))
    return [error for _, error in sorted(found, key=lambda one: one[0])]


def _unknown_rules(source: TomlSource, known: list[str]) -> Iterator[tuple[int, SettingError]]:
    named = source.data.get("rules", {})
    for name in named if isinstance(named, dict) else ():
        if "*" not in name and name not in known:
            keys = ("rules", name)
            yield source.line(keys), source.error(keys, unknown_name(name, known))


def _innermost(error: Any) -> Any:
    """The most telling error inside one that only says that no alternative fits a table or a list."""
    from jsonschema.exceptions import best_match

    return best_match([error]) if isinstance(error.instance, dict | list) else error


def _explain(source: TomlSource, error: Any) -> list[tuple[int, SettingError]]:
    """The errors with the lines that they are on."""
    keys = tuple(str(key) for key in error.absolute_path)
    if error.validator == "required":
        return [(0, source.error((), LACKS.fill("schema = 1")))]
    if error.validator != "additionalProperties":
        return [(source.line(keys), source.error(keys, explained(error)))]
    known = list(error.schema.get("properties", {}))
    unknown = [(*keys, key) for key in error.instance if key not in known]
    return [(source.line(one), source.error(one, unknown_name(one[-1], known))) for one in unknown]
