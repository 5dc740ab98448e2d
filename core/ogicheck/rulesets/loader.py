"""Loads a ruleset: resolves `extends`, merges left to right into one flat table, and makes it a Form.

What a region adds is merged right behind the form itself, so that a user's ruleset has the last word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from ogicheck.hosting.registering import Registry
from ogicheck.hosting.rules import Rule
from ogicheck.hosting.vocabulary import Vocabulary
from ogicheck.rulesets.converting import convert, vocabulary
from ogicheck.rulesets.merging import Chain, additions, at, behind, declared, fits, is_addition, merged
from ogicheck.rulesets.references import incomplete, references, wrong_options
from ogicheck.rulesets.schema import validate_ruleset
from ogicheck.rulesets.source import Keys, TomlSource, load_toml
from ogicheck.rulesets.wrong import unknown_name
from ogicheck.values.errors import SettingError, refuse
from ogicheck.values.form import Form
from ogicheck.values.texts import Text

NO_FORM = Text(
    "规则集“{0}”不是一版格式，而是地区“{1}”的补充，请用 --region {2}",
    "ruleset {0} is no form by itself but what the region {1} adds to one: use --region {2}",
)
NO_REGION = Text(
    "“{0}”不是地区的补充（要有 region，不能有 years），请用 --ruleset {0}",
    "{0} is not what a region adds to a form (a region, and no years): use --ruleset {0}",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A form, with the flat table behind it: each leaf's value, and the file that it came from."""

    form: Form
    values: Mapping[Keys, Any]
    origins: Mapping[Keys, TomlSource]


@dataclass(frozen=True)
class Library:
    """The installed rulesets by name, the installed rules by id, and the tables of rulesets that plugins own."""

    paths: Mapping[str, Path]
    rules: Mapping[str, Rule]
    vocabularies: tuple[Vocabulary, ...] = ()

    @classmethod
    def of(cls, registry: Registry) -> Library:
        return cls(registry.rulesets, registry.rules, tuple(registry.vocabularies.values()))

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

    @cached_property
    def _installed(self) -> Set[Path]:
        return {own.resolve() for own in self.paths.values()}

    @cached_property
    def _source(self) -> Callable[[Path], TomlSource]:
        """Reads a file, once."""
        return cache(load_toml)

    def load(self, name: str, region: str | None = None) -> Loaded:
        """Load a ruleset by name, or from a TOML file, with what a region adds to it. Raises SettingError."""
        chain: Chain = self._chain(self._find(name, None), ())
        if is_addition(chain):
            raise SettingError(NO_FORM.fill(name, *_named(name, declared(chain, "region"))))
        if region is not None:
            chain = behind(chain, (one for one in self._added(region) if fits(one, chain, Path(name).stem)))
        return self._loaded(chain, Path(name).stem)

    def _added(self, region: str) -> Sequence[Chain]:
        """What a region adds, by its name or from a TOML file."""
        if region.endswith(".toml"):
            chain = self._chain(self._find(region, None), ())
            if is_addition(chain):
                return [chain]
            raise SettingError(NO_REGION.fill(region))
        if region not in self.regions:
            told = unknown_name(region, list(self.regions))
            raise SettingError(Text(f"地区：{told.zh}", f"region: {told.en}"))
        return self.regions[region]

    def check(self, file: str) -> None:
        """Load a ruleset's file, or, where it is what a region adds, every form with it. Raises SettingError."""
        chain = self._chain(self._find(file, None), ())
        if not is_addition(chain):
            self._loaded(chain, Path(file).stem)
            return
        for name in self.forms:
            if fits(chain, self._chains[name], name):
                self._loaded(behind(self._chains[name], [chain]), name)

    def _loaded(self, chain: Chain, name: str) -> Loaded:
        values, origins = merged(chain)
        refuse(_author(chain, keys).error(keys, text) for keys, text in incomplete(values))
        regions = tuple(dict.fromkeys(source.data["region"] for source in chain if "region" in source.data))
        tables = vocabulary(values, self.vocabularies, chain[-1])
        form = Form(name, convert(values, chain[-1]), regions, tables)
        self._know_names(form, chain)
        return Loaded(form, {keys: at(values, keys) for keys in origins}, origins)

    def _find(self, name: str, above: TomlSource | None) -> Path:
        if name in self.paths:
            return self.paths[name]
        path = (above.path.parent if above else Path()) / name
        if name.endswith(".toml") and (above is None or path.exists()):
            return path
        told = unknown_name(name, list(self.paths))
        text = Text(f"规则集：{told.zh}", f"ruleset: {told.en}")
        raise above.error(("extends",), text) if above else SettingError(text)

    def _chain(self, path: Path, above: tuple[Path, ...]) -> list[TomlSource]:
        """The file after all that it extends, in the order in which they merge."""
        path = path.resolve()
        if path in above:
            circle = " → ".join(step.name for step in (*above[above.index(path) :], path))
            raise SettingError(Text(f"{path}：extends 成了环：{circle}", f"{path}: extends runs in a circle: {circle}"))
        source = self._source(path)
        if path not in self._installed:
            refuse(validate_ruleset(source, self.vocabularies, self.rules))
        names = source.data.get("extends", [])
        below = [found for name in names for found in self._chain(self._find(name, source), (*above, path))]
        return [*below, source]

    def _know_names(self, form: Form, sources: Chain) -> None:
        """Names that point to other parts of the ruleset, or to rules, must exist."""
        unknown = [
            (keys, unknown_name(name, list(known)))
            for keys, name, known in references(form, self.rules, self.vocabularies)
            if name not in known and "*" not in name
        ]
        wrong = (*unknown, *wrong_options(form, self.rules))
        refuse(_author(sources, keys).error(keys, text) for keys, text in wrong)


def _author(chain: Chain, keys: Keys) -> TomlSource:
    """The last file that has something at these keys."""
    return next((one for one in reversed(chain) if at(one.data, keys) is not None), chain[-1])


def _named(name: str, region: str) -> tuple[str, str]:
    """A region, and how to ask for it: an installed one by its name, a file by its path."""
    return region, name if name.endswith(".toml") else region
