"""Loads a ruleset: resolves `extends`, merges left to right into one flat table, and makes it a Form.

What a region adds is merged right behind the form itself, so that a user's ruleset has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from ogicheck.rulesets.model import Form, RowForm, Ruleset, SeriesFigure, TableForm
from ogicheck.rulesets.regional import Chain, additions, behind, declared, fits, is_addition
from ogicheck.rulesets.schema import unknown_key, validate
from ogicheck.rulesets.source import Keys, RulesetError, Source, load
from ogicheck.texts import Text

NO_FORM = Text(
    "规则集“{0}”不是一版格式，而是地区“{1}”的补充，请用 --region {2}",
    "ruleset {0} is no form by itself but what the region {1} adds to one: use --region {2}",
)
NO_REGION = Text(
    "“{0}”不是地区的补充（要有 region，不能有 years），请用 --ruleset {0}",
    "{0} is not what a region adds to a form (a region, and no years): use --ruleset {0}",
)
WORDINGS = ("seen", "equal", "loose")
"""Lists that a region adds to; any other is replaced."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A form, with the flat table behind it: each leaf's value, and the file and line that it came from."""

    form: Form
    values: Mapping[Keys, Any]
    origins: Mapping[Keys, str]


@dataclass(frozen=True)
class Library:
    """The installed rulesets by name, and the ids of the installed rules."""

    paths: Mapping[str, Path]
    rules: tuple[str, ...]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The names of the forms that a report may follow: those that say for which years they are, and are no region's."""
        return tuple(
            name for name, chain in self._chains.items() if declared(chain, "years") and not declared(chain, "region")
        )

    @cached_property
    def regions(self) -> Mapping[str, Sequence[Chain]]:
        """What each region adds to a form."""
        return additions(self._chains.values())

    @cached_property
    def areas(self) -> Mapping[str, str]:
        """The administrative divisions that regions hold for, each with the region's name."""
        return {
            area: region for region, chains in self.regions.items() for chain in chains if (area := declared(chain, "area"))
        }

    @cached_property
    def _chains(self) -> Mapping[str, Chain]:
        return {name: self._chain(self.paths[name], ()) for name in sorted(self.paths)}

    def load(self, name: str, region: str | None = None) -> Loaded:
        """Load a ruleset by name, or from a TOML file, with what a region adds to it. Raises RulesetError."""
        chain: Chain = self._chain(self._find(name, None), ())
        if is_addition(chain):
            raise RulesetError(NO_FORM.fill(name, *_named(name, declared(chain, "region"))))
        if region is not None:
            chain = behind(chain, (one for one in self._added(region) if fits(one, chain, Path(name).stem)))
        return self._loaded(chain, Path(name).stem)

    def _added(self, region: str) -> Sequence[Chain]:
        """What a region adds, by its name or from a TOML file."""
        if region.endswith(".toml"):
            chain = self._chain(self._find(region, None), ())
            if is_addition(chain):
                return [chain]
            raise RulesetError(NO_REGION.fill(region))
        if region not in self.regions:
            zh, en = unknown_key(region, list(self.regions))
            raise RulesetError(Text(f"地区：{zh}", f"region: {en}"))
        return self.regions[region]

    def check(self, file: str) -> None:
        """Load a ruleset's file, or, where it is what a region adds, every form with it. Raises RulesetError."""
        chain = self._chain(self._find(file, None), ())
        if not is_addition(chain):
            self._loaded(chain, Path(file).stem)
            return
        for name in self.forms:
            if fits(chain, self._chains[name], name):
                self._loaded(behind(self._chains[name], [chain]), name)

    def _loaded(self, chain: Chain, name: str) -> Loaded:
        merged: dict[str, Any] = {}
        origins: dict[Keys, str] = {}
        for source in chain:
            _merge(merged, source.data, (), source, origins)
        merged.pop("extends", None)
        regions = tuple(dict.fromkeys(source.data["region"] for source in chain if "region" in source.data))
        form = Form(name, _convert(merged, chain[-1]), regions)
        self._know_names(form, chain)
        return Loaded(form, {keys: _at(merged, keys) for keys in origins if keys != ("extends",)}, origins)

    def _find(self, name: str, above: Source | None) -> Path:
        if name in self.paths:
            return self.paths[name]
        path = (above.path.parent if above else Path()) / name
        if name.endswith(".toml") and (above is None or path.exists()):
            return path
        zh, en = unknown_key(name, list(self.paths))
        if above:
            raise above.error(("extends",), f"规则集：{zh}", f"ruleset: {en}")
        raise RulesetError(Text(f"规则集：{zh}", f"ruleset: {en}"))

    def _chain(self, path: Path, above: tuple[Path, ...]) -> list[Source]:
        """The file after all that it extends, in the order in which they merge."""
        path = path.resolve()
        if path in above:
            circle = " → ".join(step.name for step in (*above[above.index(path) :], path))
            raise RulesetError(Text(f"{path}：extends 成了环：{circle}", f"{path}: extends runs in a circle: {circle}"))
        source = load(path)
        if path not in {own.resolve() for own in self.paths.values()}:
            for error in validate(source):
                raise error
        names = source.data.get("extends", [])
        below = [found for name in names for found in self._chain(self._find(name, source), (*above, path))]
        return [*below, source]

    def _know_names(self, form: Form, sources: Chain) -> None:
        """Names that point to other parts of the ruleset, or to rules, must exist."""
        for keys, name, known in (*_references(form), *self._rule_names(form)):
            if name not in known and "*" not in name:
                source = next((one for one in reversed(sources) if _has(one.data, keys)), sources[-1])
                raise source.error(keys, *unknown_key(name, list(known)))

    def _rule_names(self, form: Form) -> Iterable[tuple[Keys, str, Iterable[str]]]:
        for name in form.ruleset.rules:
            yield ("rules", name), name, self.rules
        for key, relation in form.relations.items():
            yield ("relations", key, "rule"), relation.rule, self.rules


