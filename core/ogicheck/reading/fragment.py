"""A piece of one of the form's tables, as it stands in the document."""

from __future__ import annotations

from dataclasses import dataclass

from ogicheck.values.document import Table
from ogicheck.values.numbers import is_figure
from ogicheck.values.words import fold

FEWEST_FIGURES = 4
"""Figures in a table that goes on with the one before it: fewer are a page number, or the day of a date."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of the form's table `key`: where it stands among the document's blocks, and the words just before it."""

    key: str
    index: int
    table: Table
    before: str = ""


def continues(table: Table) -> bool:
    """Whether it holds figures only, a row or more of them."""
    texts = [cell.text for cell in table.cells if fold(cell.text)]
    return len(texts) >= FEWEST_FIGURES and all(is_figure(text) for text in texts)
