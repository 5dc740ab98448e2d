"""Which names in a ruleset point to another part of it, or to a rule, and what they may name."""

from __future__ import annotations

from collections.abc import Iterable

from ogicheck.hosting.vocabulary import Reference, Vocabulary
from ogicheck.values.form import Form


def references(form: Form, rules: Iterable[str], kinds: Iterable[Vocabulary]) -> Iterable[Reference]:
    """Every name that must exist; `rules` are the ids of those installed."""
    yield from _of_parts(form)
    for one in kinds:
        yield from one.references(form)
    for key, relation in form.relations.items():
        yield ("relations", key, "rule"), relation.rule, rules
    for name in form.ruleset.rules:
        yield ("rules", name), name, rules


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
