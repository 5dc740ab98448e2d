"""What the cells of a form are called, and what a report does not give, in words."""

from __future__ import annotations

from ogicheck.api import Form, Lang, Text, one_line
from ogicheck_plugins.records_kit.sums import Gap

GAP = Text("{0}（{1}）的“{2}”：{3}", "{0} ({1}), '{2}': {3}")


def cell_name(form: Form, table: str, row: str, column: str) -> str:
    """A cell's row and column as the form prints them."""
    of = form.tables[table].rows[row]
    columns = form.tables[table].blocks[of.block].columns
    return f"{of.label}·{columns[column].label}"


def told(form: Form, gap: Gap, lang: Lang) -> str:
    """One thing that a report does not give: organ, file, table or cell, and why."""
    name = cell_name(form, gap.table, gap.row, gap.column) if gap.row else form.heading(gap.table)
    return one_line(GAP.fill(gap.part.organ, gap.part.record.file, name, gap.why.say(lang)).say(lang))
