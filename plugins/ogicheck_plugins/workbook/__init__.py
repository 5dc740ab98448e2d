"""The xlsx output: the office's workbook."""

from __future__ import annotations

from ogicheck.api import Opening, Output, Writer, hookimpl


def _open(opening: Opening) -> Writer:
    from ogicheck_plugins.workbook.writer import BookWriter

    return BookWriter(opening)


@hookimpl
def ogicheck_outputs() -> list[Output]:
    return [Output("xlsx", _open, "a workbook: organs, findings with a column for answers, tables", "file", True)]
