"""What a report says: organ, year, period, keyed sections and keyed tables with typed cells.

Built from a Document by the layout that a ruleset declares; every value keeps its printed text, address and place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from ogicheck.values.document import Picture, Place
from ogicheck.values.form import Form
from ogicheck.values.texts import Text, TextError

Number = int | Decimal
Match = Literal["official", "accepted", "annotated", "seen", "near", "inferred", "unknown"]
"""How a printed label was recognised: as the form prints it, as another lawful wording, with an explanation in brackets,
as a wording known from real reports, by likeness, by its place between its neighbours, or not at all."""

Shape = Literal["plain", "blank", "placeholder", "unit", "format", "text", "unread"]
"""How a cell prints its number: as digits, not at all, as '/' or the like, with a unit, with thousands separators,
full-width digits or a note, or as something that is no number; `unread` where not all of it could be read."""

OrganKind = Literal["government", "township", "department"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a table. `value` is None where the cell gives no number.

    `confidence`, from 0 to 1, is how sure character recognition is of `text`; None where the file itself holds the text.
    """

    address: str
    text: str
    value: Number | None
    shape: Shape
    place: Place
    row: str
    column: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column as found; `key` is None for one that the form does not know. `block` names the table's part (or "")."""

    address: str
    key: str | None
    text: str
    match: Match
    place: Place
    block: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as found, with its figures by column key.

    `values` counts the values that the row holds, `due` those that its header calls for. Where they differ, or stand under
    other columns, the row is shifted: its figures cannot be told apart, and `cells` is empty. Padding rows are not here.
    `unclear` where that is no fault of the row: the file parts its cells by no lines, or not the blank ones, or cuts one.
    `fragment` counts the file's tables that make up the form's; a conversion may have put them in another order.
    """

    address: str
    key: str | None
    text: str
    match: Match
    place: Place
    cells: dict[str, Figure]
    values: int
    due: int
    unclear: bool = False
    fragment: int = 0

    @property
    def shifted(self) -> bool:
        return not self.cells


@dataclass(frozen=True)
class ReportTable:
    """A table of the form as found.

    `state`: `read`, or `unread` where its labels are there but its figures cannot be told apart with certainty.
    `unclear` where the file draws it without lines between its cells: what it seems to lack may be misread.
    `missing_rows` and `missing_columns` (the latter as "block/column" or "column") are known keys that were not found.
    """

    key: str
    address: str
    text: str
    place: Place
    state: Literal["read", "unread"]
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    missing_rows: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    unclear: bool = False

    @cached_property
    def _by_key(self) -> dict[str, Row]:
        return {row.key: row for row in reversed(self.rows) if row.key}

    def row(self, key: str) -> Row | None:
        return self._by_key.get(key)

    def cell(self, row: str, column: str) -> Figure | None:
        found = self.row(row)
        return found.cells.get(column) if found else None


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    """A paragraph of a section; `number` is what the program prints before it (Paragraph.number of the Document)."""

    address: str
    text: str
    place: Place
    number: str | None = ""

    @property
    def printed(self) -> str:
        return (self.number or "") + self.text


@dataclass(frozen=True, slots=True)
class Section:
    """A section as found, in document order.

    `number` is the heading's number as printed ("" where there is none, None where it cannot be known), `title` its words.
    `key` is None for a first-level heading that the form does not know. `repeats` tells of a key met before.
    `tables` are the keys of the form's tables found below the heading, `grids` the number of tables of any kind.
    """

    address: str
    key: str | None
    text: str
    number: str | None
    title: str
    match: Match
    place: Place
    paragraphs: tuple[ReportParagraph, ...] = ()
    tables: tuple[str, ...] = ()
    grids: int = 0
    pictures: tuple[Picture, ...] = ()
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """The statistical period: its dates as far as they can be read, its sentence's text and place."""

    address: str
    text: str
    place: Place
    start: date | None
    end: date | None
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Title:
    """The report's title line(s): text, place, the organ and year that it names (None where it does not)."""

    address: str
    text: str
    place: Place
    organ: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reports on which year. `organ` is the reporting organ, `introduced` the one that the introduction says the report
    was made by; `year` is the report year: where title and period differ, the one that the text names most. `refused` says
    what the document is where it is no annual report by a form, and so is judged by none.
    """

    organ: str | None = None
    organ_kind: OrganKind | None = None
    introduced: str | None = None
    year: int | None = None
    title: Title | None = None
    period: Period | None = None
    refused: Text | None = None


NOT_ASKED = object()
"""What a fact is where the run was not asked for it: a rule that needs it is then of no concern."""


class FactError(TextError):
    """A fact cannot be read; `text` names it and says why. `traceback` is empty where no such fact is registered."""

    def __init__(self, name: str, text: Text, traceback: str = "") -> None:
        super().__init__(text)
        self.name = name
        self.traceback = traceback


NO_FACT = Text("没有“{0}”这一项（提供它的插件没有加载）", "there is no fact '{0}': the plugin that gives it is not loaded")


Facts = Callable[[str, "Report"], Any]
"""Reads a fact of a report by its name; raises FactError."""


def no_facts(name: str, report: Report) -> Any:
    """Raises FactError: there are none."""
    raise FactError(name, NO_FACT.fill(name))


@dataclass(frozen=True)
class Report:
    """One annual report, read. `text` and `place` stand for the whole document.

    `organ` to `refused` are those of its Identity. `changes` and `comments` count what the file still holds of its making,
    `published` is the day that it declares (Document). `facts` reads what plugins register by ogicheck_facts.
    `remarks` are what a person should know of the reading: which tables of the file are none of the report's.
    """

    form: Form
    preamble: tuple[ReportParagraph, ...]
    sections: tuple[Section, ...]
    tables: dict[str, ReportTable]
    place: Place
    organ: str | None = None
    organ_kind: OrganKind | None = None
    introduced: str | None = None
    year: int | None = None
    title: Title | None = None
    period: Period | None = None
    refused: Text | None = None
    changes: int = 0
    comments: int = 0
    address: str = "report"
    text: str = ""
    recognised: bool = False
    remarks: tuple[Text, ...] = ()
    published: date | None = None
    facts: Facts = field(default=no_facts, repr=False, compare=False)

    def section(self, key: str) -> Section | None:
        """The first section of this key."""
        return next((section for section in self.sections if section.key == key), None)

    def fact(self, name: str) -> Any:
        """A fact of this report, read when it is first asked for; None where it is missing. Raises FactError."""
        if name not in self._known:
            try:
                self._known[name] = self.facts(name, self)
            except FactError as error:
                self._known[name] = error
        if isinstance(self._known[name], FactError):
            raise self._known[name]
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, Any]:
        return {}
