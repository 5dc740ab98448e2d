"""The national rules: 1xx structure, 2xx tables and cells, 3xx totals."""

from ogicheck.api import Rule
from ogicheck_plugins.national.rules import coverage, heading, numbering, sections

RULES: list[Rule] = [*sections.RULES, *numbering.RULES, *heading.RULES, *coverage.RULES]
