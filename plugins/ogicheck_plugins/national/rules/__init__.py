"""The national rules: 1xx structure, 2xx tables and cells, 3xx totals, 6xx text."""

from ogicheck.api import Rule
from ogicheck_plugins.national.rules import (
    blanks,
    cells,
    columns,
    coverage,
    figures,
    heading,
    leftovers,
    numbering,
    rows,
    sections,
    tables,
    totals,
)

RULES: list[Rule] = [
    *sections.RULES,
    *numbering.RULES,
    *heading.RULES,
    *coverage.RULES,
    *tables.RULES,
    *rows.RULES,
    *columns.RULES,
    *blanks.RULES,
    *cells.RULES,
    *figures.RULES,
    *totals.RULES,
    *leftovers.RULES,
]
