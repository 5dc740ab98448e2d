"""A chain of an organ's reports: each figure of each year, and where one year does not follow from the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from ogicheck.api import Form, Record, Text
from ogicheck_plugins.records_kit.cell_values import Number, counted, rows_due
from ogicheck_plugins.records_kit.forms import Forms
from ogicheck_plugins.records_kit.organs import Organ
from ogicheck_plugins.series.declared import SeriesFigure, groups, said

State = Literal["read", "blank", "text", "absent", "unread", "undeclared", "missing", "doubtful"]
"""Why an entry has no number: its cells are blank, are no number, are not there, stand in a table that was not read, are
none of the form's; the year has no report, or two that differ."""

MISSING = Text("缺 {0} 年的报告。", "The report for {0} is missing.")
FOLLOWS = Text(
    "{0} 年“{1}”为 {2}，接 {3} 年的报告应为 {4}。",
    "'{1}' is {2} in {0}; it should be {4} by the report for {3}.",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of one year."""

    value: Number | None
    state: State
    broken: bool = False


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A figure over the years, in the group that it belongs to."""

    group: Text
    name: Text
    entries: Mapping[int, Entry]


@dataclass(frozen=True, slots=True)
class Chain:
    """An organ's figures from its first report to its last; `files` are its reports by year. `apart`: they may sum up the
    other organs'.
    """

    organ: str
    years: tuple[int, ...]
    lines: tuple[SeriesLine, ...]
    breaks: tuple[Text, ...]
    files: Mapping[int, str]
    apart: bool = False


Declared = dict[tuple[str, str], SeriesFigure]


def chain(organ: Organ, forms: Forms) -> Chain:
    """The organ's series."""
    known = sorted({*organ.reports, *organ.doubtful})
    years = range(known[0], known[-1] + 1)
    declared = {year: _declared(forms.followed(record)) for year, record in organ.reports.items()}
    names = _names(declared)
    entries = {
        (name, year): _entry(organ, forms, year, declared.get(year, {}).get((group, name)))
        for group, name in names
        for year in years
    }
    broken = _broken(declared, entries)
    told = _told(organ, forms, names)
    lines = [SeriesLine(told[group], told[name], _marked(name, years, entries, broken)) for group, name in names]
    gaps = [MISSING.fill(year) for year in years if year not in known]
    steps = [
        FOLLOWS.fill(y, told[n], entries[n, y].value, y - 1, due) for (n, y), due in sorted(broken.items(), key=_by_year)
    ]
    files = {year: record.file for year, record in sorted(organ.reports.items())}
    return Chain(organ.name, tuple(years), tuple(lines), (*gaps, *steps), files)


def _told(organ: Organ, forms: Forms, names: Sequence[tuple[str, str]]) -> dict[str, Text]:
    """Groups and figures in both languages, by the latest form that says so."""
    told: dict[str, Text] = {}
    for _, record in sorted(organ.reports.items()):
        form = forms.followed(record)
        new = {one: said(one, form) for pair in names for one in pair}
        told |= {name: text for name, text in new.items() if name not in told or text.en != name}
    return told


def _names(declared: Mapping[int, Declared]) -> list[tuple[str, str]]:
    """Groups and figures as the latest form orders them, those of earlier ones behind theirs."""
    names = dict.fromkeys(key for year in sorted(declared, reverse=True) for key in declared[year])
    groups = list(dict.fromkeys(group for group, _ in names))
    return sorted(names, key=lambda name: groups.index(name[0]))


def _broken(declared: Mapping[int, Declared], entries: Mapping[tuple[str, int], Entry]) -> dict[tuple[str, int], Number]:
    """The figures that do not follow from the year before, with what they should be."""
    figures = [(name, year, figure) for year, own in declared.items() for (_, name), figure in own.items()]
    due = {(name, year): _due(figure, entries, year) for name, year, figure in figures}
    return {key: one for key, one in due.items() if one is not None and entries[key].value not in (None, one)}


def _by_year(item: tuple[tuple[str, int], Number]) -> tuple[int, str]:
    (name, year), _ = item
    return year, name


def _declared(form: Form | None) -> Declared:
    return {
        (group, name): figure
        for group, figures in (groups(form).items() if form else ())
        for name, figure in figures.items()
    }


def _entry(organ: Organ, forms: Forms, year: int, figure: SeriesFigure | None) -> Entry:
    record = organ.reports.get(year)
    form = forms.followed(record) if record else None
    if record is None:
        return Entry(None, "doubtful" if year in organ.doubtful else "missing")
    if form is None or figure is None:
        return Entry(None, "undeclared")
    if figure.table in record.unread:
        return Entry(None, "unread")
    return _summed(record, form, figure)


def _summed(record: Record, form: Form, figure: SeriesFigure) -> Entry:
    rows = [
        row
        for row in rows_due(record, form.tables[figure.table], figure.table)
        if any(fnmatchcase(row, name) for name in figure.rows)
    ]
    cells = [(figure.table, row, column) for row in rows for column in figure.columns]
    printed = [record.figure(*cell) for cell in cells]
    numbers = [counted(record, form, *cell) for cell in cells]
    if not cells or None in printed:
        return Entry(None, "absent")
    blank = [one is not None and one.value is None and not one.text.strip() for one in printed]
    if all(blank) or any(is_blank and one is None for is_blank, one in zip(blank, numbers, strict=True)):
        return Entry(None, "blank")
    known = [one for one in numbers if one is not None]
    return Entry(sum(known), "read") if len(known) == len(cells) else Entry(None, "text")


def _due(figure: SeriesFigure, entries: Mapping[tuple[str, int], Entry], year: int) -> Number | None:
    """What a figure should be by the year before; None where that cannot be told."""
    if not figure.carries:
        return None
    due: Number = 0
    for sign, names, at in ((1, figure.carries, year - 1), (1, figure.adds, year), (-1, figure.takes, year)):
        for name in names:
            entry = entries.get((name, at))
            if entry is None or entry.value is None:
                return None
            due += sign * entry.value
    return due


def _marked(
    name: str, years: Sequence[int], entries: Mapping[tuple[str, int], Entry], broken: Mapping[tuple[str, int], Number]
) -> dict[int, Entry]:
    def marked() -> Iterator[tuple[int, Entry]]:
        for year in years:
            entry = entries[name, year]
            yield year, Entry(entry.value, entry.state, (name, year) in broken or entry.state == "missing")

    return dict(marked())
