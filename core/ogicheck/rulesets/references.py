"""Which names in a ruleset point to another part of it, or to a rule, and what they may name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

from ogicheck.hosting.rules import Rule
from ogicheck.hosting.vocabulary import Reference, Vocabulary
from ogicheck.rulesets.wrong import expected
from ogicheck.values.form import Form
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


def wrong_options(form: Form, rules: Mapping[str, Rule]) -> Iterable[tuple[tuple[str, ...], Text]]:
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
