"""The form as a ruleset declares it. The JSON schema of ruleset files is generated from these classes, and from those of the
tables that plugins own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from ogicheck.values.findings import Level

Words = list[str]
ALL: tuple[str, ...] = ("*",)
"""In place of names of formats or regions: every one."""


def within(names: Collection[str], allowed: tuple[str, ...]) -> bool:
    """Whether any of the names is allowed."""
    return allowed == ALL or not set(allowed).isdisjoint(names)


def compiled(patterns: Iterable[str]) -> None:
    """Raises ValueError where one of them is no regular expression."""
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{pattern}: {error}") from error


class Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all parts of a ruleset share: no key that the loader does not know."""


class Labelled(Declared, frozen=True):
    """A printed label and its other wordings: `equal` are as lawful as `label`, `seen` are known from real reports."""

    label: str
    equal: Words = []
    seen: Words = []


class Years(Declared, frozen=True):
    """The report years of a form; `last` is absent while it is in force."""

    first: int
    last: int | None = None


class SectionForm(Declared, frozen=True):
    """A section. `loose` wordings count only as a heading of the first level; `topics` are what it must speak of, each
    with the words (regular expressions) that show it, once what `aside` matches is left out; `assessment` the same for a
    government's report only; `limit` is a length in characters.
    """

    number: str
    title: str
    equal: Words = []
    seen: Words = []
    loose: Words = []
    topics: dict[str, Words] = {}
    aside: Words = []
    assessment: dict[str, Words] = {}
    limit: int | None = None

    def __post_init__(self) -> None:
        compiled(word for words in (*self.topics.values(), self.aside) for word in words)


class ColumnForm(Labelled, frozen=True):
    """A column; `under` are the headings above it, outermost first."""

    under: Words = []


class BlockForm(Declared, frozen=True):
    """A part of a table with columns of its own; `label` heads it, empty where the table has one part only."""

    columns: dict[str, ColumnForm]
    label: str = ""


class RowForm(Labelled, frozen=True):
    """A row. `under` are the labels left of or above it, outermost first; `block` the part of the table it stands in.

    `optional` rows are read where they are and not missed where they aren't. A row that `stands_for` others is what
    another version of the form has instead of them. `after` names the row it follows where it isn't the one declared
    before. `decimal` and `signed` name columns whose figures may be fractions, or bear a sign.
    """

    under: Words = []
    block: str = "main"
    optional: bool = False
    stands_for: Words = []
    after: str = ""
    decimal: Words = []
    signed: Words = []


class TableForm(Declared, frozen=True):
    """A table of a section. In the layout `bands` the rows stand side by side, each a group of columns, over one line of
    figures. `corner` labels head the table: the first the label columns, the others the columns of figures.
    """

    section: str
    blocks: dict[str, BlockForm]
    rows: dict[str, RowForm]
    layout: Literal["rows", "bands"] = "rows"
    corner: Words = []

    @property
    def columns(self) -> list[str]:
        """The keys of the columns of all its blocks."""
        return [key for block in self.blocks.values() for key in block.columns]


class Relation(Declared, frozen=True):
    """An exact sum: in each row (or column) of a table, the figures of `left` and of `right` have the same sum.

    `left` and `right` name columns where `each` is "row", rows where it is "column"; a name may end in `*`.
    `rule` is the rule that reports a broken one.
    """

    rule: str
    table: str
    each: Literal["row", "column"]
    left: Words
    right: Words


class Ruleset(Declared, frozen=True):
    """A ruleset: a form with its rules. `format` is the version of the form that rules apply to by name.

    `region` names the one whose rules run. A ruleset with a region and no `years`, nor any through `extends`, is no form by
    itself but what the region adds to one: to that of its `format`, or to every one. `area` is the administrative division
    whose organs it holds for, such as 山东省 or 山东省济宁市.
    `rules` sets a rule's level, "off", or a table of `level` and options; a later entry wins, and within one file an
    exact id beats a pattern.
    """

    schema: Annotated[int, Meta(ge=1, le=1)]
    title: str = ""
    instrument: str = ""
    format: str = ""
    region: str | None = None
    area: str = ""
    extends: Words = []
    years: Years | None = None
    sections: dict[str, SectionForm] = {}
    tables: dict[str, TableForm] = {}
    relations: dict[str, Relation] = {}
    rules: dict[str, Level | Literal["off"] | dict[str, Any]] = {}


class Form(msgspec.Struct, frozen=True, eq=False):
    """A ruleset ready for use: its name, the flat table that its files merged into, the regions whose rules run, and the
    tables that plugins own (Vocabulary) by name. Two are the same only if they are one, so that what is made of a form can
    be kept with it.
    """

    name: str
    ruleset: Ruleset
    regions: tuple[str, ...] = ()
    vocabulary: dict[str, Any] = {}

    @property
    def format(self) -> str:
        return self.ruleset.format or self.name

    @property
    def sections(self) -> dict[str, SectionForm]:
        return self.ruleset.sections

    @property
    def tables(self) -> dict[str, TableForm]:
        return self.ruleset.tables

    @property
    def relations(self) -> dict[str, Relation]:
        return self.ruleset.relations

    def heading(self, table: str) -> str:
        """The heading of the section that a table stands in, with its number."""
        section = self.sections[self.tables[table].section]
        return f"{section.number}、{section.title}"

    def covers(self, year: int) -> bool:
        """Whether the form is the one for reports of this year."""
        years = self.ruleset.years
        return years is not None and years.first <= year <= (years.last or year)
