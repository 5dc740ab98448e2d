"""Makes a Ruleset of a merged table: tables in the order of their sections, rows in the order that `after` asks for."""

from __future__ import annotations

from typing import Any

import msgspec

from ogicheck.rulesets.source import RulesetError, Source
from ogicheck.values.form import RowForm, Ruleset, TableForm
from ogicheck.values.texts import Text


def convert(merged: dict[str, Any], source: Source) -> Ruleset:
    """The ruleset; raises RulesetError, which names the last file, `source`, where a value is not what it must be."""
    try:
        ruleset = msgspec.convert(merged, Ruleset)
    except msgspec.ValidationError as error:
        raise RulesetError(Text(f"{source.path}：{error}", f"{source.path}: {error}")) from error
    sections = list(ruleset.sections)
    known = {key: table for key, table in ruleset.tables.items() if table.section in sections}
    order = [*sorted(known, key=lambda key: sections.index(known[key].section)), *(ruleset.tables.keys() - known)]
    return msgspec.structs.replace(ruleset, tables={key: _ordered(ruleset.tables[key]) for key in order})


def _ordered(table: TableForm) -> TableForm:
    """The table with each row that names one in `after` moved behind it."""
    order = [key for key, row in table.rows.items() if not row.after]
    for key, row in table.rows.items():
        if row.after:
            order.insert(_behind(order, row, table), key)
    return msgspec.structs.replace(table, rows={key: table.rows[key] for key in order})


def _behind(order: list[str], row: RowForm, table: TableForm) -> int:
    """Behind the row itself and those already put behind it, so that declared order holds among them."""
    if row.after not in order:
        return len(order)
    place = order.index(row.after) + 1
    while place < len(order) and table.rows[order[place]].after == row.after:
        place += 1
    return place
