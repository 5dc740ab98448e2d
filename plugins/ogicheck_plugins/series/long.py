"""Series as one long table, for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ogicheck.api import Lang, one_line
from ogicheck_plugins.records_kit.cell_values import plain_number
from ogicheck_plugins.series.model import Chain

FIELDS = ("organ", "year", "group", "figure", "value", "state", "break", "file")


def write(chains: Sequence[Chain], lang: Lang, left_out: Sequence[str]) -> bytes:
    """CSV with a line a figure and year; the columns are FIELDS, `break` is 1 or empty."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(FIELDS)
    for chain in chains:
        for line in chain.lines:
            for year, entry in line.entries.items():
                value = "" if entry.value is None else plain_number(entry.value)
                told = (_text(chain.organ), year, line.group, line.name, value, entry.state, "1" if entry.broken else "")
                writer.writerow([*told, _text(chain.files.get(year, ""))])
    return out.getvalue().encode("utf-8-sig")


def _text(name: str) -> str:
    """A name that a spreadsheet does not take for a formula."""
    line = one_line(name)
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line