def _named(name: str, region: str) -> tuple[str, str]:
    """A region, and how to ask for it: an installed one by its name, a file by its path."""
    return region, name if name.endswith(".toml") else region


def _references(form: Form) -> Iterable[tuple[Keys, str, Iterable[str]]]:
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


def _of_series(form: Form, keys: Keys, figure: SeriesFigure) -> Iterable[tuple[Keys, str, Iterable[str]]]:
    yield (*keys, "table"), figure.table, form.tables
    target = form.tables.get(figure.table)
    named = [name for figures in form.ruleset.series.values() for name in figures]
    known = {"rows": list(target.rows), "columns": _columns(target)} if target else {}
    for part, names in {**known, **dict.fromkeys(("carries", "adds", "takes"), named)}.items():
        for name in getattr(figure, part):
            yield (*keys, part), name, names


def _columns(table: TableForm) -> list[str]:
    return [key for block in table.blocks.values() for key in block.columns]


def _convert(merged: dict[str, Any], source: Source) -> Ruleset:
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


def _merge(merged: dict[str, Any], data: Mapping[str, Any], keys: Keys, source: Source, origins: dict[Keys, str]) -> None:
    for key, value in data.items():
        here = (*keys, key)
        if isinstance(value, dict) and here[0] != "rules":
            _merge(merged.setdefault(key, {}), value, here, source, origins)
        elif isinstance(value, dict) and len(here) == 1:
            _merge_rules(merged.setdefault(key, {}), value, source, origins)
        else:
            wordings = key in WORDINGS and "region" in source.data
            merged[key] = list(dict.fromkeys([*merged.get(key, []), *value])) if wordings else value
            origins[here] = f"{source.path}:{source.line(here)}"


def _merge_rules(merged: dict[str, Any], rules: Mapping[str, Any], source: Source, origins: dict[Keys, str]) -> None:
    """A later file's entry wins: it moves to the end, patterns of one file before its exact ids."""
    for name in sorted(rules, key=lambda one: "*" not in one):
        if "*" in name:
            for old in [one for one in merged if fnmatchcase(one, name)]:
                merged.pop(old)
        merged.pop(name, None)
        merged[name] = rules[name]
        origins["rules", name] = f"{source.path}:{source.line(('rules', name))}"


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _has(data: Any, keys: Keys) -> bool:
    return _at(data, keys) is not None
