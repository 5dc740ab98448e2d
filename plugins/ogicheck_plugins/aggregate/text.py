"""Sums for people, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ogicheck.api import BlockForm, Lang
from ogicheck_plugins.records_kit.cell_values import plain_number
from ogicheck_plugins.records_kit.columns import aligned
from ogicheck_plugins.records_kit.sums import Sums

UNKNOWN = "?"
LONGEST = 24
"""Characters of a row's label; the form's longest would push the figures off the screen."""


def write(sums: Sums, lang: Lang, left_out: Sequence[str]) -> bytes:
    """The tables with a line a row; a sum that cannot be told is a question mark."""
    return ("\n".join(line for key in sums.form.tables for line in _table(sums, key)) + "\n").encode()


def _table(sums: Sums, table: str) -> Iterator[str]:
    yield sums.form.heading(table)
    for name, block in sums.form.tables[table].blocks.items():
        yield from (f"  {line}" for line in aligned(list(_block(sums, table, name, block))))


def _block(sums: Sums, table: str, name: str, block: BlockForm) -> Iterator[list[str]]:
    yield [block.label, *(column.label for column in block.columns.values())]
    for row, form in sums.form.tables[table].rows.items():
        if form.block == name and all((table, row, column) in sums.cells for column in block.columns):
            numbers = (sums.cells[table, row, column] for column in block.columns)
            yield [form.label[:LONGEST], *(UNKNOWN if one is None else plain_number(one) for one in numbers)]
