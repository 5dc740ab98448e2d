"""What a ruleset's parts must have, and which names in it point to another part, or to a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from ogicheck.hosting.rules import Rule
from ogicheck.hosting.vocabulary import Reference, Vocabulary
from ogicheck.rulesets.source import Keys
from ogicheck.rulesets.wrong import LACKS, expected, unknown_name
from ogicheck.values.form import Form, Ruleset
from ogicheck.values.texts import Text


def references(form: Form, rules: Mapping[str, Rule], kinds: Iterable[Vocabulary]) -> Iterable[Reference]:
    """Every name that must exist; `rules` are those installed, by id."""
    yield from _of_parts(form)
    for one in kinds:
        yield from one.references(form)
    for key, relation in form.relations.items():
        yield ("relations", key, "rule"), relation.rule, rules
    for name in form.ruleset.rules:
        yield ("rules", name), name, rules
    yield from _options(form, rules)


def _options(form: Form, rules: Mapping[str, Rule]) -> Iterable[Reference]:
    """The options of rules: of a pattern, those of any rule that it fits."""
    for name, entry in form.ruleset.rules.items():
        known = {option for id_, rule in rules.items() if fnmatchcase(id_, name) for option in rule.options}
        for option in entry if isinstance(entry, dict) else ():
            if any(fnmatchcase(id_, name) for id_ in rules):
                yield ("rules", name, option), option, {*known, "level"}


def wrong_options(form: Form, rules: Mapping[str, Rule]) -> Iterable[tuple[Keys, Text]]:
    """Where an option has a value of another type than its default, and what to say of it."""
    for name, entry in form.ruleset.rules.items():
        for option, value in entry.items() if isinstance(entry, dict) else ():
            for id_, rule in rules.items():
                if fnmatchcase(id_, name) and option in rule.options:
                    text = expected(rule.options[option], value)
                    yield from [(("rules", name, option), text)] if text else []


def _of_parts(form: Form) -> Iterable[Reference]:
    for key, table in form.tables.items():
        yield ("tables", key, "section"), table.section, form.sections
        for row_key, row in table.rows.items():
            yield ("tables", key, "rows", row_key, "block"), row.block, table.blocks
    for key, relation in form.relations.items():
        yield ("relations", key, "table"), relation.table, form.tables
        target = form.tables.get(relation.table)
        if target:
            names = list(target.rows) if relation.each == "column" else target.columns
            for side in ("left", "right"):
                for name in getattr(relation, side):
                    yield ("relations", key, side), name, names


HINTS = cache(get_type_hints)


def incomplete(
    data: Mapping[str, Any], kind: type[msgspec.Struct] = Ruleset, keys: Keys = ()
) -> Iterator[tuple[Keys, Text]]:
    """Where a part lacks something, and what to say of it: the nearest name among those beside it that lack nothing."""
    for name, hint in HINTS(kind).items():
        inner = get_args(hint)[1:] if get_origin(hint) is dict else ()
        if inner and isinstance(inner[0], type) and issubclass(inner[0], msgspec.Struct):
            yield from _in_table(data.get(name, {}), inner[0], (*keys, name))


def _in_table(table: Mapping[str, Any], kind: type[msgspec.Struct], keys: Keys) -> Iterator[tuple[Keys, Text]]:
    required = [one.encode_name for one in msgspec.structs.fields(kind) if one.required]
    lacking = {name: [key for key in required if key not in part] for name, part in table.items()}
    whole = [name for name, lacks in lacking.items() if not lacks]
    for name, lacks in lacking.items():
        if not lacks:
            yield from incomplete(table[name], kind, (*keys, name))
            continue
        near = unknown_name(name, whole)
        missing = LACKS.fill("、".join(lacks))
        yield (*keys, name), Text(f"{near.zh}（{missing.zh}）", f"{near.en} ({missing.en})")
