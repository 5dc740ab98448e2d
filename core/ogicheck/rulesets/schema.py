"""The JSON schema of ruleset files, generated from the loader's classes, and a file's validation by it."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec

from ogicheck.rulesets.source import RulesetError, Source
from ogicheck.values.form import Ruleset


def schema() -> dict[str, Any]:
    """JSON schema (2020-12) of one file. Only `schema` is required: the rest may come through `extends`."""
    (root,), components = msgspec.json.schema_components([Ruleset], ref_template="#/$defs/{name}")
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


def validate(source: Source) -> list[RulesetError]:
    """Everything that is wrong with one file by itself, in file order."""
    from jsonschema import Draft202012Validator

    errors = sorted(Draft202012Validator(schema()).iter_errors(source.data), key=lambda error: list(map(str, error.path)))
    return [wrong for error in errors for wrong in _explain(source, _innermost(error))]


def _innermost(error: Any) -> Any:
    """The most telling error inside one that only says that no alternative fits."""
    from jsonschema.exceptions import best_match

    return best_match([error])


def _explain(source: Source, error: Any) -> list[RulesetError]:
    keys = tuple(str(key) for key in error.absolute_path)
    if error.validator != "additionalProperties":
        return [source.error(keys, f"值不对：{error.message}", f"wrong value: {error.message}")]
    known = list(error.schema.get("properties", {}))
    unknown = [key for key in error.instance if key not in known]
    return [source.error((*keys, key), *unknown_key(key, known)) for key in unknown]


def unknown_key(name: str, known: list[str]) -> tuple[str, str]:
    """What to say of a name that isn't known, in both languages, with the nearest right one."""
    from rapidfuzz import process

    nearest = process.extractOne(name, known, score_cutoff=50)
    if nearest is None:
        return f"不认识“{name}”", f"unknown name '{name}'"
    return f"不认识“{name}”，是不是“{nearest[0]}”？", f"unknown name '{name}': did you mean '{nearest[0]}'?"
