"""Where a part of a report is, in words that a person finds in it: the section, then row and column, or the paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ogicheck.api import Form, Report, Section, Text, one_line
from ogicheck_plugins.results_kit.grid import Grid

WHOLE = Text("整份报告", "the whole report")
OPENING = Text("标题和引言", "title and introduction")
PARAGRAPH = Text("第 {0} 段", "paragraph {0}")
ROW, COLUMN = Text("“{0}”一行", "row '{0}'"), Text("“{0}”一栏", "column '{0}'")
CELL = Text("{0} · {1}", "{0} · {1}")
TABLE = Text("整张表", "the whole table")
NOWHERE = Text("", "")


@dataclass(frozen=True, slots=True)
class Where:
    """A part of a report: its section, and what it is within it ("" for all of it)."""

    section: Text
    part: Text = NOWHERE


def where(address: str, report: Report, tables: dict[str, list[Grid]]) -> Where:
    """The part that has this address; `tables` are the report's as grids, by key."""
    kind, _, rest = address.partition("/")
    if kind == "section":
        return _section(rest.split("/"), report)
    key, *names = rest.split("/")
    if kind != "table" or key not in report.form.tables:
        return Where(WHOLE)
    section = _heading(report.form.tables[key].section, report)
    return Where(section, _part(names, report.form, key, tables.get(key, [])))


def _section(names: Sequence[str], report: Report) -> Where:
    """`names` are a section's key, or `unknown` and its number, and what stands below it."""
    count = 2 if names[0] == "unknown" else 1
    own, below = "/".join(names[:count]), names[count:]
    part = PARAGRAPH.fill(below[1]) if below[:1] == ["paragraph"] and len(below) > 1 else NOWHERE
    return Where(OPENING if own == "preamble" else _heading(own, report), part)


def _heading(key: str, report: Report) -> Text:
    """A section's heading as it is printed; as the form has it where the report lacks it."""
    found = next((one for one in report.sections if one.address == f"section/{key}"), None)
    form = report.form.sections.get(key)
    words = heading(found) if found else f"{form.number}、{form.title}" if form else key
    return Text(words, words)


def heading(section: Section) -> str:
    """A section's heading with its number, be that printed or made by the program."""
    number = section.number or ""
    return one_line(section.text if section.text.startswith(number) else number + section.text)


def _part(names: Sequence[str], form: Form, table: str, found: Sequence[Grid]) -> Text:
    row = names[0] if names else ""
    column = names[1] if len(names) > 1 else ""
    said, beside = _row(row, form, table, found), _column(column, row, form, table)
    if said and beside:
        return CELL.fill(said, beside)
    return ROW.fill(said) if said else COLUMN.fill(beside) if beside else TABLE


def _row(key: str, form: Form, table: str, found: Sequence[Grid]) -> str:
    """A row's label with the group that it stands in, where its own label may be another's too."""
    rows = form.tables[table].rows
    printed = (row.label for grid in found for row in grid.rows if row.address == f"table/{table}/{key}")
    label = one_line(next(printed, rows[key].label if key in rows else ""))
    group = rows[key].under[1:] if key in rows else []
    return " / ".join((*group, label)) if label else ""


def _column(key: str, row: str, form: Form, table: str) -> str:
    """A column's label, by the part of the table that its row stands in."""
    own = form.tables[table]
    blocks = [own.blocks[own.rows[row].block]] if row in own.rows else list(own.blocks.values())
    return next((block.columns[key].label for block in blocks if key in block.columns), "")
