"""Which names in a ruleset point to another part of it, or to a rule, and what they may name."""

from __future__ import annotations

from collections.abc import Iterable

from ogicheck.rulesets.source import Keys
from ogicheck.values.form import Form, SeriesFigure, TableForm

Reference = tuple[Keys, str, Iterable[str]]
"""Where a name stands, the name, and the names that exist."""


def references(form: Form, rules: Iterable[str]) -> Iterable[Reference]:
    """Every name that must exist; `rules` are the ids of those installed."""
    yield from _of_parts(form)
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
            names = list(target.rows) if relation.each == "column" else _columns(target)
            for side in ("left", "right"):
                for name in getattr(relation, side):
                    yield ("relations", key, side), name, names
    for group, figures in form.ruleset.series.items():
        for key, figure in figures.items():
            yield from _of_series(form, ("series", group, key), figure)


def _of_series(form: Form, keys: Keys, figure: SeriesFigure) -> Iterable[Reference]:
    yield (*keys, "table"), figure.table, form.tables
    target = form.tables.get(figure.table)
    named = [name for figures in form.ruleset.series.values() for name in figures]
    known = {"rows": list(target.rows), "columns": _columns(target)} if target else {}
    for part, names in {**known, **dict.fromkeys(("carries", "adds", "takes"), named)}.items():
        for name in getattr(figure, part):
            yield (*keys, part), name, names


def _columns(table: TableForm) -> list[str]:
    return [key for block in table.blocks.values() for key in block.columns]
