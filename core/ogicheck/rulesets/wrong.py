"""What is wrong with a name or a value, in words: the schema's own are English, and speak of schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ogicheck.values.texts import Text, joined

TYPES = {
    "string": Text("文字", "a string"),
    "integer": Text("整数", "an integer"),
    "number": Text("数", "a number"),
    "boolean": Text("true 或 false", "true or false"),
    "array": Text("列表", "a list"),
    "object": Text("表", "a table"),
}
EXPECTED = Text("应为 {0}，而写的是 {1}", "should be {0}, not {1}")
LACKS = Text("缺少 {0}", "it lacks {0}")
WRONG = Text("值不对：{0}", "wrong value: {0}")
LONGEST = 60


def explained(error: Any) -> Text:
    """What a jsonschema ValidationError says of its value."""
    words = list(dict.fromkeys(_words(error.schema)))
    if isinstance(error.instance, str) and words:
        return unknown_name(error.instance, words)
    types = list(_types(error.schema))
    if types and not any(_is(error.instance, name) for name in types):
        return _expected(types, error.instance)
    return WRONG.fill(repr(error.instance)[:LONGEST])


def expected(default: object, value: object) -> Text | None:
    """What is wrong with a value that stands for a default of another type; None where nothing is."""
    name = next((name for name in TYPES if _is(default, name)), None)
    name = "number" if name == "integer" and isinstance(value, float) else name
    return None if name is None or _is(value, name) else _expected([name], value)


def _expected(types: Sequence[str], value: object) -> Text:
    return EXPECTED.fill(joined((TYPES[one] for one in types), "或", " or "), repr(value)[:LONGEST])


def _words(schema: Any) -> Iterator[str]:
    yield from (one for one in (*schema.get("enum", ()), schema.get("const")) if isinstance(one, str))
    for part in schema.get("anyOf", ()):
        yield from _words(part)


def _types(schema: Any) -> Iterator[str]:
    found: str | Iterable[str] = schema.get("type", ())
    yield from (one for one in ([found] if isinstance(found, str) else found) if one in TYPES)
    for part in schema.get("anyOf", ()):
        yield from _types(part)


def _is(value: object, name: str) -> bool:
    if name in ("integer", "number"):
        return isinstance(value, (int,) if name == "integer" else (int, float)) and not isinstance(value, bool)
    kinds = {"string": str, "boolean": bool, "array": list | tuple, "object": dict}
    return name in kinds and isinstance(value, kinds[name])


def unknown_name(name: str, known: Sequence[str]) -> Text:
    from rapidfuzz import process

    nearest = process.extractOne(name, known, processor=str.lower, score_cutoff=50)
    if nearest is None:
        return Text(f"不认识“{name}”", f"unknown name '{name}'")
    return Text(f"不认识“{name}”，是不是“{nearest[0]}”？", f"unknown name '{name}': did you mean '{nearest[0]}'?")
