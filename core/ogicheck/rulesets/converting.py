"""Makes a Ruleset of a merged table: tables in the order of their sections, rows in the order that `after` asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from ogicheck.hosting.vocabulary import Vocabulary
from ogicheck.rulesets.source import TomlSource
from ogicheck.values.errors import SettingError
from ogicheck.values.form import RowForm, Ruleset, TableForm
from ogicheck.values.texts import Text

KEYS = frozenset(field.encode_name for field in msgspec.structs.fields(Ruleset))


def convert(merged: Mapping[str, Any], source: TomlSource) -> Ruleset:
    """The ruleset; raises SettingError, which names the last file, `source`, where a value is not what it must be."""
    ruleset: Ruleset = _converted({key: value for key, value in merged.items() if key in KEYS}, Ruleset, source)
    sections = list(ruleset.sections)
    known = {key: table for key, table in ruleset.tables.items() if table.section in sections}
    order = [*sorted(known, key=lambda key: sections.index(known[key].section)), *(ruleset.tables.keys() - known)]
    return msgspec.structs.replace(ruleset, tables={key: _ordered(ruleset.tables[key]) for key in order})


def vocabulary(merged: Mapping[str, Any], kinds: Iterable[Vocabulary], source: TomlSource) -> dict[str, Any]:
    """The tables that plugins own. One whose plugin is not loaded is left out: files were held to the schema before."""
    return {one.name: _converted(merged.get(one.name, {}), one.kind, source) for one in kinds}


def _converted(data: Any, kind: Any, source: TomlSource) -> Any:
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise SettingError(Text(f"{source.path}：{error}", f"{source.path}: {error}")) from error


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
