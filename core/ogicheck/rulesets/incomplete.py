"""Parts of a merged ruleset that lack what they must have: nearly always a misspelt name, so that a new part was begun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from ogicheck.rulesets.nearest import unknown_name
from ogicheck.values.form import Ruleset
from ogicheck.values.texts import Text

Keys = tuple[str, ...]
LACKS = Text("缺少 {0}", "it lacks {0}")


def incomplete(merged: Mapping[str, Any]) -> Iterator[tuple[Keys, Text]]:
    """Where a part lacks something, and what to say of it: the nearest name among those beside it that lack nothing."""
    yield from _in_struct(merged, Ruleset, ())


def _in_struct(data: Mapping[str, Any], kind: type[msgspec.Struct], keys: Keys) -> Iterator[tuple[Keys, Text]]:
    for name, hint in get_type_hints(kind).items():
        inner = get_args(hint)[1:] if get_origin(hint) is dict else ()
        if inner and isinstance(inner[0], type) and issubclass(inner[0], msgspec.Struct):
            yield from _in_table(data.get(name, {}), inner[0], (*keys, name))


def _in_table(table: Mapping[str, Any], kind: type[msgspec.Struct], keys: Keys) -> Iterator[tuple[Keys, Text]]:
    lacking = {name: _lacks(part, kind) for name, part in table.items()}
    whole = [name for name, lacks in lacking.items() if not lacks]
    for name, lacks in lacking.items():
        if not lacks:
            yield from _in_struct(table[name], kind, (*keys, name))
            continue
        near = unknown_name(name, whole)
        missing = LACKS.fill("、".join(lacks))
        yield (*keys, name), Text(f"{near.zh}（{missing.zh}）", f"{near.en} ({missing.en})")


def _lacks(part: Mapping[str, Any], kind: type[msgspec.Struct]) -> list[str]:
    return [one.encode_name for one in msgspec.structs.fields(kind) if one.required and one.encode_name not in part]
