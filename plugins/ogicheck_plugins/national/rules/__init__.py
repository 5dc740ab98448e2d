"""The national rules: 1xx structure, 2xx tables and cells, 3xx totals."""

from ogicheck.api import Rule

RULES: list[Rule] = []
