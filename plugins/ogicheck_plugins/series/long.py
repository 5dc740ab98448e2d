"""Series as one long table, for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ogicheck.api import Lang
from ogicheck_plugins.records_kit.cell_values import plain_number
from ogicheck_plugins.records_kit.spreadsheets import plain_text
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
                told = (
                    plain_text(chain.organ),
                    year,
                    plain_text(line.group.zh),
                    plain_text(line.name.zh),
                    value,
                    entry.state,
                    "1" if entry.broken else "",
                )
                writer.writerow([*told, plain_text(chain.files.get(year, ""))])
    return out.getvalue().encode("utf-8-sig")
