"""The JSON schema of ruleset files, generated from the loader's classes, and a file's validation by it."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import cleandoc
from typing import Any

import msgspec

from ogicheck.hosting.vocabulary import Vocabulary
from ogicheck.rulesets.nearest import unknown_name
from ogicheck.rulesets.source import WRONG, Source
from ogicheck.values.errors import SettingError
from ogicheck.values.form import Ruleset


def schema(kinds: Iterable[Vocabulary]) -> dict[str, Any]:
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


def validate(source: Source, kinds: Iterable[Vocabulary]) -> list[SettingError]:
    """Everything that is wrong with one file by itself, in file order."""
    from jsonschema import Draft202012Validator

    errors = sorted(
        Draft202012Validator(schema(kinds)).iter_errors(source.data), key=lambda error: list(map(str, error.path))
    )
    return [wrong for error in errors for wrong in _explain(source, _innermost(error))]


def _innermost(error: Any) -> Any:
    """The most telling error inside one that only says that no alternative fits."""
    from jsonschema.exceptions import best_match

    return best_match([error])


def _explain(source: Source, error: Any) -> list[SettingError]:
    keys = tuple(str(key) for key in error.absolute_path)
    if error.validator != "additionalProperties":
        return [source.error(keys, WRONG.fill(error.message))]
    known = list(error.schema.get("properties", {}))
    unknown = [key for key in error.instance if key not in known]
    return [source.error((*keys, key), unknown_name(key, known)) for key in unknown]
